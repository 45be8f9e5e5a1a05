import pytest
from django.urls import reverse

from lianxin.core import http
from lianxin.core.tests.factories import MONDAY
from lianxin.facilities.models import Booking, Room
from lianxin.facilities.tests.factories import EVENING, BookingFactory, RoomFactory
from lianxin.people.tests.factories import officer_of, sign_in, staff_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _clock(monkeypatch):
    monkeypatch.setattr(http, "now", lambda: MONDAY)


@pytest.fixture
def room():
    return RoomFactory.create()


@pytest.fixture
def staff(client, room):
    sign_in(client, staff_of(room.community))
    return client


def page(name, room, *args):
    return reverse(f"facilities_desk:{name}", args=[room.community.slug, *args])


def test_a_week_shows_who_has_which_room_on_which_day(staff, room):
    BookingFactory.create(room=room, what="葫芦丝课")
    told = staff.get(page("rooms", room)).content.decode()
    assert "葫芦丝课" in told
    assert "18:00–20:00" in told
    assert "葫芦丝课" not in staff.get(page("rooms", room) + "?day=2026-03-09").content.decode()


def test_a_booking_is_made_and_given_back_on_the_page(staff, room):
    form = {
        "room": room.pk, "day": "2026-03-04", "starts": "18:00", "ends": "20:00", "what": "合唱",
    }  # fmt: skip
    answer = staff.post(page("book", room), form)
    assert answer.url.endswith("?day=2026-03-04")
    held = Booking.objects.get()
    assert (held.starts_at, held.what) == (EVENING, "合唱")
    refused = staff.post(page("book", room), form | {"what": "象棋"})
    assert refused.status_code == 409
    assert "合唱" in refused.content.decode()
    staff.post(page("release", room, held.pk))
    held.refresh_from_db()
    assert held.released_at == MONDAY


def test_what_a_booking_is_bound_to_gives_it_back_and_nobody_else(staff, room):
    held = BookingFactory.create(room=room, is_bound=True)
    assert "退订" not in staff.get(page("rooms", room)).content.decode()
    assert staff.post(page("release", room, held.pk)).status_code == 404


def test_an_end_before_its_beginning_is_said_beside_the_field(staff, room):
    form = {"room": room.pk, "day": "2026-03-04", "starts": "18:00", "ends": "17:00", "what": "x"}
    answer = staff.post(page("book", room), form)
    assert answer.status_code == 422
    assert "结束的时间要在开始以后" in answer.content.decode()


def test_a_room_is_added_and_changed_on_the_page(staff, room):
    form = {"name": "舞蹈室", "place": "三楼", "kind": "room", "is_in_use": "on"}
    staff.post(page("new", room), form)
    made = Room.objects.get(name="舞蹈室")
    changed = {"name": "舞蹈室", "place": "四楼", "kind": "room", "capacity": 20}
    staff.post(page("room", made, made.pk), changed)
    made.refresh_from_db()
    assert (made.place, made.capacity, made.is_in_use) == ("四楼", 20, False)


def test_a_street_officer_reads_the_week_and_changes_nothing(client, room):
    sign_in(client, officer_of(room.community.subdistrict))
    assert client.get(page("rooms", room)).status_code == 200
    assert client.get(page("book", room)).status_code == 404


def test_a_room_of_another_community_is_not_there(staff):
    other = RoomFactory.create()
    assert staff.get(page("room", other, other.pk)).status_code == 404
