"""A number typed where a figure exists is offered the figure, of the years that its clause says."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from lianxin.core import http
from lianxin.core.tests.factories import MONDAY
from lianxin.matters.tests.factories import MatterFactory
from lianxin.people.tests.factories import secretary_of, sign_in
from lianxin.places.tests.factories import CommunityFactory
from lianxin.reports import actions
from lianxin.reports.models import Edition
from lianxin.reports.queries.text import parts
from lianxin.reports.queries.typed import bare, replaced, spelled, unit_of

YEAR = 2025
SPRING = datetime(2025, 3, 3, 1, tzinfo=UTC)


def figure(label, unit, words, *, is_share=False, **more):
    told = {"last": "", "mean": "", "each": "", "ever": "", **more}
    after = "" if is_share else f" {unit}"
    whole = 40 if is_share else None
    return {"label": label, "unit": unit, "after": after, "words": words, "whole": whole, **told}


FIGURES = {
    "matters_solved": figure("解决大事小情", "件", "37", last="12", mean="20", each="9.2"),
    "received": figure("居民提出的事", "件", "51", last="12"),
    "volunteers": figure("登记的志愿者", "人", "473"),
    "party_branches": figure("党支部", "个", "37"),
    "response_rate": figure("按时答复", "件", "92.5%", is_share=True),
}


def told(text):
    return [(each.typed, [offer.key for offer in each.offers]) for each in bare(text, FIGURES)]


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        # The same number, the figure of that unit first.
        ("办成 37 件", [("37", ["matters_solved", "party_branches"])]),
        ("满意 92.5%", [("92.5%", ["response_rate"])]),
        # What it counts is said beside it, whatever number was typed.
        ("志愿者有 500 名", [("500", ["volunteers"])]),
        ("500 名志愿者上了街", [("500", ["volunteers"])]),
        ("解决大事小情 30 件", [("30", ["matters_solved"])]),
        ("按时答复 88%", [("88%", ["response_rate"])]),
        # Of the years that the clause says.
        ("去年办成 12 件", [("12", ["matters_solved:last", "received:last"])]),
        ("街道平均 20 件", [("20", ["matters_solved:mean"])]),
        ("每千户 9.2 件", [("9.2", ["matters_solved:each"])]),
        ("多年以来解决大事小情 900 件", [("900", ["matters_solved:ever"])]),
        ("去年不多，办成 37 件", [("37", ["matters_solved", "party_branches"])]),
        ("去年办成 37 件", []),
        # In words as in figures, before a unit.
        ("办成三十七件", [("三十七", ["matters_solved"])]),
        ("志愿者有五百人", [("五百", ["volunteers"])]),
        ("三十七次开会，千佛山下，一件一件办", []),
        # None of these counts anything that a figure has.
        ("在37号院，第37次，2037年，37楼", []),
        ("解决 {matters_solved} 件，{@LSL-2015-000037}", []),
        ("志愿者提出 500 条意见", []),
        ("只有 1 件", []),
    ],
)
def test_a_typed_number_is_offered_what_it_counts_and_of_which_years(text, offered):
    assert told(text) == offered


def taken(text, place=0):
    number = bare(text, FIGURES)[place]
    offer = number.offers[0]
    return replaced(text, number, offer, unit_of(FIGURES[offer.code]))


def test_the_offered_figure_takes_the_place_of_that_number_and_its_unit():
    assert taken("37号院办成37件事") == "37号院办成{matters_solved}事"
    assert taken("先办成 37 件，\n又办成 37 件。", 1) == "先办成 37 件，\n又办成 {matters_solved}。"
    assert taken("去年办成 12 件") == "去年办成 {matters_solved:last}"


@pytest.mark.parametrize(
    ("words", "number"),
    [("十", "10"), ("三百二十", "320"), ("一千零五", "1005"), ("两万三千", "23000"), ("37", "37")],
)
def test_a_number_in_words_is_that_number_in_figures(words, number):
    assert spelled(words) == number


@given(st.text("解决大事小情志愿者有37三十七百万件人 ，。\n{}@matters_solved%.", max_size=60))
def test_whatever_is_written_an_offer_names_a_number_that_stands_there(text):
    for number in bare(text, FIGURES):
        assert text[number.at :].startswith(number.typed)
        for offer in number.offers:
            after = replaced(text, number, offer, unit_of(FIGURES[offer.code]))
            assert {part.code for part in parts(after)} >= {offer.code}


@pytest.fixture
def community(db, monkeypatch):
    monkeypatch.setattr(http, "now", lambda: MONDAY)
    made = CommunityFactory.create(name="历山路社区", slug="lishanlu", households=1000)
    for _n in range(2):
        MatterFactory.create(
            community=made, solved=True, reported_at=SPRING, replied_at=SPRING, closed_at=SPRING
        )
    return made


@pytest.fixture
def client(community):
    secretary = secretary_of(community)
    actions.begin(secretary, community.slug, YEAR, now=MONDAY)
    browser = Client()
    sign_in(browser, secretary)
    return browser


def send(client, community, **told):
    edition = Edition.objects.get()
    texts = {**edition.texts, "seen": edition.revision, **told}
    where = reverse("reports_desk:write", args=[community.slug, YEAR])
    return client.post(where, texts, follow=True).content.decode()


def test_taking_an_offer_keeps_what_was_typed_meanwhile_in_other_sections(client, community):
    page = send(client, community, works="办成 2 件")
    assert "您写了“2”" in page
    assert 'name="figure:works:3"' in page
    told = {"works": "办成 2 件", "funds": "刚写的", "enliven": "works:3:2"}
    page = send(client, community, **told, **{"figure:works:3": "matters_solved"})
    assert "换好了" in page
    texts = Edition.objects.get().texts
    assert (texts["works"], texts["funds"]) == ("办成 {matters_solved}", "刚写的")


@pytest.mark.parametrize(
    ("words", "asked", "chosen"),
    [
        ("一件没办", "works:3:2", "matters_solved"),
        ("办成 2 件", "works:3:2", "fund_spent"),
        ("办成 2 件", "works", "matters_solved"),
        ("办成 2 件", "nowhere:3:2", "matters_solved"),
    ],
)
def test_an_offer_that_is_not_there_any_more_changes_no_words(
    client, community, words, asked, chosen
):
    page = send(client, community, works=words, enliven=asked, **{"figure:works:3": chosen})
    assert "那个数已经不在原处" in page
    assert Edition.objects.get().texts["works"] == words
