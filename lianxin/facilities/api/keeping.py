"""What staff do about rooms: book and release them, answer who asks for one."""

from datetime import date, datetime
from typing import Any, Literal

from ninja import Query
from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Body,
    Call,
    Day,
    Found,
    Key,
    Leaf,
    Nothing,
    Scope,
    Shape,
    Slug,
    Steps,
    Turning,
    Words,
    as_told,
    keep_home,
    turned,
)
from lianxin.core.errors import NotFound
from lianxin.facilities import actions
from lianxin.facilities.api.door import router
from lianxin.facilities.api.own import AskTold, SlotOfDay, told_ask
from lianxin.facilities.models import Ask, Booking
from lianxin.facilities.queries import booking_for, room_for, week
from lianxin.facilities.queries.asking import ask_for
from lianxin.facilities.queries.desk import AskLine, asks
from lianxin.people.queries import workplace
from lianxin.places.models import Community


class BooksRoom(SlotOfDay):
    """What a room is given out for, and when."""

    what: Words = Field(min_length=1, max_length=80, examples=["书法课"])


class BookingTold(Shape):
    """A room given out."""

    id: int
    room: int
    starts_at: datetime
    ends_at: datetime
    what: str = Field(examples=["书法课"])
    is_bound: bool = Field(description="因活动或申请而订的，从那边退")
    released_at: datetime | None


class WeekOfRooms(Shape):
    """Who has which room when, over seven days from a Monday on."""

    monday: date
    bookings: list[BookingTold]


class WhichWeek(Body):
    """Which week: the one in which a day lies, this one where none is said."""

    day: Day | None = None


class AskedFor(AskTold):
    """An ask as the desk reads it: who asks is masked."""

    person: int
    name: str = Field(examples=["李*芳"])
    phone: str = Field(examples=["138****1234"])


class AskLeaf(Leaf):
    """A page of asks; those that wait, the soonest first."""

    items: list[AskedFor]


class WhichAsks(Turning):
    """Which asks; a page has thirty."""

    only: Literal["open", "answered"] = "open"


class DeclinesRoom(Body):
    """Why it cannot be, which who asked reads."""

    words: Words = Field(min_length=1, max_length=200, examples=["那天社区开居民大会"])


@router.reads(
    "/communities/{slug}/rooms/week",
    scope=Scope.ROOMS_WORK,
    gives=WeekOfRooms,
    says="一周里每间房订给了谁",
)
def week_(request: Call, slug: Slug, which: Query[WhichWeek]) -> WeekOfRooms:
    found = week(request.actor, slug, day=which.day or http.today())
    keep_home(request, found.community.pk)
    held = {each.pk: each for _room, days in found.rows for _day, day in days for each in day}
    return WeekOfRooms(monday=found.days[0], bookings=[_booking(each) for each in held.values()])


@router.writes(
    "/communities/{slug}/rooms/{int:pk}/book",
    scope=Scope.ROOMS_WORK,
    gives=BookingTold,
    says="订一间房；已经订给别人的，会说是谁",
    status=201,
)
def book(request: Call, slug: Slug, pk: Key, told: BooksRoom) -> BookingTold:
    community = _workplace(request, slug)
    room = room_for(request.actor, pk)
    if room.community_id != community.pk:
        raise NotFound
    made = actions.book(request.actor, room.pk, told.slot(), what=told.what, now=http.now())
    return _booking(made)


@router.writes(
    "/communities/{slug}/rooms/bookings/{int:pk}/release",
    scope=Scope.ROOMS_WORK,
    gives=BookingTold,
    says="退订；再退一次，什么也不变",
)
def release(request: Call, slug: Slug, pk: Key) -> BookingTold:
    community = _workplace(request, slug)
    booking = booking_for(request.actor, pk)
    if booking.room.community_id != community.pk or booking.is_bound:
        raise NotFound
    return _booking(actions.release(request.actor, pk, now=http.now()))


@router.reads(
    "/communities/{slug}/rooms/asks",
    scope=Scope.ROOMS_WORK,
    gives=AskLeaf,
    says="居民申请用房：等答复的，或答复过的",
)
def asks_(request: Call, slug: Slug, which: Query[WhichAsks]) -> AskLeaf:
    community = _workplace(request, slug)
    lines, page = asks(
        request.actor,
        community.pk,
        (),
        is_open=which.only == "open",
        after=which.after,
        before=which.before,
    )
    known = {line.ask.pk: line for line in lines}
    return turned(AskLeaf, page, lambda each: _asked(request, known[each.pk]))


ANSWERS: dict[str, tuple[type[Body], Any, str]] = {
    "confirm": (Nothing, actions.confirm, "订给他"),
    "decline": (DeclinesRoom, actions.decline, "订不了，写一句为什么"),
    "give_up": (Nothing, actions.give_up, "订好的替他退了"),
}
"""By verb: what must be said, the desk's own action, and what the document calls it."""


def _workplace(request: Call, slug: str) -> Community:
    community = workplace(request.actor, slug)
    keep_home(request, community.pk)
    return community


def _ask(request: Call, slug: str, pk: int) -> Ask:
    community, found = _workplace(request, slug), ask_for(request.actor, pk)
    if found.community_id != community.pk:
        raise NotFound
    return found


def _booking(booking: Booking) -> BookingTold:
    return as_told(BookingTold, booking, room=booking.room_id)


def _asked(request: Call, line: AskLine) -> AskedFor:
    who = line.contact
    told = told_ask(request, line.ask).model_dump()
    return AskedFor.model_validate({**told, "person": who.pk, "name": who.name, "phone": who.phone})


_steps = Steps(
    router=router,
    scope=Scope.ROOMS_WORK,
    path="rooms/asks/{int:pk}",
    name="{}_ask",
    find=lambda request, slug, pk: Found(_ask(request, slug, pk)),
    gives=AskTold,
    tell=lambda request, slug, found: told_ask(request, _ask(request, slug, found.pk)),
)
for verb, (its_body, act, says) in ANSWERS.items():
    _steps.take(verb, its_body, act, says)
