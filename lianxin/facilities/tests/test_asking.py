from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from lianxin.core.actor import GUEST
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY
from lianxin.core.tests.threads import at_once
from lianxin.facilities import actions
from lianxin.facilities.actions import Slot, Wish
from lianxin.facilities.models import Ask, AskState, Booking
from lianxin.facilities.tasks import tell_asker
from lianxin.facilities.tests.factories import EVENING, AskFactory, BookingFactory, RoomFactory
from lianxin.notifications.models import Notice
from lianxin.people.tests.factories import resident_of, staff_of

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
WISH = Wish(key=uuid4(), slot=Slot(EVENING, EVENING + 2 * HOUR), what="学唱戏", people=12)


@pytest.fixture
def room():
    return RoomFactory.create(asked_for=True)


@pytest.fixture
def resident(room):
    return resident_of(room.community)


def wish(**changed):
    return replace(WISH, key=uuid4(), **changed)


def asked(actor, room, made):
    return actions.ask(actor, room.community.slug, room.pk, made, now=MONDAY)


def test_an_ask_takes_no_time_until_it_is_confirmed(room, resident):
    first, second = asked(resident, room, wish()), asked(resident_of(room.community), room, wish())
    assert Booking.objects.count() == 0
    staff = staff_of(room.community)
    confirmed = actions.confirm(staff, first.pk, now=MONDAY)
    assert confirmed.booking.what == "学唱戏"
    with pytest.raises(OutOfOrder, match="学唱戏"):
        actions.confirm(staff, second.pk, now=MONDAY)
    second.refresh_from_db()
    assert (second.state, second.booking) == (AskState.ASKED, None)


def test_the_same_sending_makes_one_ask(room, resident):
    one = asked(resident, room, WISH)
    assert asked(resident, room, WISH) == one
    assert Ask.objects.count() == 1


def test_a_guest_is_told_to_sign_in_or_telephone(room):
    with pytest.raises(NotPermitted, match="登录"):
        asked(GUEST, room, wish())


@pytest.mark.parametrize(
    ("slot", "field"),
    [
        (Slot(EVENING, EVENING), "ends"),
        (Slot(EVENING, EVENING - HOUR), "ends"),
        (Slot(EVENING, EVENING + 4 * HOUR + timedelta(minutes=1)), "ends"),
        (Slot(MONDAY - HOUR, MONDAY + HOUR), "day"),
        (Slot(EVENING + 59 * DAY, EVENING + 59 * DAY + HOUR), "day"),
    ],
)
def test_a_time_that_cannot_be_is_said_beside_its_field(room, resident, slot, field):
    with pytest.raises(Invalid) as refused:
        asked(resident, room, wish(slot=slot))
    assert refused.value.field == field


def test_four_hours_and_sixty_days_ahead_are_just_possible(room, resident):
    start = EVENING + 58 * DAY
    asked(resident, room, wish(slot=Slot(start, start + 4 * HOUR)))


def test_more_people_than_the_room_holds_are_too_many(room, resident):
    with pytest.raises(Invalid) as refused:
        asked(resident, room, wish(people=41))
    assert refused.value.field == "people"
    asked(resident, room, wish(people=40))


def test_nobody_asks_for_more_than_three_at_once(room, resident):
    for _ in range(3):
        asked(resident, room, wish())
    with pytest.raises(OutOfOrder):
        asked(resident, room, wish())


def test_a_room_that_takes_no_asks_says_so(resident, room):
    closed = RoomFactory.create(community=room.community)
    with pytest.raises(Invalid):
        asked(resident, closed, wish())
    hidden = RoomFactory.create(community=room.community, asked_for=True, is_shown=False)
    with pytest.raises(NotFound):
        asked(resident, hidden, wish())


def test_the_asker_is_told_of_the_answer_once(room, resident):
    first, second = asked(resident, room, wish()), asked(resident, room, wish())
    staff = staff_of(room.community)
    actions.confirm(staff, first.pk, now=MONDAY)
    actions.decline(staff, second.pk, words="那天要消毒", now=MONDAY)
    for entry in Entry.objects.filter(deed__in=["confirm_room", "decline_room"]).order_by("pk"):
        for _twice in range(2):
            tell_asker.call(entry.pk)
    told = [line["text"] for each in Notice.objects.order_by("pk") for line in each.lines]
    assert len(told) == 2
    assert "订给您了" in told[0]
    assert "那天要消毒" in told[1]


def test_a_room_that_is_given_up_is_free_for_the_next(room, resident):
    staff, held = staff_of(room.community), asked(resident, room, wish())
    actions.confirm(staff, held.pk, now=MONDAY)
    actions.give_up(resident, held.pk, now=MONDAY)
    other = asked(resident_of(room.community), room, wish())
    assert actions.confirm(staff, other.pk, now=MONDAY).state == AskState.CONFIRMED


def test_declining_without_a_reason_is_refused_and_leaves_no_trace(room, resident):
    held, before = asked(resident, room, wish()), Entry.objects.count()
    with pytest.raises(Invalid):
        actions.decline(staff_of(room.community), held.pk, words=" ", now=MONDAY)
    assert Entry.objects.count() == before


def test_what_nobody_answered_lapses_when_its_time_has_come():
    ask = AskFactory.create()
    actions.sweep(now=EVENING - HOUR)
    ask.refresh_from_db()
    assert ask.state == AskState.ASKED
    actions.sweep(now=EVENING)
    actions.sweep(now=EVENING + HOUR)
    ask.refresh_from_db()
    assert ask.state == AskState.LAPSED
    assert Entry.objects.filter(deed="lapse_room").count() == 1


def test_another_resident_cannot_tell_that_it_exists():
    ask = AskFactory.create()
    for actor in (resident_of(ask.community), staff_of(RoomFactory.create().community)):
        with pytest.raises(NotFound):
            actions.withdraw(actor, ask.pk, now=MONDAY)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_confirm_for_one_hour_at_once_one_succeeds():
    room = RoomFactory.create(asked_for=True)
    asks = [AskFactory.create(room=room) for _ in range(4)]
    actors = [staff_of(room.community) for _ in asks]
    found = at_once(
        *(
            lambda actor=actor, ask=ask: actions.confirm(actor, ask.pk, now=MONDAY)
            for actor, ask in zip(actors, asks, strict=True)
        )
    )
    assert sorted(type(each).__name__ for each in found) == ["NoneType", *["OutOfOrder"] * 3]
    assert Booking.objects.count() == 1


def test_a_booking_made_meanwhile_keeps_an_ask_open(room, resident):
    held = asked(resident, room, wish())
    BookingFactory.create(room=room, what="书法课")
    with pytest.raises(OutOfOrder, match="书法课"):
        actions.confirm(staff_of(room.community), held.pk, now=MONDAY)
