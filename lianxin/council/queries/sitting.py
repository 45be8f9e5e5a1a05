"""Everything that one session's page needs, in as many statements whatever its size."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lianxin.core.actor import Actor
from lianxin.council.models import (
    AgendaItem,
    Council,
    ItemState,
    Member,
    Passage,
    Proxy,
    Seat,
    SeatState,
    Session,
    Vote,
)
from lianxin.council.queries.access import session_for
from lianxin.council.queries.floor import Clock, Floor, floor, item_clock
from lianxin.council.queries.law import (
    MAJORITY,
    QUORUM,
    proxies_allowed,
    rule_for,
)
from lianxin.council.queries.minutes import Line, is_public, lines_of
from lianxin.council.rules import ITEM_FLOW, SESSION_FLOW
from lianxin.council.rules.access import follows, presides, steers
from lianxin.council.rules.agenda import obstacle
from lianxin.council.rules.counting import Bar, bar, told
from lianxin.council.rules.words import is_emergency_repair


@dataclass(frozen=True, slots=True)
class Row:
    """One item of the agenda, and what the reader may do with it."""

    item: AgendaItem
    verbs: frozenset[str]
    is_shown: bool
    """Whether its topic may be told to this reader."""

    @property
    def is_emergency(self) -> bool:
        return is_emergency_repair(f"{self.item.title}{self.item.words}")


@dataclass(frozen=True, slots=True)
class Sitting:
    """One session as its reader may see it."""

    session: Session
    rows: Sequence[Row]
    seats: Sequence[Seat]
    bar: Bar
    """What a vote put now would have to reach."""
    quorum: str
    majority: str
    """The shares that have to be exceeded, in words."""
    ballots: Sequence[Vote]
    """Those of the vote that is open."""
    lines: Sequence[Line]
    """The minutes as they write themselves, the latest first."""
    passages: Sequence[Passage]
    verbs: frozenset[str]
    sees_all: bool
    """Whether names in full and private topics are shown."""
    actor: Actor
    now: datetime
    floor: Floor | None
    """The speakers' list of the item before the meeting, where its topic is shown."""
    proxies: Sequence[Proxy]
    proxies_each: int
    """For how many one may vote; 0 where nobody may."""

    @property
    def council(self) -> Council:
        return self.session.council

    @property
    def live(self) -> Row | None:
        return next((row for row in self.rows if row.item.is_live), None)

    @property
    def planned(self) -> list[Row]:
        return [row for row in self.rows if row.item.state == ItemState.PLANNED]

    @property
    def present(self) -> list[Member]:
        return [seat.member for seat in self.seats if seat.state == SeatState.PRESENT]

    @property
    def came(self) -> int:
        return sum(seat.first_at is not None for seat in self.seats)

    @property
    def obstacle(self) -> str:
        return obstacle(self.live.item) if self.live else ""

    @property
    def own_seat(self) -> Seat | None:
        mine = (each for each in self.seats if each.member.user_id == self.actor.user_id)
        return next(mine, None) if self.actor.is_known else None

    @property
    def is_in_room(self) -> bool:
        return self.own_seat is not None and self.own_seat.state == SeatState.PRESENT

    @property
    def own_ballot(self) -> Vote | None:
        """The reader's own vote in the open round, if they have one."""
        mine = (each for each in self.ballots if each.member.user_id == self.actor.user_id)
        return next(mine, None) if self.actor.is_known else None

    @property
    def held_ballots(self) -> list[Vote]:
        """Those that others gave into the reader's hands."""
        seat = self.own_seat
        return [each for each in self.ballots if seat and each.holder_id == seat.member_id]

    @property
    def presides(self) -> bool:
        return presides(self.actor, self.session)

    @property
    def steers(self) -> bool:
        return steers(self.actor, self.session)

    @property
    def cast(self) -> int:
        return sum(each.is_cast for each in self.ballots)

    @property
    def clock(self) -> Clock | None:
        """Of the item before the meeting."""
        return item_clock(self.live.item, self.now) if self.live else None

    @property
    def is_followed(self) -> bool:
        """Whether there is something to look again for."""
        return self.session.is_sitting


def sitting(actor: Actor, slug: str, pk: int, *, now: datetime) -> Sitting:
    """A session for whoever may see it."""
    session = session_for(actor, pk, slug=slug)
    sees_all = follows(actor, session)
    rows = _rows(actor, session, sees_all=sees_all)
    seats = list(session.seats.select_related("member").order_by("-member__is_chair", "pk"))
    live = next((row.item for row in rows if row.item.is_live), None)
    return Sitting(
        session=session,
        rows=rows,
        seats=seats,
        **_shares(session, seats, now=now),
        ballots=_ballots(live) if live and sees_all else (),
        lines=_lines(session, rows, seats) if session.is_sitting and sees_all else (),
        passages=_passages(session, sees_all=sees_all),
        verbs=frozenset(step.verb for step in SESSION_FLOW.open_to(actor, session)),
        sees_all=sees_all,
        actor=actor,
        now=now,
        floor=_floor(actor, session, rows, now=now),
        proxies=_proxies(session) if sees_all else (),
        proxies_each=proxies_allowed(session.council, now=now),
    )


def _floor(actor: Actor, session: Session, rows: Sequence[Row], *, now: datetime) -> Floor | None:
    live = next((row for row in rows if row.item.is_live), None)
    return floor(actor, session, live.item, now=now) if live and live.is_shown else None


def _proxies(session: Session) -> list[Proxy]:
    found = session.proxies.filter(ended_at=None).select_related("giver", "holder")
    return list(found.order_by("pk"))


def _rows(actor: Actor, session: Session, *, sees_all: bool) -> list[Row]:
    items = list(
        session.items.exclude(state=ItemState.DROPPED)
        .select_related(
            "matter",
            "mover",
            "seconder",
            "resolution",
            "amendment__mover",
            "amendment__seconder",
            "raised",
            "owner_vote",
        )
        .prefetch_related("resolution__dissents__member")
        .order_by("position", "pk")
    )
    for item in items:
        item.session = session
    return [
        Row(
            item=item,
            verbs=frozenset(step.verb for step in ITEM_FLOW.open_to(actor, item)),
            is_shown=sees_all or is_public(item),
        )
        for item in items
    ]


def _shares(session: Session, seats: Sequence[Seat], *, now: datetime) -> dict[str, Any]:
    council = session.council
    quorum = rule_for(council, QUORUM, now=now)
    majority = rule_for(council, MAJORITY, now=now)
    present = sum(seat.state == SeatState.PRESENT for seat in seats)
    return {
        "bar": bar(council, quorum, majority, entitled=len(seats), present=present),
        "quorum": told(max(council.quorum, quorum.value)),
        "majority": told(max(council.majority, majority.value)),
    }


def _ballots(item: AgendaItem) -> list[Vote]:
    if item.state != ItemState.VOTING:
        return []
    found = item.ballots.filter(round=item.round).select_related("member", "holder")
    return list(found.order_by("pk"))


def _lines(session: Session, rows: Sequence[Row], seats: Sequence[Seat]) -> list[Line]:
    names = {seat.member_id: seat.member.name for seat in seats}
    return lines_of(session, [row.item for row in rows], names)[::-1]


def _passages(session: Session, *, sees_all: bool) -> Sequence[Passage]:
    if not session.is_held or not (sees_all or session.published_at):
        return ()
    passages = list(session.passages.select_related("item").order_by("item__position", "pk"))
    return sorted(passages, key=lambda passage: passage.item_id is not None)
