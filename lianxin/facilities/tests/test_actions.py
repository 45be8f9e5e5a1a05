from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY
from lianxin.core.tests.threads import at_once
from lianxin.facilities import actions
from lianxin.facilities.actions import Outfit, Slot
from lianxin.facilities.models import Booking
from lianxin.facilities.tests.factories import EVENING, BookingFactory, RoomFactory
from lianxin.people.tests.factories import officer_of, resident_of, staff_of

HOUR = timedelta(hours=1)
SLOT = Slot(EVENING, EVENING + 2 * HOUR)


@pytest.fixture
def room(db):
    return RoomFactory.create()


@pytest.fixture
def staff(room):
    return staff_of(room.community)


def test_a_room_that_is_taken_is_refused_with_who_has_it(room, staff):
    actions.book(staff, room.pk, SLOT, what="书法课", now=MONDAY)
    for start in (EVENING - HOUR, EVENING, EVENING + HOUR):
        with pytest.raises(OutOfOrder, match="书法课"):
            actions.book(staff, room.pk, Slot(start, start + 2 * HOUR), what="合唱", now=MONDAY)
    assert Booking.objects.count() == 1


def test_bookings_may_touch_and_other_rooms_are_free(room, staff):
    actions.book(staff, room.pk, SLOT, what="书法课", now=MONDAY)
    actions.book(staff, room.pk, Slot(SLOT.ends_at, SLOT.ends_at + HOUR), what="合唱", now=MONDAY)
    other = RoomFactory.create(community=room.community)
    actions.book(staff, other.pk, SLOT, what="象棋", now=MONDAY)
    assert Booking.objects.count() == 3


def test_the_database_itself_refuses_a_room_given_twice(room):
    BookingFactory.create(room=room)
    for start in (EVENING - HOUR, EVENING, EVENING + HOUR):
        with pytest.raises(IntegrityError, match=actions.ALONE), transaction.atomic():
            BookingFactory.create(room=room, starts_at=start)
    BookingFactory.create(room=room, starts_at=EVENING + 2 * HOUR)
    moved = BookingFactory.create(room=room, starts_at=EVENING + 5 * HOUR)
    with pytest.raises(IntegrityError, match=actions.ALONE), transaction.atomic():
        Booking.objects.filter(pk=moved.pk).update(starts_at=EVENING)


def test_a_room_that_was_given_back_is_free_again(room, staff):
    held = actions.book(staff, room.pk, SLOT, what="书法课", now=MONDAY)
    actions.release(staff, held.pk, now=MONDAY)
    actions.release(staff, held.pk, now=MONDAY + HOUR)
    actions.book(staff, room.pk, SLOT, what="合唱", now=MONDAY)
    assert Entry.objects.filter(deed="release_room").count() == 1


def test_a_booking_moves_and_leaves_its_old_time_free(room, staff):
    held = actions.book(staff, room.pk, SLOT, what="书法课", now=MONDAY)
    later = Slot(EVENING + HOUR, EVENING + 3 * HOUR)
    actions.rebook(staff, held.pk, room.pk, later, now=MONDAY)
    actions.book(staff, room.pk, Slot(EVENING, EVENING + HOUR), what="合唱", now=MONDAY)
    held.refresh_from_db()
    assert held.starts_at == later.starts_at


def test_only_those_who_work_there_give_rooms_out(room):
    officer = officer_of(room.community.subdistrict)
    with pytest.raises(NotPermitted):
        actions.book(officer, room.pk, SLOT, what="开会", now=MONDAY)
    for actor in (resident_of(room.community), staff_of(RoomFactory.create().community)):
        with pytest.raises(NotFound):
            actions.book(actor, room.pk, SLOT, what="开会", now=MONDAY)


def test_a_room_that_is_given_up_takes_no_booking(room, staff):
    actions.change_room(
        staff, room.pk, Outfit(name=room.name, place="二楼", is_in_use=False), now=MONDAY
    )
    with pytest.raises(Invalid):
        actions.book(staff, room.pk, SLOT, what="合唱", now=MONDAY)


def test_two_rooms_of_one_name_would_be_mixed_up(room, staff):
    with pytest.raises(Invalid) as refused:
        actions.add_room(staff, room.community, Outfit(name=room.name, place="x"), now=MONDAY)
    assert refused.value.field == "name"


@pytest.mark.django_db(transaction=True)
def test_of_many_who_book_one_room_at_once_one_gets_it():
    room = RoomFactory.create()
    actors = [staff_of(room.community) for _ in range(4)]

    def booked(index):
        slot = Slot(EVENING + index * timedelta(minutes=20), EVENING + 2 * HOUR)
        return lambda: actions.book(actors[index], room.pk, slot, what=f"第{index}家", now=MONDAY)

    found = at_once(*(booked(index) for index in range(4)))
    assert sorted(type(each).__name__ for each in found) == ["NoneType", *["OutOfOrder"] * 3]
    assert Booking.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_even_without_any_look_beforehand_the_database_lets_one_in(monkeypatch):
    room = RoomFactory.create()
    monkeypatch.setattr("lianxin.facilities.actions.rooms.clash", lambda *_args, **_rest: None)
    staff = staff_of(room.community)

    def booked():
        actions.book(staff, room.pk, SLOT, what="一家", now=MONDAY)

    found = at_once(*[booked] * 4)
    assert sorted(type(each).__name__ for each in found) == ["NoneType", *["OutOfOrder"] * 3]
    assert Booking.objects.count() == 1
