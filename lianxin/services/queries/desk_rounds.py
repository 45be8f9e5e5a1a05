"""Requests and rounds as the desk sees them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.core.journal import course_of
from lianxin.core.models import Entry
from lianxin.people.queries import Contact, contact, workplace
from lianxin.places.models import Community
from lianxin.services.models import (
    WAITING,
    CallState,
    DayPlan,
    HelpRequest,
    Member,
    RequestState,
    Visit,
)
from lianxin.services.queries.catalogue import OwnRequest, told
from lianxin.services.queries.doors import request_for, visit_for
from lianxin.services.queries.planning import can, members_of
from lianxin.services.rules.requests import VISIT_FLOW
from lianxin.volunteers.models import Half

MOST = 100
OPEN = sorted({*WAITING, RequestState.PLANNED, RequestState.VISITED})


@dataclass(frozen=True, slots=True)
class Round:
    """One member's half-day."""

    member: Member
    visits: Sequence[Visit]

    @property
    def minutes(self) -> int:
        return sum(
            int((each.ends_at - each.starts_at).total_seconds()) // 60 for each in self.visits
        )

    @property
    def metres(self) -> int:
        return sum(each.metres for each in self.visits)


@dataclass(frozen=True, slots=True)
class HalfDesk:
    community: Community
    day: date
    half: str
    plan: DayPlan | None
    rounds: Sequence[Round]
    waiting: int
    """Requests that want this half-day and are not planned."""
    left_out: Sequence[tuple[HelpRequest, str]]
    loose: int
    """Visits that nobody was told of yet."""


@dataclass(frozen=True, slots=True)
class RequestDesk:
    community: Community
    own: OwnRequest
    contact: Contact | None
    choices: Sequence[tuple[int, str]]
    """Who could go."""
    course: Sequence[Entry]

    @property
    def request(self) -> HelpRequest:
        return self.own.request


def half_desk(actor: Actor, slug: str, day: date, half: str) -> HalfDesk:
    community = workplace(actor, slug)
    plan = DayPlan.objects.filter(community=community, day=day, half=half).first()
    visits = Visit.objects.filter(
        ~Q(state=CallState.CALLED_OFF), community=community, day=day, half=half
    ).select_related("member__team", "request__service", "request__place", "request__community")
    rounds: dict[int, list[Visit]] = {}
    for visit in visits.order_by("member__name", "member_id", "starts_at", "pk"):
        rounds.setdefault(visit.member_id, []).append(visit)
    waiting = HelpRequest.objects.filter(
        community=community, state__in=sorted(WAITING), halves__day=day, halves__half=half
    )
    found = [each for those in rounds.values() for each in those]
    return HalfDesk(
        community,
        day,
        half,
        plan,
        [Round(those[0].member, those) for those in rounds.values()],
        waiting.count(),
        _left_out(plan),
        sum(each.state == CallState.PLANNED and not each.is_promised for each in found),
    )


def _left_out(plan: DayPlan | None) -> list[tuple[HelpRequest, str]]:
    """What this half-day's plan could not take up and still waits."""
    told_ = dict(plan.left_out) if plan else {}
    waiting = HelpRequest.objects.filter(pk__in=told_, state__in=sorted(WAITING))
    found = waiting.select_related("service", "community").order_by("asked_at", "pk")
    return [(each, told_[each.pk]) for each in found[:MOST]]


def requests_desk(actor: Actor, slug: str) -> tuple[Community, list[HelpRequest]]:
    """What is open, urgent ones first, then by the promised day."""
    community = workplace(actor, slug)
    found = HelpRequest.objects.filter(community=community, state__in=OPEN)
    found = found.select_related("service__team", "place", "community").prefetch_related("halves")
    return community, list(found.order_by("-is_urgent", "due_on", "pk")[:MOST])


def request_desk(
    actor: Actor, slug: str, pk: int, unmasked: Collection[int], *, today: date
) -> RequestDesk:
    community = workplace(actor, slug)
    request = request_for(actor, pk)
    if request.community_id != community.pk:
        raise NotFound
    return RequestDesk(
        community,
        told(actor, request),
        contact(request.asker, unmasked) if request.asker else None,
        able(request, on=today),
        list(course_of(request, public_only=False).order_by("-id")[:30]),
    )


def able(request: HelpRequest, *, on: date) -> list[tuple[int, str]]:
    """Who could go on a day, by name."""
    members = [each for each in members_of(request.community, on=on) if can(each, request, on=on)]
    return [(each.pk, each.name) for each in sorted(members, key=lambda each: each.name)]


def visit_desk(actor: Actor, slug: str, pk: int) -> tuple[Visit, Collection[str]]:
    community = workplace(actor, slug)
    visit = visit_for(actor, pk)
    if visit.community_id != community.pk:
        raise NotFound
    return visit, [step.verb for step in VISIT_FLOW.open_to(actor, visit)]


def told_half(day: str, half: str, *, today: date) -> tuple[date, str]:
    """A half-day as an address tells it; this morning where it tells none."""
    try:
        return date.fromisoformat(day), Half(half).value
    except ValueError:
        return today, Half.MORNING.value
