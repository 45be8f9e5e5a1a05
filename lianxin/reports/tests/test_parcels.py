"""All cards of a street at one press."""

import zipfile
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from docx import Document
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from lianxin.core.errors import NotFound
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY
from lianxin.core.tests.queued import run, times
from lianxin.core.tests.threads import at_once
from lianxin.matters.tests.factories import MatterFactory
from lianxin.people.tests.factories import officer_of, secretary_of, sign_in
from lianxin.places.tests.factories import CommunityFactory
from lianxin.reports import actions, pdf
from lianxin.reports.formats import FORMATS
from lianxin.reports.models import Parcel, ParcelCard, ParcelState
from lianxin.reports.tasks import press_cards

SPRING = datetime(2015, 3, 2, 1, tzinfo=UTC)
SITE = "https://lianxin.example/"
NAMES = ("历山路社区", "十亩园社区")


def street_with_cards():
    first = CommunityFactory.create(name=NAMES[0], slug="lishanlu")
    second = CommunityFactory.create(name=NAMES[1], slug="shimuyuan", subdistrict=first.subdistrict)
    for number, place in enumerate((first, second), 1):
        MatterFactory.create_batch(
            number, community=place, solved=True, reported_at=SPRING, replied_at=SPRING,
            closed_at=SPRING,
        )  # fmt: skip
    return first.subdistrict


@pytest.fixture
def street(db):
    return street_with_cards()


@pytest.fixture
def officer(street):
    return officer_of(street)


def order(actor, kind="pdf", now=MONDAY):
    return actions.order(actor, 2015, kind, site=SITE, language="zh-hans", now=now)


def opened(parcel):
    parcel.refresh_from_db()
    with parcel.file.open("rb") as file, zipfile.ZipFile(BytesIO(file.read())) as bundle:
        return {name: bundle.read(name) for name in bundle.namelist()}


def text_of(data):
    pages = PdfReader(BytesIO(data)).pages
    return "".join(page.extract_text() for page in pages).replace(" ", "").replace("\n", "")


def test_one_press_makes_every_community_s_card_as_pdf_in_one_file(officer):
    parcel, is_new = order(officer)
    assert is_new
    run(press_cards)
    found = opened(parcel)
    assert list(found) == [f"{name}2015年成绩单.pdf" for name in NAMES]
    for name, data in zip(NAMES, found.values(), strict=True):
        assert f"{name}2015年成绩单" in text_of(data)
    assert parcel.state == ParcelState.DONE
    deeds = Entry.objects.filter(subject_id=parcel.pk, deed__in=["order_cards", "press_cards"])
    assert [entry.deed for entry in deeds.order_by("pk")] == ["order_cards", "press_cards"]


def test_the_cards_come_as_word_documents(officer):
    parcel, _is_new = order(officer, "docx")
    run(press_cards)
    for name, data in zip(NAMES, opened(parcel).values(), strict=True):
        assert f"{name}2015年成绩单" in [each.text for each in Document(BytesIO(data)).paragraphs]


def test_the_cards_come_as_workbooks(officer):
    parcel, _is_new = order(officer, "xlsx")
    run(press_cards)
    for number, data in enumerate(opened(parcel).values(), 1):
        _titles, *rows = (
            CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python()
        )
        assert {row[1]: row[2] for row in rows}["解决大事小情"] == number


def test_of_one_broken_card_the_others_are_made_and_it_says_why(officer, monkeypatch, client):
    def broken(doc, **more):
        if doc["community"] == NAMES[0]:
            raise RuntimeError
        return pdf.paper(doc, **more)

    monkeypatch.setitem(FORMATS, "pdf", ("application/pdf", broken))
    parcel, _is_new = order(officer)
    run(press_cards)
    assert [name.split("2015")[0] for name in opened(parcel)] == [NAMES[1], "没有做成的.txt"]
    sign_in(client, officer)
    page = client.get(reverse("reports_street:parcels", args=[2015])).content.decode()
    assert "做好 1 份，1 份没有做成" in page
    assert "做的时候出了错（RuntimeError）" in page


def test_a_second_press_finds_the_first_and_starts_nothing(officer):
    first, _is_new = order(officer)
    assert order(officer, "xlsx") == (first, False)
    assert times(press_cards) == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_presses_at_once_one_begins():
    officer = officer_of(street_with_cards())
    assert at_once(lambda: order(officer), lambda: order(officer)) == [None, None]
    assert (Parcel.objects.count(), times(press_cards)) == (1, 1)


def test_a_killed_worker_s_parcel_goes_on_with_the_cards_it_lacks(officer):
    parcel, _is_new = order(officer)
    done = parcel.cards.order_by("community__code").first()
    done.file.save("cards/kept", ContentFile(b"made before"), save=False)
    done.made_at = MONDAY
    done.save()
    DBTaskResult.objects.all().delete()
    actions.sweep_parcels(now=MONDAY + timedelta(minutes=9))
    assert times(press_cards) == 0, "it may still be at work"
    actions.sweep_parcels(now=MONDAY + timedelta(minutes=11))
    actions.sweep_parcels(now=MONDAY + timedelta(minutes=12))
    assert times(press_cards) == 1
    run(press_cards)
    kept, other = opened(parcel).values()
    assert kept == b"made before"
    assert NAMES[1] in text_of(other)
    assert parcel.cards.filter(file="").count() == 2


def test_a_press_on_what_was_broken_off_goes_on_with_it(officer):
    parcel, _is_new = order(officer)
    assert order(officer, now=MONDAY + timedelta(minutes=11)) == (parcel, False)
    assert times(press_cards) == 2
    run(press_cards)
    assert Entry.objects.filter(deed="press_cards").count() == 1


def test_a_parcel_is_cleared_after_its_days_and_no_sooner(officer):
    order(officer)
    run(press_cards)
    Parcel.objects.update(ended_at=MONDAY)
    assert Parcel.objects.get().file
    actions.sweep_parcels(now=MONDAY + timedelta(days=7, seconds=-1))
    assert Parcel.objects.get().state == ParcelState.DONE
    actions.sweep_parcels(now=MONDAY + timedelta(days=7))
    cleared = Parcel.objects.get()
    assert (cleared.state, cleared.file.name) == (ParcelState.CLEARED, "")


def test_only_the_street_s_own_officers_order_see_and_fetch(officer, street, client):
    parcel, _is_new = order(officer)
    run(press_cards)
    elsewhere = officer_of(CommunityFactory.create().subdistrict)
    secretary = secretary_of(street.communities.first())
    with pytest.raises(NotFound):
        order(secretary)
    address = reverse("reports_street:parcel", args=[2015, parcel.pk])
    for actor, status in ((elsewhere, 404), (secretary, 404), (officer, 200)):
        sign_in(client, actor)
        assert client.get(address).status_code == status
    assert client.get(reverse("reports_street:parcel", args=[2014, parcel.pk])).status_code == 404


def test_the_page_tells_how_far_it_is_and_then_where_the_file_lies(officer, client):
    sign_in(client, officer)
    address = reverse("reports_street:parcels", args=[2015])
    assert "开始做" in client.get(address).content.decode()
    unchosen = client.post(address)
    assert (unchosen.status_code, "先选一种" in unchosen.content.decode()) == (422, True)
    assert client.post(address, {"kind": "pdf"}).status_code == 302
    page = client.get(address).content.decode()
    assert "做到第 0 份，共 2 份" in page
    assert "开始做" not in page
    assert (
        "正在做，做好了才能再做一份"
        in client.post(address, {"kind": "pdf"}, follow=True).content.decode()
    )
    run(press_cards)
    page = client.get(address).content.decode()
    assert "2 份都做好了" in page
    assert reverse("reports_street:parcel", args=[2015, Parcel.objects.get().pk]) in page


@pytest.mark.parametrize("kind", ["json", "exe", ""])
def test_another_kind_of_file_is_not_made(officer, kind):
    with pytest.raises(NotFound):
        order(officer, kind)


def test_a_year_that_has_not_begun_has_no_parcel(officer):
    with pytest.raises(NotFound):
        actions.order(officer, 2027, "pdf", site=SITE, language="zh-hans", now=MONDAY)


@pytest.mark.parametrize(
    "bent",
    [
        {"state": "lost"},
        {"kind": "html"},
        {"state": "done"},
        {"state": "making", "file": "cards/a.zip"},
        {"ended_at": MONDAY},
        {"state": "done", "ended_at": MONDAY - timedelta(seconds=1)},
    ],
)
def test_the_database_refuses_an_impossible_parcel(officer, bent):
    parcel, _is_new = order(officer)
    with pytest.raises(IntegrityError), transaction.atomic():
        Parcel.objects.filter(pk=parcel.pk).update(**bent)


@pytest.mark.parametrize(
    "bent",
    [
        {"why_not": "坏了", "made_at": MONDAY},
        {"file": "cards/a"},
    ],
)
def test_the_database_refuses_an_impossible_card_in_a_parcel(officer, bent):
    order(officer)
    with pytest.raises(IntegrityError), transaction.atomic():
        ParcelCard.objects.update(**bent)


def test_the_database_refuses_two_parcels_under_way_and_a_card_twice(officer):
    parcel, _is_new = order(officer)
    card = ParcelCard.objects.filter(parcel=parcel).first()
    for copy in (parcel, card):
        copy.pk = None
        with pytest.raises(IntegrityError), transaction.atomic():
            copy.save(force_insert=True)


def test_the_page_takes_as_few_statements_for_ten_parcels_as_for_one(
    officer, client, django_assert_max_num_queries
):
    for number in range(10):
        parcel, _is_new = order(officer, now=MONDAY + timedelta(hours=number))
        Parcel.objects.filter(pk=parcel.pk).update(
            state=ParcelState.DONE, ended_at=MONDAY + timedelta(hours=number)
        )
    sign_in(client, officer)
    with django_assert_max_num_queries(10):
        client.get(reverse("reports_street:parcels", args=[2015]))
