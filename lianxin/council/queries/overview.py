"""A council as the public and as its desk see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Prefetch, Q, QuerySet

from lianxin.core.actor import Actor
from lianxin.core.http import local_day
from lianxin.core.packs import Rule
from lianxin.council.models import (
    AgendaItem,
    Council,
    CouncilKind,
    ItemState,
    Member,
    Resolution,
    Session,
    SessionState,
    Term,
)
from lianxin.council.queries.access import council_at, serving, sessions_for
from lianxin.council.queries.law import (
    MAJORITY,
    QUORUM,
    doubtful,
    proxies_allowed,
    rule_for,
    turns_and_seconds,
)
from lianxin.council.queries.planning import matters_waiting
from lianxin.council.rules.access import leads, serves, shown_resolutions
from lianxin.council.rules.counting import Bar, bar, told
from lianxin.matters.models import Matter
from lianxin.people.queries import workplace
from lianxin.places.models import Community

MOST_SESSIONS = 30
MOST_RESOLUTIONS = 30
COMING = (SessionState.NOTIFIED, SessionState.OPEN, SessionState.PAUSED)


@dataclass(frozen=True, slots=True)
class Overview:
    """What everybody may read of a council."""

    community: Community
    kind: str
    council: Council | None
    term: Term | None
    members: Sequence[Member]
    bar: Bar | None
    """What a vote has to reach when all members are there."""
    quorum: str
    majority: str
    turns: int
    seconds: int
    proxies_each: int
    sessions: Sequence[Session]
    """The latest first; a plan only where the reader may see it."""
    resolutions: Sequence[Resolution]

    @property
    def coming(self) -> list[Session]:
        return [each for each in reversed(self.sessions) if each.state in COMING]

    @property
    def held(self) -> list[Session]:
        return [each for each in self.sessions if each.is_held]


def overview(
    actor: Actor, slug: str, *, now: datetime, kind: str = CouncilKind.RESIDENTS
) -> Overview:
    """A council's public page; a community without one has a page all the same."""
    community, council = council_at(slug, kind)
    if council is None:
        return Overview(community, kind, None, None, (), None, "", "", 0, 0, 0, (), ())
    council.community = community
    members = list(serving(council.pk, on=local_day(now)))
    quorum = rule_for(council, QUORUM, now=now)
    majority = rule_for(council, MAJORITY, now=now)
    turns, seconds = turns_and_seconds(council, now=now)
    return Overview(
        community=community,
        kind=kind,
        council=council,
        term=_term(council, local_day(now)),
        members=members,
        bar=bar(council, quorum, majority, entitled=len(members), present=len(members)),
        quorum=told(max(council.quorum, quorum.value)),
        majority=told(max(council.majority, majority.value)),
        turns=turns,
        seconds=seconds,
        proxies_each=proxies_allowed(council, now=now),
        sessions=list(_sessions(actor, council)),
        resolutions=list(_resolutions(actor, council)),
    )


def _term(council: Council, on: date) -> Term | None:
    return council.terms.filter(since__lte=on, until__gte=on).first()


def _sessions(actor: Actor, council: Council) -> QuerySet[Session]:
    """With how many were called and came, and how many resolutions it made."""
    passed = Q(items__resolution__isnull=False)
    return (
        sessions_for(actor)
        .filter(council=council)
        .annotate(
            called=Count("seats", distinct=True),
            came=Count("seats", filter=Q(seats__first_at__isnull=False), distinct=True),
            resolved=Count("items", filter=passed, distinct=True),
        )
        .order_by("-starts_at", "-pk")[:MOST_SESSIONS]
    )


def _resolutions(actor: Actor, council: Council) -> QuerySet[Resolution]:
    return (
        Resolution.objects.filter(shown_resolutions(actor), item__session__council=council)
        .select_related("item__matter", "item__session")
        .order_by("-resolved_at", "-pk")[:MOST_RESOLUTIONS]
    )


@dataclass(frozen=True, slots=True)
class Desk:
    """The same for those who work with it, and what waits for them."""

    seen: Overview
    waiting: Sequence[Matter]
    drafts: Sequence[Session]
    late: Sequence[Session]
    """Sessions whose minutes should be public by now (D-06)."""
    doubtful: Sequence[Rule]
    may_lead: bool
    may_serve: bool


def desk(actor: Actor, slug: str, *, now: datetime, kind: str = CouncilKind.RESIDENTS) -> Desk:
    workplace(actor, slug)
    seen = overview(actor, slug, now=now, kind=kind)
    council = seen.council or Council(community=seen.community, kind=kind)
    has_matters = seen.council and kind == CouncilKind.RESIDENTS
    waiting = list(matters_waiting(actor, seen.community.pk)) if has_matters else []
    drafts = [each for each in seen.sessions if each.state == SessionState.DRAFT]
    late = [
        session
        for session in seen.held
        if session.published_at is None
        and session.publish_due_on
        and session.publish_due_on < local_day(now)
    ]
    return Desk(
        seen=seen,
        waiting=waiting,
        drafts=drafts,
        late=late,
        doubtful=list(doubtful(council, now=now)),
        may_lead=leads(actor, council),
        may_serve=serves(actor, council),
    )


def coming(actor: Actor, community_id: int) -> QuerySet[Session]:
    """Sessions told of and not yet over, the next first, for the desk's first page."""
    items = AgendaItem.objects.exclude(state=ItemState.DROPPED).order_by("position", "pk")
    return (
        sessions_for(actor)
        .filter(council__community_id=community_id, state__in=COMING)
        .select_related("council")
        .prefetch_related(Prefetch("items", queryset=items))
        .order_by("starts_at", "pk")
    )
