"""Pictures of papers: who keeps, sees and opens them, and when they go."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse

from lianxin.core import http
from lianxin.core.errors import Invalid
from lianxin.core.journal import looks_at
from lianxin.core.models import Entry, Upload
from lianxin.core.tests.factories import MONDAY, picture
from lianxin.people.models import Person
from lianxin.people.tests.factories import officer_of, resident_of, sign_in, staff_of
from lianxin.places.tests.factories import CommunityFactory
from lianxin.services import actions
from lianxin.services.models import Relief, ReliefPhoto
from lianxin.services.tests.relief_factories import Office

DAY = timedelta(days=1)


@pytest.fixture
def office(db, monkeypatch):
    monkeypatch.setattr(http, "now", lambda: MONDAY)
    return Office()


def form(office, **more):
    return {
        "place": office.place.pk, "door": "302", "hardship": "illness", "words": "住院花了不少钱",
        "proof": "住院收费单", "asked_fen": "2000", "may_keep": "on", **more,
    }  # fmt: skip


def test_a_household_shows_its_papers_and_sees_them_itself_without_an_entry(client, office):
    own = resident_of(office.community)
    sign_in(client, own)
    page = reverse("relief:ask", args=[office.community.slug])
    answer = client.post(page, form(office, photos=[picture("a.jpg"), picture("b.jpg")]))
    assert answer.status_code == 302
    keys = [each.upload.key for each in Relief.objects.get().photos.order_by("pk")]
    assert len(keys) == 2
    shown = client.get(reverse("relief:overview", args=[office.community.slug])).content.decode()
    for key in keys:
        address = reverse("relief:photo", args=[office.community.slug, key, "full"])
        assert address in shown
        opened = client.get(address)
        assert opened.headers["Content-Type"] == "image/jpeg"
        assert "no-store" in opened.headers["Cache-Control"]
    assert not Entry.objects.filter(deed="unmask").exists()
    sign_in(client, resident_of(office.community))
    assert client.get(address).status_code == 404


def test_what_is_no_picture_or_too_many_is_refused_and_nothing_is_kept(client, office):
    sign_in(client, office.one)
    page = reverse("relief_desk:new", args=[office.community.slug])
    told = form(office, name="李桂芳", paper="3月2日本人签的申请")
    answer = client.post(page, {**told, "photos": [picture() for _each in range(7)]})
    assert "photos" in answer.context["form"].errors
    broken = picture()
    broken.file.truncate(20)
    answer = client.post(page, {**told, "photos": [broken]})
    assert answer.status_code == 422
    assert not Relief.objects.exists()
    assert not Upload.objects.exists()
    assert client.post(page, {**told, "photos": [picture()]}).status_code == 302
    assert ReliefPhoto.objects.count() == 1


def test_staff_open_a_paper_by_an_entry_that_the_household_reads(client, office):
    relief = office.ask(photos=[picture()])
    key = relief.photos.get().upload.key
    page = reverse("relief_desk:relief", args=[office.community.slug, relief.pk])
    address = reverse("relief_desk:photo", args=[office.community.slug, key])
    sign_in(client, office.one)
    assert address in client.get(page).content.decode()
    assert not looks_at(relief.person).exists()
    for times in (1, 2):
        opened = client.get(address)
        assert opened.headers["Content-Type"] == "image/jpeg"
        assert "no-store" in opened.headers["Cache-Control"]
        assert looks_at(relief.person).count() == times
    look = looks_at(relief.person)[0]
    assert (look.actor_id, look.details["reason"]) == (office.one.user_id, "看临时救济的凭证照片")
    portal = reverse("relief:photo", args=[office.community.slug, key, "full"])
    assert client.get(portal).status_code == 404
    abroad = CommunityFactory.create()
    there = reverse("relief_desk:photo", args=[abroad.slug, key])
    for actor, doors in (
        (officer_of(office.community.subdistrict), [address]),
        (resident_of(office.community), [address, portal]),
        (staff_of(abroad), [address, there]),
    ):
        sign_in(client, actor)
        assert {client.get(door).status_code for door in doors} == {404}
    assert looks_at(Person.objects.get(pk=relief.person_id)).count() == 2


def test_papers_go_some_time_after_the_end_and_not_before(
    office, settings, django_capture_on_commit_callbacks
):
    running = office.ask(photos=[picture()])
    over = office.ask(door="303", name="王桂兰", photos=[picture(), picture()])
    actions.withdraw_relief(office.one, over.pk, now=MONDAY + 5 * DAY)
    files = [Path(settings.MEDIA_ROOT) / each.upload.file.name for each in over.photos.all()]
    actions.sweep_relief(now=MONDAY + 95 * DAY)
    assert over.photos.count() == 2
    assert all(file.exists() for file in files)
    for _again in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            actions.sweep_relief(now=MONDAY + 96 * DAY)
    assert over.photos.count() == 0
    assert not any(file.exists() for file in files)
    assert Entry.objects.get(deed="forget_photos").details == {"count": 2}
    assert running.photos.count() == Upload.objects.count() == 1


def test_more_photos_than_fit_are_refused_by_the_deed_itself(office):
    with pytest.raises(Invalid, match="6"):
        office.ask(photos=[picture() for _each in range(7)])
