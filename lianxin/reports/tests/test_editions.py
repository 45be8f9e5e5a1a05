"""A card from draft to publication, what is frozen, and what is said of it."""

import hashlib
import json
from datetime import UTC, datetime, timedelta
from io import BytesIO
from itertools import product
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from docx import Document
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from lianxin.core import http
from lianxin.core.actor import GUEST
from lianxin.core.errors import Invalid, NotPermitted, OutOfOrder, Refused
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY
from lianxin.matters.tests.factories import MatterFactory
from lianxin.people.tests.factories import (
    PostFactory,
    actor_for,
    resident_of,
    secretary_of,
    sign_in,
    staff_of,
)
from lianxin.places.tests.factories import CommunityFactory
from lianxin.reports import actions
from lianxin.reports.formats import FORMATS
from lianxin.reports.models import Comment, Edition, EditionState, EvidenceList, Rating
from lianxin.reports.queries import FIGURES, card_of, doc_of, live
from lianxin.reports.queries.editions import is_genuine, published
from lianxin.reports.queries.saying import said_of
from lianxin.reports.queries.text import unknown
from lianxin.reports.queries.watching import moved
from lianxin.reports.rules import EDITION_FLOW
from lianxin.reports.sentences import read

pytestmark = pytest.mark.django_db
SPRING = datetime(2025, 3, 3, 1, tzinfo=UTC)
YEAR = 2025
SITE = "https://lianxin.example/"


@pytest.fixture(autouse=True)
def _on_monday(monkeypatch):
    monkeypatch.setattr(http, "now", lambda: MONDAY)


@pytest.fixture
def community():
    made = CommunityFactory.create(name="历山路社区", slug="lishanlu", households=1000)
    solved(made, title="东舍坊118号院供暖问题", is_focal=True)
    solved(made)
    return made


@pytest.fixture
def secretary(community):
    return secretary_of(community)


@pytest.fixture
def street(community):
    return actor_for(PostFactory.create(street=True, subdistrict=community.subdistrict).user)


def solved(community, **fields):
    return MatterFactory.create(
        community=community, solved=True, reported_at=SPRING, replied_at=SPRING, closed_at=SPRING,
        **fields,
    )  # fmt: skip


def begun(secretary, community):
    return actions.begin(secretary, community.slug, YEAR, now=MONDAY)


def signed(secretary, street, community):
    edition = begun(secretary, community)
    for actor, verb in ((secretary, "submit"), (street, "review"), (secretary, "sign")):
        edition = actions.step(actor, edition.pk, verb, now=MONDAY)
    return edition


def out(secretary, street, community):
    edition = signed(secretary, street, community)
    return actions.step(secretary, edition.pk, "publish", now=MONDAY)


def browser(actor):
    client = Client()
    sign_in(client, actor)
    return client


def test_the_first_words_are_those_that_have_something_behind_them(secretary, community):
    text = begun(secretary, community).texts["council"]
    assert "大家提出 {received}，居民确认已解决 {matters_solved}。" in text
    assert "部分解决" not in text
    assert "{@" in text


def test_whoever_begins_second_gets_the_same_edition(secretary, community):
    first = begun(secretary, community)
    assert actions.begin(staff_of(community), community.slug, YEAR, now=MONDAY) == first
    assert Edition.objects.count() == 1


def test_a_draft_lives_and_a_signed_card_does_not(secretary, street, community):
    edition = signed(secretary, street, community)
    before = edition.frozen["figures"]["matters_solved"]["words"]
    solved(community)
    edition.refresh_from_db()
    assert (before, edition.frozen["figures"]["matters_solved"]["words"]) == ("2", "2")
    now = doc_of(card_of(community.slug, YEAR, today=MONDAY.date()))
    assert now["figures"]["matters_solved"]["words"] == "3"


def test_the_fingerprint_can_be_made_by_anybody_from_the_json(secretary, street, community):
    edition = out(secretary, street, community)
    told = json.loads(FORMATS["json"][1](edition.frozen, site=SITE, sha256=edition.sha256))
    words = json.dumps(told["card"], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert hashlib.sha256(words.encode()).hexdigest() == edition.sha256 == told["sha256"]
    assert is_genuine(edition)


@pytest.mark.parametrize("field", ["frozen", "sha256", "texts", "signed_by", "number"])
def test_the_database_keeps_what_was_signed(secretary, street, community, field):
    edition = signed(secretary, street, community)
    other: dict[str, Any] = {
        "frozen": {},
        "sha256": "0" * 64,
        "texts": {},
        "signed_by": "别人",
        "number": 1_000,
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(**{field: other[field], "reason": ""})


def test_the_database_keeps_the_evidence_that_was_signed(secretary, street, community):
    signed(secretary, street, community)
    assert EvidenceList.objects.filter(code="matters_solved", of="part").get().ids
    with pytest.raises(IntegrityError), transaction.atomic():
        EvidenceList.objects.update(ids=[])
    with pytest.raises(IntegrityError), transaction.atomic():
        EvidenceList.objects.all().delete()


def test_the_evidence_that_was_signed_is_what_was_counted_then(secretary, street, community):
    out(secretary, street, community)
    later = solved(community)
    where = reverse("reports:evidence", args=[community.slug, YEAR, "matters_solved"])
    now = Client().get(where).content.decode()
    then = Client().get(where, {"signed": "1"}).content.decode()
    assert "数的是 2 条；现在按同一条件数是 3 条" in now
    assert later.number in now
    assert later.number not in then


def test_a_correction_is_a_new_edition_with_its_reason_and_the_old_stays(
    secretary, street, community
):
    first = out(secretary, street, community)
    with pytest.raises(Invalid):
        actions.correct(secretary, community.slug, YEAR, reason=" ", now=MONDAY)
    second = actions.correct(secretary, community.slug, YEAR, reason="漏了一件", now=MONDAY)
    with pytest.raises(OutOfOrder):
        actions.correct(secretary, community.slug, YEAR, reason="再来", now=MONDAY)
    for actor, verb in (
        (secretary, "submit"), (street, "review"), (secretary, "sign"), (secretary, "publish"),
    ):  # fmt: skip
        actions.step(actor, second.pk, verb, now=MONDAY)
    assert published(community.slug, YEAR).number == 2
    page = Client().get(reverse("reports:card", args=[community.slug, YEAR]), {"edition": 1})
    assert "后来出了第 2 版" in page.content.decode()
    assert is_genuine(first)


WHO = ("guest", "resident", "staff", "secretary", "street", "far")
MAY = {
    "submit": {"secretary"}, "take_back": {"secretary"}, "send_back": {"street"},
    "review": {"street"}, "reopen": {"secretary"}, "sign": {"secretary"},
    "publish": {"secretary"},
}  # fmt: skip


@pytest.mark.parametrize("state", EditionState.values)
def test_each_step_is_taken_by_whom_and_whence_the_table_says(secretary, street, community, state):
    actors = {
        "guest": GUEST,
        "resident": resident_of(community),
        "staff": staff_of(community),
        "secretary": secretary,
        "street": street,
        "far": secretary_of(CommunityFactory.create()),
    }
    edition = _in(state, secretary, street, community)
    for verb, who in product(EDITION_FLOW, WHO):
        point = transaction.savepoint()
        lawful = who in MAY[verb] and state in EDITION_FLOW[verb].sources
        try:
            actions.step(actors[who], edition.pk, verb, now=MONDAY)
            is_taken = True
        except Refused:
            is_taken = False
        assert is_taken is lawful, (who, verb, state)
        transaction.savepoint_rollback(point)


def _in(state, secretary, street, community):
    way = [(secretary, "submit"), (street, "review"), (secretary, "sign"), (secretary, "publish")]
    edition = begun(secretary, community)
    for (actor, verb), reached in zip(way, EditionState.values[1:], strict=True):
        if edition.state == state:
            break
        edition = actions.step(actor, edition.pk, verb, now=MONDAY)
        assert edition.state == reached
    return edition


def test_words_changed_by_another_meanwhile_are_not_overwritten(secretary, community):
    edition = begun(secretary, community)
    actions.write(secretary, edition.pk, {"party": "甲"}, seen=0, now=MONDAY)
    with pytest.raises(OutOfOrder):
        actions.write(secretary, edition.pk, {"party": "乙"}, seen=0, now=MONDAY)


def test_braces_around_nothing_are_refused_beside_their_section(secretary, community):
    edition = begun(secretary, community)
    client = browser(secretary)
    page = reverse("reports_desk:write", args=[community.slug, YEAR])
    answer = client.post(page, {"seen": 0, "party": "党员 {partymembers} 人"})
    assert answer.status_code == 422
    assert "没有这个数字或这件事：{partymembers}" in answer.content.decode()
    assert "党员 {partymembers} 人" in answer.content.decode()
    assert edition.texts == Edition.objects.get().texts


def test_scopes_are_told_apart_by_their_names(secretary, community):
    solved(CommunityFactory.create(subdistrict=community.subdistrict))
    text = "{matters_solved} {matters_solved:ever} {matters_solved:mean} {matters_solved:each}"
    assert unknown(text, FIGURES, set()) == []
    assert unknown("{matters_solved:best}", FIGURES, set()) == ["{matters_solved:best}"]
    card = card_of(community.slug, YEAR, today=MONDAY.date())
    doc = doc_of(card, {"council": text})
    spans = next(each for each in doc["sections"] if each["name"] == "council")["paragraphs"][0]
    told = [span["words"] for span in spans if "code" in span]
    assert told == ["今年 2 件", "累计 2 件", "街道平均 1.5 件", "每千户 2 件"]


def test_a_number_of_all_years_opens_onto_the_records_of_all_years(client, secretary, community):
    before = SPRING - timedelta(days=400)
    MatterFactory.create(
        community=community, solved=True, reported_at=before, replied_at=before, closed_at=before
    )
    card = card_of(community.slug, YEAR, today=MONDAY.date())
    doc = doc_of(card, {"council": "{matters_solved} {matters_solved:ever}"})
    council = next(each for each in read(doc) if each.name == "council")
    told = {span.words: span.url for span in council.sentences[0] if span.is_figure}
    assert set(told) == {"今年 2 件", "累计 3 件"}
    for words, url in told.items():
        page = client.get(url)
        assert f"{page.context['evidence'].count} 件" in words
    assert f"累计到{YEAR}年" in page.content.decode()


def test_a_private_matter_cannot_be_named(secretary, community):
    edition = begun(secretary, community)
    private = solved(community, private=True)
    text = f"办成 {{@{private.number}}}"
    with pytest.raises(Invalid):
        actions.write(secretary, edition.pk, {"works": text}, seen=0, now=MONDAY)


def test_the_street_remarks_and_the_community_answers_once(secretary, street, community):
    edition = begun(secretary, community)
    with pytest.raises(NotPermitted):
        actions.remark(secretary, edition.pk, section="", words="自己说", now=MONDAY)
    made = actions.remark(street, edition.pk, section="council", words="写具体些", now=MONDAY)
    actions.answer(secretary, made.pk, words="补了两件", now=MONDAY)
    with pytest.raises(OutOfOrder):
        actions.answer(secretary, made.pk, words="再补", now=MONDAY)


def test_what_is_declared_stands_beside_what_is_on_record(secretary, community):
    told: dict[str, Any] = {
        "code": "matters_solved",
        "value": 37,
        "source": "2025年台账，档案柜三层",
    }
    actions.declare(secretary, community.slug, YEAR, **told, now=MONDAY)
    with pytest.raises(OutOfOrder):
        actions.declare(secretary, community.slug, YEAR, **told, now=MONDAY)
    page = Client().get(reverse("reports:card", args=[community.slug, YEAR])).content.decode()
    assert ">申报 37 · 有据 2 件</a>" in page
    assert live(community.slug, YEAR, today=MONDAY.date())["figures"]["matters_solved"]["part"] == 2


def test_residents_rate_once_each_and_few_voices_are_not_told_apart(secretary, street, community):
    edition = out(secretary, street, community)
    for _n in range(4):
        actions.say(
            resident_of(community), community.slug, YEAR,
            marks={"council": "good"}, words="", now=MONDAY,
        )  # fmt: skip
    said = said_of(edition, today=MONDAY.date())
    assert (said.people, said.by_section) == (4, {})
    fifth = resident_of(community)
    for mark in ("poor", "fair"):
        marks = {"council": mark}
        actions.say(fifth, community.slug, YEAR, marks=marks, words="慢了些", now=MONDAY)
    assert Rating.objects.count() == 5
    assert said_of(edition, today=MONDAY.date()).by_section == {
        "council": {"good": 4, "fair": 1, "poor": 0}
    }


def test_a_comment_shows_once_somebody_has_read_it(secretary, street, community):
    out(secretary, street, community)
    who = resident_of(community)
    actions.say(who, community.slug, YEAR, marks={}, words="楼道灯亮了", now=MONDAY)
    page = reverse("reports:card", args=[community.slug, YEAR])
    assert "楼道灯亮了" not in Client().get(page).content.decode()
    actions.show(secretary, community.slug, Comment.objects.get().pk, now=MONDAY)
    assert "楼道灯亮了" in Client().get(page).content.decode()


def test_nobody_rates_after_two_weeks_or_without_an_account(secretary, street, community):
    out(secretary, street, community)
    late = MONDAY + timedelta(days=15)
    told: dict[str, Any] = {"marks": {"council": "good"}, "words": ""}
    with pytest.raises(OutOfOrder):
        actions.say(resident_of(community), community.slug, YEAR, **told, now=late)
    with pytest.raises(NotPermitted):
        actions.say(GUEST, community.slug, YEAR, **told, now=MONDAY)


def test_what_moved_since_yesterday_is_told(secretary, community):
    edition = begun(secretary, community)
    assert (actions.sweep(now=MONDAY), actions.sweep(now=MONDAY)) == (1, 0)
    solved(community)
    tomorrow = MONDAY + timedelta(days=1)
    doc = doc_of(card_of(community.slug, YEAR, today=tomorrow.date()), edition.texts)
    since = moved(edition, doc, today=tomorrow.date())
    assert since is not None
    told = {each.code: (each.before, each.now) for each in since.moved}
    assert told["matters_solved"] == ("2", "3")


@pytest.mark.parametrize(("days", "words"), [(1, "昨天以来变了的"), (3, "日以来变了的")])
def test_the_day_since_which_something_moved_is_said_as_it_is(
    client, secretary, community, monkeypatch, days, words
):
    begun(secretary, community)
    actions.sweep(now=MONDAY)
    solved(community)
    monkeypatch.setattr(http, "now", lambda: MONDAY + timedelta(days=days))
    sign_in(client, secretary)
    page = client.get(reverse("reports_desk:edit", args=[community.slug, YEAR])).content.decode()
    assert words in page


def test_numbers_in_word_are_links_that_open_onto_their_records(client, secretary, community):
    text = "办成 {matters_solved}，{matters_solved:ever}；{{ 1 + 1 }} <b>不是标签</b>"
    doc = doc_of(card_of(community.slug, YEAR, today=MONDAY.date()), {"council": text})
    made = Document(BytesIO(FORMATS["docx"][1](doc, site="https://lianxin.example")))
    line = next(each for each in made.paragraphs if "不是标签" in each.text)
    assert line.text == "办成 今年 2 件，累计 2 件；{{ 1 + 1 }} <b>不是标签</b>"
    links = {link.text: link.address for link in line.hyperlinks}
    assert set(links) == {"今年 2 件", "累计 2 件"}
    for address in links.values():
        path = address.removeprefix("https://lianxin.example")
        assert client.get(path).context["evidence"].count == 2
    cells = [cell for table in made.tables for row in table.rows for cell in row.cells]
    assert any(link for cell in cells for each in cell.paragraphs for link in each.hyperlinks)
    matter = doc["focal"][0]
    named = next(each.text for each in made.paragraphs if each.text.startswith(matter["title"]))
    assert named.startswith(f"{matter['title']}（{matter['state_words']}）{matter['number']}")


def text_of(kind, body):
    if kind == "pdf":
        pages = PdfReader(BytesIO(body)).pages
        return "".join(page.extract_text() for page in pages)
    if kind == "docx":
        made = Document(BytesIO(body))
        cells = (cell.text for table in made.tables for row in table.rows for cell in row.cells)
        return "\n".join([*(each.text for each in made.paragraphs), *cells])
    if kind == "xlsx":
        book = CalamineWorkbook.from_filelike(BytesIO(body))
        sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
        cells = (cell for sheet in sheets for row in sheet for cell in row)
        return "\n".join(map(str, cells))
    return body.decode()


@pytest.mark.parametrize("kind", FORMATS)
def test_every_figure_reads_the_same_in_each_kind_of_file(secretary, street, community, kind):
    edition = out(secretary, street, community)
    body = FORMATS[kind][1](edition.frozen, site=SITE, sha256=edition.sha256)
    text = text_of(kind, body).replace(" ", "").replace("\n", "").replace("\u2009", "")
    for section in edition.frozen["sections"]:
        for code in section["figures"]:
            figure = edition.frozen["figures"][code]
            assert figure["label"].replace(" ", "") in text, (kind, code)
            # A workbook has numbers to reckon with, see the next test.
            assert kind == "xlsx" or figure["words"].replace(" ", "") in text, (kind, code)
    assert "东舍坊118号院供暖问题" in text


def test_the_newspaper_holds_every_communitys_sentences(secretary, street, community):
    other = CommunityFactory.create(subdistrict=community.subdistrict, name="十亩园社区")
    solved(other)
    code = community.subdistrict.code
    page = Client().get(reverse("reports_sheet:sheet", args=[code, YEAR])).content.decode()
    paper = Client().get(reverse("reports_sheet:sheet_pdf", args=[code, YEAR])).content
    text = text_of("pdf", paper).replace(" ", "").replace("\n", "")
    for name in ("历山路社区", "十亩园社区"):
        assert name in page
        assert name in text
    assert len(PdfReader(BytesIO(paper)).pages) == 1


def test_a_verifying_page_knows_the_fingerprint_and_another(secretary, street, community):
    edition = out(secretary, street, community)
    where = reverse("reports:verify", args=[community.slug, YEAR])
    spaced = " ".join(edition.sha256[at : at + 4] for at in range(0, 64, 4)).upper()
    assert "一样：您手里的就是这一版" in Client().get(where, {"sha256": spaced}).content.decode()
    assert "不一样" in Client().get(where, {"sha256": "0" * 64}).content.decode()
    begins = Client().get(where, {"sha256": edition.sha256[:8]}).content.decode()
    assert "头 8 位一样" in begins
    assert "您手里的" not in begins
    strange = "0" if edition.sha256[0] != "0" else "1"
    assert "开头不一样" in Client().get(where, {"sha256": strange * 8}).content.decode()


def test_the_streets_table_stands_by_code_and_not_by_any_number(street, community):
    other = CommunityFactory.create(subdistrict=community.subdistrict, households=10)
    for _n in range(5):
        solved(other)
    street = actor_for(PostFactory.create(street=True, subdistrict=community.subdistrict).user)
    client = browser(street)
    answer = client.get(reverse("reports_street:side_by_side", args=[YEAR]))
    names = [place.code for place in answer.context["street"].places]
    assert names == sorted(names)
    assert answer.status_code == 200


def test_the_streets_layout_is_what_the_next_card_begins_by(street, secretary, community):
    client = browser(street)
    where = reverse("reports_street:layout", args=[YEAR])
    assert client.post(where, {"council": "解决 {matters_solvedd}。"}).status_code == 422
    assert client.post(where, {"council": "解决 {matters_solved}。"}).status_code == 302
    assert begun(secretary, community).texts["council"] == "解决 {matters_solved}。"


def test_each_deed_leaves_one_entry(secretary, street, community):
    out(secretary, street, community)
    deeds = Entry.objects.filter(subject_kind="reports.edition").values_list("deed", flat=True)
    assert sorted(deeds) == ["begin", "publish", "review", "sign", "submit"]
