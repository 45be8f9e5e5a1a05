"""Records of every kind in a card's words, with their pictures for as long as they may be seen."""

import base64
import json
from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx import Document
from PIL import Image
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from lianxin.activities.models import ActivityPhoto
from lianxin.activities.tests.factories import ActivityFactory
from lianxin.core import http
from lianxin.core.errors import Invalid, OutOfOrder
from lianxin.core.seeking import asked
from lianxin.core.tests.factories import MONDAY, UploadFactory, picture
from lianxin.core.uploads import keep
from lianxin.honours import actions as honours
from lianxin.honours.actions import Telling
from lianxin.honours.tests.factories import BoardFactory
from lianxin.matters.tests.factories import MatterFactory
from lianxin.organisations.tests.factories import OrganisationFactory
from lianxin.people.actions import withdraw_consent
from lianxin.people.models import Consent
from lianxin.people.tests.factories import (
    PostFactory,
    actor_for,
    secretary_of,
    sign_in,
    staff_of,
)
from lianxin.places.tests.factories import CommunityFactory
from lianxin.reports import actions
from lianxin.reports.actions.editing import joined
from lianxin.reports.formats import FORMATS, written
from lianxin.reports.models import Edition
from lianxin.reports.queries import card_of, doc_of
from lianxin.reports.queries.editions import is_genuine, published
from lianxin.reports.queries.kinds import nameable, named, offers
from lianxin.reports.queries.pictures import faded, settled
from lianxin.reports.sentences import read
from lianxin.works.models import ProjectPhoto
from lianxin.works.tests.factories import ProjectFactory

pytestmark = pytest.mark.django_db
YEAR = 2026
TODAY = MONDAY.date()
SITE = "https://lianxin.example/"


@pytest.fixture(autouse=True)
def _on_monday(monkeypatch):
    monkeypatch.setattr(http, "now", lambda: MONDAY)


@pytest.fixture
def community():
    made = CommunityFactory.create(name="历山路社区", slug="lishanlu", households=1000)
    MatterFactory.create(
        community=made, solved=True, reported_at=MONDAY, replied_at=MONDAY, closed_at=MONDAY
    )
    return made


@pytest.fixture
def secretary(community):
    return secretary_of(community)


def shade(stage):
    out = BytesIO()
    colours = {"before": "black", "during": "grey", "after": "white"}
    Image.new("RGB", (40, 30), colours[stage]).save(out, "JPEG")
    return SimpleUploadedFile("roof.jpg", out.getvalue(), content_type="image/jpeg")


@pytest.fixture
def works(community):
    """A roof before and after, and once while they were at it."""
    project = ProjectFactory.create(community=community, announced=True, title="21号院楼顶防水")
    for stage, spot in (("before", "东山墙"), ("during", "楼顶"), ("after", "东山墙")):
        ProjectPhoto.objects.create(
            project=project,
            upload=keep(shade(stage), now=MONDAY),
            stage=stage,
            spot=spot,
            at=MONDAY,
        )
    return project


@pytest.fixture
def story(community):
    """On the wall, with a picture, by leave of whom it shows."""
    worker = staff_of(community)
    board = BoardFactory.create(community=community)
    told = Telling(board=board.pk, title="帮邻居换灯泡", words="自己买来换上。", about=["周桂兰"],
                   photo=picture())  # fmt: skip
    made = honours.tell_story(worker, community, told, now=MONDAY)
    shown = made.shown.get()
    honours.answer_shown(worker, shown.pk, agrees=True, photo=True, given_by="当面", now=MONDAY)
    honours.show_story(worker, made.pk, now=MONDAY)
    return made


def takes_back(story, purpose):
    consent = Consent.objects.get(person=story.shown.get().person, purpose=purpose)
    withdraw_consent(staff_of(story.community), consent.pk, now=MONDAY)


def card(community, **texts):
    return doc_of(card_of(community.slug, YEAR, today=TODAY), texts)


def section(doc, name):
    return next(each for each in read(doc) if each.name == name)


def begun(secretary, community, **texts):
    edition = actions.begin(secretary, community.slug, YEAR, now=MONDAY)
    return actions.write(secretary, edition.pk, texts, seen=edition.revision, now=MONDAY)


def walked(secretary, community, edition, *verbs):
    street = actor_for(PostFactory.create(street=True, subdistrict=community.subdistrict).user)
    for verb in verbs:
        actor = street if verb == "review" else secretary
        edition = actions.step(actor, edition.pk, verb, now=MONDAY)
    return edition


def out(secretary, community, **texts):
    edition = begun(secretary, community, **texts)
    return walked(secretary, community, edition, "submit", "review", "sign", "publish")


def test_every_kind_with_a_page_for_everybody_can_be_named():
    kinds = {"matters", "activities", "works", "stories", "items", "sessions", "organisations"}
    assert kinds <= set(nameable())
    assert not {"persons", "volunteers", "members"} & set(nameable())


def test_records_of_five_kinds_stand_in_one_sentence_as_doors(community, works, story):
    activity = ActivityFactory.create(community=community, title="消夏晚会")
    club = OrganisationFactory.create(community=community, name="东舍坊高跷艺术团")
    matter = MatterFactory.create(community=community, title="路灯不亮", shown_at=MONDAY)
    text = (
        f"有{{@activities/{activity.pk}}}、{{@organisations/{club.pk}}}、{{@{matter.number}}}、"
        f"{{@works/{works.pk}:name}}、{{@stories/{story.pk}:name}}。"
    )
    sentence = section(card(community, activities=text), "activities").sentences[0]
    doors = {span.words: span.url for span in sentence if span.url}
    assert list(doors) == [activity.title, club.name, matter.title, works.title, story.title]
    for url in doors.values():
        assert Client().get(url).status_code == 200


def test_works_come_with_one_spot_before_and_after(community, works):
    told = section(card(community, works=f"做了{{@works/{works.pk}}}。"), "works")
    captions = [each.caption for each in told.pictures[0]]
    assert captions == [
        "21号院楼顶防水：做之前 · 东山墙", "21号院楼顶防水：做好以后 · 东山墙",
    ]  # fmt: skip
    for each in told.pictures[0]:
        assert Client().get(each.small).status_code == 200
    bare = section(card(community, works=f"做了{{@works/{works.pk}:name}}。"), "works")
    assert bare.pictures == [[]]


def test_one_picture_alone_is_named_by_how_its_key_begins(community, works):
    during = works.photos.get(stage="during").upload.key
    text = f"工人在楼顶。{{@works/{works.pk}/{during.hex[:8]}}}"
    told = section(card(community, works=text), "works")
    assert [span.words for span in told.sentences[0]] == ["工人在楼顶。"]
    assert [each.key for each in told.pictures[0]] == [str(during)]


@pytest.mark.parametrize("told", ["works/{far}", "works/999", "works/{here}/00000000", "persons/1",
                                  "works/{here}:last", "works/123456789012345678"])  # fmt: skip
def test_what_is_not_there_for_everybody_cannot_be_named(community, secretary, works, told):
    far = ProjectFactory.create(announced=True)
    edition = actions.begin(secretary, community.slug, YEAR, now=MONDAY)
    text = f"做了{{@{told.format(far=far.pk, here=works.pk)}}}。"
    with pytest.raises(Invalid) as refused:
        actions.write(secretary, edition.pk, {"works": text}, seen=0, now=MONDAY)
    assert refused.value.field == "works"


def test_a_draft_loses_name_and_picture_with_the_consent_and_is_not_signed_so(
    community, secretary, story
):
    text = f"墙上有{{@stories/{story.pk}}}。"
    edition = begun(secretary, community, activities=text)
    edition = walked(secretary, community, edition, "submit", "review")
    takes_back(story, "wall")
    told = section(card(community, activities=text), "activities")
    assert "帮邻居换灯泡" not in str(told.sentences)
    assert told.pictures == [[]]
    with pytest.raises(OutOfOrder):
        actions.step(secretary, edition.pk, "sign", now=MONDAY)
    draft = walked(secretary, community, edition, "reopen")
    with pytest.raises(OutOfOrder):
        actions.step(secretary, draft.pk, "submit", now=MONDAY)


def test_a_picture_alone_goes_with_the_consent_to_it_alone(community, story):
    takes_back(story, "photo")
    told = section(card(community, activities=f"墙上有{{@stories/{story.pk}}}。"), "activities")
    assert "帮邻居换灯泡" in str(told.sentences)
    assert told.pictures == [[]]


def test_what_was_signed_keeps_its_identity_and_shows_no_picture_against_anybodys_will(
    client, community, secretary, story, works
):
    edition = out(
        secretary, community, activities=f"{{@stories/{story.pk}}}、{{@works/{works.pk}}}。"
    )
    record = edition.frozen["named"][f"stories/{story.pk}"]
    assert (record["kind"], record["key"]) == ("stories", str(story.pk))
    assert len(record["pictures"][0]["sha256"]) == 64
    image = record["pictures"][0]["small"]
    page = reverse("reports:card", args=[community.slug, YEAR])
    assert image in client.get(page).content.decode()
    takes_back(story, "wall")
    edition.refresh_from_db()
    assert is_genuine(edition)
    seen = client.get(page).content.decode()
    assert image not in seen
    assert "这里原来有 1 张照片" in seen
    assert faded(edition, today=TODAY) == ["帮邻居换灯泡"]
    sign_in(client, secretary)
    desk = client.get(reverse("reports_desk:edit", args=[community.slug, YEAR])).content.decode()
    assert "名字要出更正的一版来拿掉" in desk


def test_a_new_edition_leaves_out_what_the_old_one_may_not_name(community, secretary, story):
    out(secretary, community, activities=f"墙上有{{@stories/{story.pk}}}。")
    takes_back(story, "wall")
    second = actions.correct(secretary, community.slug, YEAR, reason="本人要求", now=MONDAY)
    with pytest.raises(OutOfOrder):
        actions.step(secretary, second.pk, "submit", now=MONDAY)
    told = {"activities": "墙上有好人好事。"}
    second = actions.write(secretary, second.pk, told, seen=second.revision, now=MONDAY)
    walked(secretary, community, second, "submit", "review", "sign", "publish")
    assert "帮邻居换灯泡" not in json.dumps(published(community.slug, YEAR).frozen)


def test_all_five_kinds_of_file_have_the_record_and_its_pictures(community, secretary, works):
    edition = out(secretary, community, works=f"做了{{@works/{works.pk}}}。")
    made = {
        kind: written(kind, edition.frozen, site=SITE, sha256=edition.sha256, today=TODAY)
        for kind in FORMATS
    }
    assert sum(len(page.images) for page in PdfReader(BytesIO(made["pdf"])).pages) == 2
    word = Document(BytesIO(made["docx"]))
    assert len(word.inline_shapes) == 2
    assert any("做好以后 · 东山墙" in each.text for each in word.paragraphs)
    book = CalamineWorkbook.from_filelike(BytesIO(made["xlsx"]))
    row = book.get_sheet_by_name("点到的记录").to_python()[1]
    assert row[:4] == ["楼院工程", "21号院楼顶防水", "已公示", 3]
    assert row[4] == SITE + f"c/{community.slug}/works/{works.pk}/"
    assert [each["title"] for each in json.loads(made["json"])["card"]["named"].values()] == [
        "21号院楼顶防水"
    ]
    data = made["html"].decode().split("data:image/jpeg;base64,")
    assert len(data) == 3
    assert base64.b64decode(data[1].partition('"')[0]).startswith(b"\xff\xd8")


def images(client, street):
    """How many pictures the newspaper has on the page and on paper, where it is one sheet."""
    page = client.get(reverse("reports_sheet:sheet", args=[street.code, YEAR])).content.decode()
    paper = client.get(reverse("reports_sheet:sheet_pdf", args=[street.code, YEAR])).content
    (sheet,) = PdfReader(BytesIO(paper)).pages
    return page.count("<figure"), len(sheet.images)


def test_the_newspaper_has_one_picture_a_card_as_long_as_it_may_be_shown(
    client, community, secretary, story, works
):
    street = community.subdistrict
    out(secretary, community, activities=f"墙上有{{@stories/{story.pk}}}。",
        works=f"做了{{@works/{works.pk}}}。")  # fmt: skip
    assert images(client, street) == (1, 1)
    takes_back(story, "photo")
    assert images(client, street) == (1, 1), "of the works instead"
    works.photos.all().delete()
    assert images(client, street) == (0, 0)


def test_the_words_come_first_on_the_newspaper_s_sheet(client, community, secretary, works):
    out(secretary, community, works=f"做了{{@works/{works.pk}}}。" + "字" * 1000)
    for _number in range(4):
        other = CommunityFactory.create(subdistrict=community.subdistrict)
        MatterFactory.create(community=other, reported_at=MONDAY)
    assert images(client, community.subdistrict) == (1, 0)


def test_a_file_that_is_made_later_has_no_picture_that_was_taken_down(community, secretary, story):
    edition = out(secretary, community, activities=f"墙上有{{@stories/{story.pk}}}。")
    takes_back(story, "photo")
    told = settled(edition.frozen, today=TODAY)
    assert section(told, "activities").taken_down == 1
    made = written("html", edition.frozen, site=SITE, sha256="", today=TODAY).decode()
    assert "data:image" not in made
    signed = json.loads(written("json", edition.frozen, site=SITE, sha256="", today=TODAY))
    assert signed["card"] == edition.frozen


def test_cards_from_before_other_kinds_could_be_named_are_read_as_ever(community, secretary):
    doc = card(community)
    for each in doc["sections"]:
        del each["shown"]
    del doc["named"]
    line = [{"words": "路灯不亮", "record": "LSL-2026-000001"}]
    doc["sections"][0]["paragraphs"] = [line]
    first = read(doc)[0]
    assert first.sentences[0][0].url.endswith("LSL-2026-000001/")
    assert settled(doc, today=TODAY) is doc
    assert FORMATS["html"][1](doc, site=SITE)


def test_records_are_found_by_words_and_those_of_the_year_offered_without(community, works):
    old = datetime(2024, 5, 1, tzinfo=UTC)
    ActivityFactory.create(community=community, title="去年的晚会", starts_at=old)
    now = ActivityFactory.create(community=community, title="消夏晚会", starts_at=MONDAY)
    ActivityFactory.create(title="消夏晚会")
    first = offers(community, "activities", YEAR, today=TODAY)
    assert [list(each.records) for each in first] == [[f"activities/{now.pk}"]]
    found = offers(community, "activities", YEAR, words="防水", today=TODAY)
    assert [each.finder.code for each in found] == ["works"]
    assert asked("防水").is_anything


def test_a_picked_record_goes_where_it_was_asked_to(community, secretary, works):
    client = Client()
    sign_in(client, secretary)
    edition = begun(secretary, community, works="修了楼顶。\n换了灯。")
    page = reverse("reports_desk:pick", args=[community.slug, YEAR, "works"])
    shown = client.get(page).content.decode()
    during = works.photos.get(stage="during").upload.key.hex[:8]
    assert works.title in shown
    assert f"works/{works.pk}/{during}" in shown
    none = client.post(page, {"seen": edition.revision})
    assert none.status_code == 422
    assert "先选一条记录或者一张照片" in none.content.decode()
    refs = [f"works/{works.pk}", f"works/{works.pk}/{during}"]
    stale = client.post(page, {"seen": 0, "refs": refs, "after": "1"})
    assert stale.status_code == 409
    done = client.post(page, {"seen": edition.revision, "refs": refs, "after": "1"})
    assert done.status_code == 302
    first, second = Edition.objects.get().texts["works"].splitlines()
    assert first == f"修了楼顶。其中有{{@works/{works.pk}}}。{{@works/{works.pk}/{during}}}"
    assert second == "换了灯。"


@pytest.mark.parametrize(
    ("refs", "after", "told"),
    [
        (["a/1", "b/2"], "", "甲。\n{@a/1}、{@b/2}。"),
        (["a/1/0a0b0c0d"], "", "甲。\n{@a/1/0a0b0c0d}"),
        (["a/1/0a0b0c0d"], "1", "甲。{@a/1/0a0b0c0d}"),
        (["a/1"], "9", "甲。\n{@a/1}。"),
    ],
)
def test_picked_records_are_joined_into_a_sentence(refs, after, told):
    assert joined("甲。", refs, after) == told


def test_choosing_records_first_keeps_the_words_that_were_typed(community, secretary):
    edition = begun(secretary, community)
    client = Client()
    sign_in(client, secretary)
    told = {"seen": edition.revision, "party": "刚写的。", "pick": "party"}
    answer = client.post(reverse("reports_desk:write", args=[community.slug, YEAR]), told)
    assert answer["Location"] == reverse("reports_desk:pick", args=[community.slug, YEAR, "party"])
    assert Edition.objects.get().texts["party"] == "刚写的。"


def test_naming_ten_takes_as_few_statements_as_naming_one(
    community, django_assert_max_num_queries, django_assert_num_queries
):
    activities = ActivityFactory.create_batch(10, community=community)
    for each in activities:
        ActivityPhoto.objects.create(activity=each, upload=UploadFactory.create(), at=MONDAY)
    refs = [f"activities/{each.pk}" for each in activities]
    with django_assert_max_num_queries(2):
        assert len(named(community, refs[:1], today=TODAY)) == 1
    with django_assert_num_queries(2):
        assert len(named(community, refs, today=TODAY)) == 10
