"""Everything that one session's page needs, in as many statements whatever its size."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from lianxin.accounts.models import User
from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.core.http import local_day
from lianxin.core.packs import Rule
from lianxin.council.models import (
    AgendaItem,
    Council,
    ItemState,
    Member,
    Passage,
    Seat,
    SeatState,
    Session,
    SessionState,
    Stakeholder,
    Vote,
)
from lianxin.council.queries.access import serving, session_for
from lianxin.council.queries.law import MAJORITY, NOTICE, QUORUM, doubtful, rule_for
from lianxin.council.queries.minutes import Line, is_public, lines_of, masked_texts
from lianxin.council.queries.planning import matters_waiting
from lianxin.council.rules import ITEM_FLOW, SESSION_FLOW
from lianxin.council.rules.access import enters, follows
from lianxin.council.rules.agenda import obstacle
from lianxin.council.rules.counting import Bar, bar, told
from lianxin.council.rules.meeting import first_day
from lianxin.council.rules.words import concerned, is_emergency_repair
from lianxin.matters.models import Matter
from lianxin.people.queries import workers_of


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
    def own_ballot(self) -> Vote | None:
        """The reader's own vote in the open round, if they have one."""
        mine = (each for each in self.ballots if each.member.user_id == self.actor.user_id)
        return next(mine, None) if self.actor.is_known else None


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
    )


def _rows(actor: Actor, session: Session, *, sees_all: bool) -> list[Row]:
    items = list(
        session.items.exclude(state=ItemState.DROPPED)
        .select_related("matter", "mover", "seconder", "resolution", "raised", "owner_vote")
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
    found = item.ballots.filter(round=item.round).select_related("member")
    return list(found.order_by("pk"))


def _lines(session: Session, rows: Sequence[Row], seats: Sequence[Seat]) -> list[Line]:
    names = {seat.member_id: seat.member.name for seat in seats}
    return lines_of(session, [row.item for row in rows], names)[::-1]


def _passages(session: Session, *, sees_all: bool) -> Sequence[Passage]:
    if not session.is_held or not (sees_all or session.published_at):
        return ()
    passages = list(session.passages.select_related("item").order_by("item__position", "pk"))
    return sorted(passages, key=lambda passage: passage.item_id is not None)


@dataclass(frozen=True, slots=True)
class DeskSitting:
    """The same for those who work with it, and what its next step needs."""

    seen: Sitting
    waiting: Sequence[Matter]
    called: Sequence[Member]
    """Who is, or will be, called."""
    missing: Sequence[str]
    """Whom the topics concern and nobody thought of (D-03)."""
    notice: Rule
    notice_days: int
    first_day: date
    """The first day on which it could be held, were it told of today."""
    is_its_day: bool
    workers: Sequence[User]
    previews: Sequence[tuple[Passage, str]]
    """Each passage with what the public would read of it."""
    doubtful: Sequence[Rule]

    @property
    def unreachable(self) -> list[Member]:
        """Members without an account: somebody has to call them."""
        return [member for member in self.called if member.user_id is None]


def desk_sitting(actor: Actor, slug: str, pk: int, *, now: datetime) -> DeskSitting:
    seen = sitting(actor, slug, pk, now=now)
    session, council = seen.session, seen.council
    if not enters(actor, council.community_id):
        raise NotFound
    is_draft, is_told = (
        session.state == state for state in (SessionState.DRAFT, SessionState.NOTIFIED)
    )
    notice = rule_for(council, NOTICE, now=now)
    days = max(council.notice_days, notice.count)
    on = local_day(session.starts_at)
    return DeskSitting(
        seen=seen,
        waiting=list(matters_waiting(actor, council.community_id)) if is_draft else (),
        called=list(serving(council.pk, on=on)) if is_draft or is_told else (),
        missing=_missing(seen) if is_draft or is_told else (),
        notice=notice,
        notice_days=days,
        first_day=first_day(now, days),
        is_its_day=on <= local_day(now),
        workers=list(workers_of(council.community_id, today=local_day(now)))
        if seen.ballots
        else (),
        previews=_previews(seen),
        doubtful=list(doubtful(council, now=now)),
    )


def _previews(seen: Sitting) -> list[tuple[Passage, str]]:
    if not seen.session.is_held or seen.session.published_at:
        return []
    texts = masked_texts(seen.session)
    return [(passage, texts[passage.pk]) for passage in seen.passages]


def _missing(seen: Sitting) -> list[str]:
    wanted = {who for row in seen.rows for who in concerned(f"{row.item.title}{row.item.words}")}
    return [str(who.label) for who in Stakeholder if who in wanted - set(seen.session.invited)]
