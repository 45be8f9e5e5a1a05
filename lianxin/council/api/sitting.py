"""What a member does in a session that sits: raise a hand, second, vote, dissent."""

from collections.abc import Callable
from typing import Annotated

from pydantic import Field

from lianxin.core import http
from lianxin.core.api import Body, Call, Key, Ref, Scope, Shape, Slug, Words, enumerated, keep_home
from lianxin.core.errors import NotFound
from lianxin.council import actions
from lianxin.council.api.door import router
from lianxin.council.models import Choice, SeatState, SessionState, SpeechState, Stance, Vote
from lianxin.council.queries.sitting import Sitting, sitting

StateOfSitting = Annotated[SessionState, enumerated(SessionState)]
StateOfSeat = Annotated[SeatState, enumerated(SeatState)]
StateOfSpeech = Annotated[SpeechState, enumerated(SpeechState)]
Aye = Annotated[Choice, enumerated(Choice)]
Standing = Annotated[Stance, enumerated(Stance)]


class BallotTold(Shape):
    """A vote that is open and the caller's to cast: their own, or one given into their hands."""

    member: int = Field(description="谁的票：投的时候写上")
    name: str
    is_own: bool
    is_cast: bool = Field(description="已经投了；投的是什么不告诉")


class HandTold(Shape):
    """One's own hand or turn."""

    speech: int
    stance: Standing
    state: StateOfSpeech


class OwnSeat(Shape):
    """One's own part in a session."""

    session: int
    state: StateOfSitting
    seat: StateOfSeat | None = Field(description="您到会没有；不是成员就是空的")
    item: int | None = Field(description="正在议的那一项")
    verbs: list[str] = Field(examples=[["ask_to_speak", "vote"]], description="现在能做的")
    hand: HandTold | None
    ballots: list[BallotTold]


class Hand(Body):
    """Where one stands, said before speaking."""

    stance: Standing = Field(examples=["for"])


class Votes(Body):
    """One vote, once; a member is named where it is another's that one holds."""

    choice: Aye = Field(examples=["aye"])
    member: Ref | None = None


class Dissents(Body):
    """Why one is against what was resolved; it is owed an answer."""

    words: Words = Field(min_length=1, max_length=500, examples=["车位只划给东院，西院也要停车"])


OWN_VERBS = frozenset({"ask_to_speak", "second", "vote"})


@router.reads(
    "/communities/{slug}/sessions/{int:pk}/mine",
    scope=Scope.COUNCIL_READ,
    gives=OwnSeat,
    says="我在这次会上：到会没有、能做什么、有没有票要投",
)
def own_seat(request: Call, slug: Slug, pk: Key) -> OwnSeat:
    return _own(sitting(request.actor, slug, pk, now=http.now()))


@router.writes(
    "/communities/{slug}/sessions/{int:pk}/items/{int:item}/hand",
    scope=Scope.COUNCIL_WRITE,
    gives=OwnSeat,
    says="举手要发言，先说立场",
)
def raise_hand(request: Call, slug: Slug, pk: Key, item: Key, told: Hand) -> OwnSeat:
    return _did(
        request,
        slug,
        pk,
        item,
        lambda: actions.raise_hand(request.actor, item, stance=told.stance, now=http.now()),
    )


@router.writes(
    "/communities/{slug}/sessions/{int:pk}/items/{int:item}/hand/lower",
    scope=Scope.COUNCIL_WRITE,
    gives=OwnSeat,
    says="把手放下",
)
def lower_hand(request: Call, slug: Slug, pk: Key, item: Key) -> OwnSeat:
    seen = sitting(request.actor, slug, pk, now=http.now())
    hand = seen.floor.own if seen.floor else None
    if hand is None or hand.item_id != item:
        raise NotFound
    return _did(
        request,
        slug,
        pk,
        item,
        lambda: actions.lower_hand(request.actor, hand.pk, now=http.now()),
    )


@router.writes(
    "/communities/{slug}/sessions/{int:pk}/items/{int:item}/second",
    scope=Scope.COUNCIL_WRITE,
    gives=OwnSeat,
    says="附议",
)
def second(request: Call, slug: Slug, pk: Key, item: Key) -> OwnSeat:
    return _did(
        request,
        slug,
        pk,
        item,
        lambda: actions.second(request.actor, item, now=http.now()),
    )


@router.writes(
    "/communities/{slug}/sessions/{int:pk}/items/{int:item}/vote",
    scope=Scope.COUNCIL_WRITE,
    gives=OwnSeat,
    says="投票：自己的，或受托代投的",
)
def vote(request: Call, slug: Slug, pk: Key, item: Key, told: Votes) -> OwnSeat:
    return _did(
        request,
        slug,
        pk,
        item,
        lambda: actions.vote(
            request.actor, item, choice=told.choice, member_id=told.member, now=http.now()
        ),
    )


@router.writes(
    "/communities/{slug}/sessions/{int:pk}/items/{int:item}/dissent",
    scope=Scope.COUNCIL_WRITE,
    gives=OwnSeat,
    says="对通过的决议写下不同意见，社区要答复",
)
def dissent(request: Call, slug: Slug, pk: Key, item: Key, told: Dissents) -> OwnSeat:
    return _did(
        request,
        slug,
        pk,
        item,
        lambda: actions.dissent(request.actor, item, words=told.words, now=http.now()),
    )


def _did(request: Call, slug: str, pk: int, item: int, deed: Callable[[], object]) -> OwnSeat:
    """A deed on an item of the session that the address names, and how one stands after it."""
    seen = sitting(request.actor, slug, pk, now=http.now())
    keep_home(request, seen.council.community_id)
    if item not in {row.item.pk for row in seen.rows if row.is_shown}:
        raise NotFound
    deed()
    return _own(sitting(request.actor, slug, pk, now=http.now()))


def _own(seen: Sitting) -> OwnSeat:
    live, seat = seen.live, seen.own_seat
    hand = seen.floor.own if seen.floor else None
    verbs = live.verbs & OWN_VERBS if live and seat else set()
    return OwnSeat(
        session=seen.session.pk,
        state=SessionState(seen.session.state),
        seat=SeatState(seat.state) if seat else None,
        item=live.item.pk if live and live.is_shown else None,
        verbs=sorted(verbs),
        hand=HandTold(speech=hand.pk, stance=Stance(hand.stance), state=SpeechState(hand.state))
        if hand
        else None,
        ballots=[_ballot(each, seen) for each in _ballots(seen)],
    )


def _ballots(seen: Sitting) -> list[Vote]:
    own = seen.own_ballot
    held = [each for each in seen.held_ballots if own is None or each.pk != own.pk]
    return [*([own] if own else []), *held]


def _ballot(ballot: Vote, seen: Sitting) -> BallotTold:
    own = seen.own_seat
    return BallotTold(
        member=ballot.member_id,
        name=ballot.member.name,
        is_own=own is not None and ballot.member_id == own.member_id,
        is_cast=ballot.is_cast,
    )
