"""Pictures of papers: who keeps, sees and opens them, and when they go."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError
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
from lianxin.services.actions.relief_photos import forget_photos
from lianxin.services.models import Relief, ReliefPhoto
from lianxin.services.tests.relief_factories import Office, ReliefPhotoFactory

DAY = timedelta(days=1)


@pytest.fixture
def office(db, monkeypatch):
    monkeypatch.setattr(http, "now", lambda: MONDAY)
    return Office()


def papers(count):
    """So many different pictures, the same each time."""
    return [picture(f"{number}.jpg", shade=10 * number) for number in range(count)]


def form(office, **more):
    return {
        "place": office.place.pk, "door": "302", "hardship": "illness", "words": "住院花了不少钱",
        "proof": "住院收费单", "asked_fen": "2000", "may_keep": "on", **more,
    }  # fmt: skip


def test_a_household_shows_its_papers_and_sees_them_itself_without_an_entry(client, office):
    own = resident_of(office.community)
    sign_in(client, own)
    page = reverse("relief:ask", args=[office.community.slug])
    answer = client.post(page, form(office, photos=papers(2)))
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
    answer = client.post(page, {**told, "photos": papers(7)})
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
    over = office.ask(door="303", name="王桂兰", photos=papers(2))
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


def test_on_each_day_only_those_that_are_due_are_looked_at(office, django_assert_num_queries):
    for number in range(4):
        over = office.ask(door=str(number), name="王桂兰", photos=papers(1))
        actions.withdraw_relief(office.one, over.pk, now=MONDAY + number * DAY)
    bare = office.ask()
    actions.withdraw_relief(office.one, bare.pk, now=MONDAY)
    bare.refresh_from_db()
    assert bare.photos_until is None
    with django_assert_num_queries(1):
        forget_photos(now=MONDAY + 90 * DAY)
    for number in range(4):
        forget_photos(now=MONDAY + (91 + number) * DAY)
        assert ReliefPhoto.objects.count() == 3 - number
    with django_assert_num_queries(1):
        forget_photos(now=MONDAY + 900 * DAY)


def test_more_photos_than_fit_are_refused_by_the_deed_itself(office):
    with pytest.raises(Invalid, match="6"):
        office.ask(photos=papers(7))


def test_more_papers_are_shown_while_nothing_is_decided_and_none_twice(client, office):
    own = resident_of(office.community)
    sign_in(client, own)
    page = reverse("relief:ask", args=[office.community.slug])
    client.post(page, form(office, photos=papers(2)))
    relief = Relief.objects.get()
    here = reverse("relief:add_photos", args=[office.community.slug, relief.pk])
    overview = reverse("relief:overview", args=[office.community.slug])
    assert f'action="{here}"' in client.get(overview).content.decode()
    for _click in range(2):
        answer = client.post(here, {"photos": papers(4)}, follow=True)
        assert "照片放好了" in answer.content.decode()
        assert relief.photos.count() == Upload.objects.count() == 4
    entry = Entry.objects.get(deed="add_photos")
    assert (entry.actor_id, entry.details) == (own.user_id, {"count": 2})
    refused = client.post(here, {"photos": papers(7)})
    assert refused.status_code == 422
    assert "已经有 4 张" in refused.content.decode()
    assert client.post(here, {}).status_code == 422
    client.post(here, {"photos": papers(6)})
    assert relief.photos.count() == 6
    assert here not in client.get(overview).content.decode()


def test_no_paper_is_added_once_it_is_decided_or_by_somebody_else(client, office):
    own = resident_of(office.community)
    sign_in(client, own)
    client.post(reverse("relief:ask", args=[office.community.slug]), form(office))
    relief = Relief.objects.get()
    here = reverse("relief:add_photos", args=[office.community.slug, relief.pk])
    for stranger in (resident_of(office.community), office.one):
        sign_in(client, stranger)
        assert client.post(here, {"photos": papers(1)}).status_code == 404
    for who in (office.one, office.two):
        actions.check(who, relief.pk, is_so=True, words="看了收费单", now=MONDAY)
    sign_in(client, own)
    assert client.post(here, {"photos": papers(1)}).status_code == 302
    actions.grant(office.lead, relief.pk, office.decision(), now=MONDAY)
    late = client.post(here, {"photos": papers(2)})
    assert late.status_code == 409
    assert f'action="{here}"' not in late.content.decode()
    assert client.get(here).status_code == 302
    assert relief.photos.count() == 1


def test_staff_add_papers_that_a_household_brings_to_them(client, office):
    relief = office.ask()
    sign_in(client, office.two)
    page = reverse("relief_desk:relief", args=[office.community.slug, relief.pk])
    here = reverse("relief_desk:step", args=[office.community.slug, relief.pk, "add_photos"])
    assert here in client.get(page).content.decode()
    assert client.post(here, {"photos": papers(1)}).status_code == 302
    assert relief.photos.count() == 1


def test_the_database_keeps_a_paper_once(office):
    relief = office.ask(photos=papers(1))
    photo = relief.photos.get()
    with pytest.raises(IntegrityError, match=r"picture_of_a_paper_is_kept_once|sent_index"):
        ReliefPhotoFactory.create(relief=relief, sent_index=photo.sent_index)
