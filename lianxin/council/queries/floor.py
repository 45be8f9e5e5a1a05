"""Who speaks, who waits, and how the clocks stand."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from lianxin.core.actor import Actor
from lianxin.council.models import ON_FLOOR, AgendaItem, Session, Speech, SpeechState
from lianxin.council.queries.law import turns_and_seconds
from lianxin.council.rules.access import presides
from lianxin.council.rules.floor import TALKED_ABOUT, offered, ran, warnings


@dataclass(frozen=True, slots=True)
class Clock:
    """Seconds that have run and seconds planned; `runs` says whether it goes on."""

    ran: int
    planned: int | None
    runs: bool

    @property
    def left(self) -> int:
        return (self.planned or 0) - self.ran

    @property
    def over(self) -> int:
        return max(0, -self.left) if self.planned else 0


@dataclass(frozen=True, slots=True)
class Hand:
    """A raised hand as the chair is offered it."""

    speech: Speech
    turn: int
    warnings: Sequence[str]


@dataclass(frozen=True, slots=True)
class Floor:
    """The speakers' list of the item before the meeting."""

    turns: int
    seconds: int
    speaking: Speech | None
    clock: Clock | None
    ends_at: datetime | None
    """When the time of who speaks is up."""
    hands: Sequence[Hand]
    """In the order in which they are offered."""
    own: Speech | None
    """The reader's own hand or turn."""
    own_turns: int
    is_open: bool
    presides: bool

    @property
    def next(self) -> Hand | None:
        return self.hands[0] if self.hands else None


def floor(actor: Actor, session: Session, item: AgendaItem, *, now: datetime) -> Floor:
    turns, seconds = turns_and_seconds(session.council, now=now)
    speeches = list(item.speeches.select_related("member").order_by("pk"))
    speaking = next((each for each in speeches if each.state in ON_FLOOR), None)
    clock = speech_clock(speaking, now) if speaking else None
    spoken = Counter(each.member_id for each in speeches if each.state == SpeechState.ENDED)
    mine = [each for each in speeches if actor.is_known and each.member.user_id == actor.user_id]
    up = [each for each in mine if each.state in ON_FLOOR | {SpeechState.WAITING}]
    return Floor(
        turns=turns,
        seconds=seconds,
        speaking=speaking,
        clock=clock,
        ends_at=now + timedelta(seconds=clock.left) if clock and clock.runs else None,
        hands=_hands(session, speeches, spoken, turns),
        own=up[0] if up else None,
        own_turns=spoken[mine[0].member_id] if mine else 0,
        is_open=item.state in TALKED_ABOUT and session.state == "open",
        presides=presides(actor, session),
    )


def _hands(
    session: Session, speeches: Sequence[Speech], spoken: Mapping[int, int], turns: int
) -> list[Hand]:
    said = [each for each in speeches if each.begun_at]
    last = max(said, key=lambda each: (each.begun_at, each.pk)).stance if said else None
    waiting = [each for each in speeches if each.state == SpeechState.WAITING]
    return [
        Hand(
            each,
            spoken.get(each.member_id, 0) + 1,
            warnings(each, session, spoken=spoken.get(each.member_id, 0), turns=turns),
        )
        for each in offered(waiting, spoken, last)
    ]


def speech_clock(speech: Speech, now: datetime) -> Clock:
    spent = ran(speech.spent, speech.since, now)
    return Clock(spent, speech.seconds, runs=speech.since is not None)


def item_clock(item: AgendaItem, now: datetime) -> Clock:
    planned = item.minutes * 60 if item.minutes else None
    return Clock(ran(item.spent, item.since, now), planned, runs=item.since is not None)
