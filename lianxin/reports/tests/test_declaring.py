"""What only paper knows: declared beside what is on record, in every kind of file, and taken back.

And what the street says to a card before it is signed.
"""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from lianxin.core import http
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY
from lianxin.matters.models import Outcome
from lianxin.matters.tests.factories import MatterFactory, SayFactory
from lianxin.people.tests.factories import officer_of, secretary_of, sign_in, staff_of
from lianxin.places.tests.factories import CommunityFactory
from lianxin.reports import actions
from lianxin.reports.formats import FORMATS
from lianxin.reports.models import Declared, Remark
from lianxin.reports.queries import card_of, doc_of
from lianxin.reports.queries.street import street_of
from lianxin.reports.tests.test_editions import text_of

pytestmark = pytest.mark.django_db
YEAR = 2025
SPRING = datetime(2025, 3, 3, 1, tzinfo=UTC)
SITE = "https://lianxin.example/"


@pytest.fixture(autouse=True)
def _on_monday(monkeypatch):
    monkeypatch.setattr(http, "now", lambda: MONDAY)


@pytest.fixture
def community():
    made = CommunityFactory.create(name="历山路社区", slug="lishanlu", households=1000)
    for _n in range(2):
        MatterFactory.create(
            community=made, solved=True, reported_at=SPRING, replied_at=SPRING, closed_at=SPRING
        )
    return made


@pytest.fixture
def secretary(community):
    return secretary_of(community)


def declared(secretary, community, code="matters_solved"):
    return actions.declare(
        secretary, community.slug, YEAR, code=code, value=37, source="台账，档案柜", now=MONDAY
    )


def page_of(name, community, **more):
    return reverse(f"reports_desk:{name}", kwargs={"slug": community.slug, "year": YEAR, **more})


@pytest.mark.parametrize("kind", FORMATS)
def test_what_is_declared_is_told_apart_in_each_kind_of_file(secretary, community, kind):
    declared(secretary, community)
    card = card_of(community.slug, YEAR, today=MONDAY.date())
    doc = doc_of(card, {"council": "办成 {matters_solved}，去年 {matters_solved:last}。"})
    body = FORMATS[kind][1](doc, site=SITE)
    text = text_of(kind, body)
    if kind == "xlsx":
        # Numbers to reckon with, each in its column.
        assert "37.0" in text
    else:
        assert "申报 37 · 有据 2" in text.replace('<a class="fig"', "").replace("\n", "") or (
            kind == "html" and "申报 37 · 有据 " in text
        )
    said = "".join(span["words"] for span in doc["sections"][2]["paragraphs"][0])
    assert said == "办成 今年 申报 37 · 有据 2 件，去年 — 件。"


def test_what_was_declared_is_listed_and_can_be_taken_back(client, secretary, community):
    actions.begin(secretary, community.slug, YEAR, now=MONDAY)
    said = declared(secretary, community)
    sign_in(client, secretary)
    assert "台账，档案柜" in client.get(page_of("edit", community)).content.decode()
    where = page_of("withdraw", community, pk=said.pk)
    assert client.post(where).status_code == 302
    assert "台账，档案柜" not in client.get(page_of("edit", community)).content.decode()
    assert client.post(where).status_code == 409
    assert Entry.objects.filter(deed="withdraw").count() == 1
    declared(secretary, community)
    assert Declared.objects.count() == 2


def test_who_does_not_sign_takes_back_nothing(client, secretary, community):
    actions.begin(secretary, community.slug, YEAR, now=MONDAY)
    said = declared(secretary, community)
    for actor in (staff_of(community), secretary_of(CommunityFactory.create())):
        sign_in(client, actor)
        assert client.post(page_of("withdraw", community, pk=said.pk)).status_code == 404
    assert Declared.objects.get().withdrawn_at is None


def test_a_remark_without_words_keeps_the_section_that_was_chosen(client, secretary, community):
    actions.begin(secretary, community.slug, YEAR, now=MONDAY)
    sign_in(client, officer_of(community.subdistrict))
    where = page_of("remark", community)
    answer = client.post(where, {"section": "works", "words": " "})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "写一写哪里要改。" in page
    assert '<option value="works" selected>' in page
    assert client.post(where, {"section": "works", "words": "写具体些"}).status_code == 302
    assert Remark.objects.get().section == "works"
    assert "阵地与改造" in client.get(page_of("edit", community)).content.decode()


def test_the_street_asks_where_what_was_promised_is_kept_less_than_elsewhere(community):
    neighbour = CommunityFactory.create(subdistrict=community.subdistrict)
    for place, outcomes in ((community, "SSSS"), (neighbour, "SNNN")):
        for outcome in outcomes:
            at = SPRING + timedelta(days=1)
            SayFactory.create(
                matter=MatterFactory.create(community=place, to_confirm=True, reported_at=SPRING),
                asked_at=at, answered_at=at,
                outcome=Outcome.SOLVED if outcome == "S" else Outcome.NOT,
            )  # fmt: skip
    found = street_of(officer_of(community.subdistrict), YEAR, today=MONDAY.date())
    asked = {ask.community: [(line.code, line.counted) for line in ask.lines] for ask in found.asks}
    assert asked == {neighbour: [("resolution_rate", "1／4")]}
