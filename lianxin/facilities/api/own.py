"""What a resident asks for and has borrowed."""

from dataclasses import replace
from datetime import date, datetime, time
from typing import Annotated

from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Body,
    Call,
    Day,
    Hour,
    Key,
    Scope,
    Shape,
    Slug,
    Words,
    enumerated,
    sent_as,
)
from lianxin.core.api import keep_home as keep
from lianxin.core.errors import NotFound
from lianxin.core.figures import LOCAL
from lianxin.facilities import actions
from lianxin.facilities.actions import Slot, Wish
from lianxin.facilities.api.door import router
from lianxin.facilities.models import Ask, AskState, Loan
from lianxin.facilities.queries import facility_at
from lianxin.facilities.queries.asking import ask_for, own_asks, own_loans
from lianxin.facilities.rules import ASK_FLOW

StateOfAsk = Annotated[AskState, enumerated(AskState)]


class AskTold(Shape):
    """An ask for a room."""

    id: int
    room: int
    room_name: str = Field(examples=["社区活动室"])
    starts_at: datetime
    ends_at: datetime
    what: str = Field(examples=["院里老人学唱戏"])
    people: int | None
    state: StateOfAsk
    state_name: str
    answer: str = Field(description="订不了的原因")
    verbs: list[str] = Field(examples=[["withdraw"]])


class BorrowedTold(Shape):
    """A thing that one has borrowed and not brought back."""

    id: int
    name: str = Field(examples=["血压计"])
    due_on: date


class OwnRooms(Shape):
    """One's own asks, the latest first, and what one has borrowed."""

    asks: list[AskTold]
    loans: list[BorrowedTold]


class SlotOfDay(Body):
    """A day, from one hour until another."""

    day: Day = Field(examples=["2026-03-12"])
    starts: Hour
    ends: Hour = Field(examples=["16:30"])

    def slot(self) -> Slot:
        first, last = (
            datetime.combine(self.day, time.fromisoformat(each), tzinfo=LOCAL)
            for each in (self.starts, self.ends)
        )
        return Slot(first, last)


class AsksForRoom(SlotOfDay):
    """What one wants a room for, and when."""

    what: Words = Field(min_length=1, max_length=80, examples=["院里老人学唱戏"])
    people: int | None = Field(None, ge=1, le=9999, description="大约几个人")


@router.reads("/me/rooms", scope=Scope.ROOMS_READ, gives=OwnRooms, says="我申请的房间和我借的东西")
def mine(request: Call) -> OwnRooms:
    place = request.caller.community_id
    return OwnRooms(
        asks=[told_ask(request, each) for each in own_asks(request.actor, place)],
        loans=[_borrowed(each) for each in own_loans(request.actor, place)],
    )


@router.writes(
    "/communities/{slug}/rooms/{int:pk}/ask",
    scope=Scope.ROOMS_WRITE,
    gives=AskTold,
    says="申请用一间房，社区答复后会告诉您",
    status=201,
)
def ask(request: Call, slug: Slug, pk: Key, told: AsksForRoom) -> AskTold:
    room = facility_at(request.actor, slug, pk)
    keep(request, room.community_id)
    wish = Wish(key=sent_as(request), slot=told.slot(), what=told.what, people=told.people)
    made = actions.ask(request.actor, slug, pk, wish, now=http.now())
    return told_ask(request, _again(request, made))


@router.writes(
    "/me/asks/{int:pk}/withdraw", scope=Scope.ROOMS_WRITE, gives=AskTold, says="撤回申请"
)
def withdraw(request: Call, pk: Key) -> AskTold:
    found = _own(request, pk)
    return told_ask(request, actions.withdraw(request.actor, found.pk, now=http.now()))


@router.writes(
    "/me/asks/{int:pk}/give-up",
    scope=Scope.ROOMS_WRITE,
    gives=AskTold,
    says="订好的不用了，退给别人",
)
def give_up(request: Call, pk: Key) -> AskTold:
    found = _own(request, pk)
    return told_ask(request, actions.give_up(request.actor, found.pk, now=http.now()))


def _own(request: Call, pk: int) -> Ask:
    """One's own, in the token's community; the desk's are the desk's."""
    found = ask_for(request.actor, pk)
    if found.person_id not in request.actor.person_ids:
        raise NotFound
    keep(request, found.community_id)
    return found


def _again(request: Call, made: Ask) -> Ask:
    """As its owner sees it, whom the community may know only since this ask."""
    known = request.actor.person_ids | {made.person_id}
    request.actor = replace(request.actor, person_ids=known)
    return made


def told_ask(request: Call, ask: Ask) -> AskTold:
    verbs = {step.verb for step in ASK_FLOW.open_to(request.actor, ask)}
    state = AskState(ask.state)
    return AskTold(
        id=ask.pk,
        room=ask.room_id,
        room_name=ask.room.name,
        starts_at=ask.starts_at,
        ends_at=ask.ends_at,
        what=ask.what,
        people=ask.people,
        state=state,
        state_name=str(state.label),
        answer=ask.answer,
        verbs=sorted(verbs),
    )


def _borrowed(loan: Loan) -> BorrowedTold:
    return BorrowedTold(id=loan.pk, name=loan.equipment.name, due_on=loan.due_on)
