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
from lianxin.services.queries.planning import can, is_out, members_of
from lianxin.services.queries.rates import minute_of, span_of
from lianxin.services.rules.requests import VISIT_FLOW
from lianxin.volunteers.models import Half

MOST = 100
OPEN = sorted({*WAITING, RequestState.PLANNED, RequestState.VISITED})


@dataclass(frozen=True, slots=True)
class Placed:
    """A visit in a round, from which minute of the day to which, and who could take it over."""

    visit: Visit
    able: Sequence[int]

    @property
    def starts(self) -> int:
        return minute_of(self.visit.starts_at)

    @property
    def ends(self) -> int:
        return minute_of(self.visit.ends_at)

    @property
    def is_loose(self) -> bool:
        return self.visit.state == CallState.PLANNED and not self.visit.is_promised

    @property
    def told_able(self) -> str:
        return " ".join(str(pk) for pk in self.able)


@dataclass(frozen=True, slots=True)
class Round:
    """One member's half-day; whoever goes out then has one, with calls or without."""

    member: Member
    calls: Sequence[Placed]

    @property
    def visits(self) -> list[Visit]:
        return [each.visit for each in self.calls]

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
    span: tuple[int, int]
    """The minutes of the day between which this half-day's rounds go."""
    waiting: int
    """Requests that want this half-day and are not planned."""
    left_out: Sequence[tuple[HelpRequest, str]]
    loose: int
    """Visits that nobody was told of yet."""

    @property
    def is_planned(self) -> bool:
        return any(each.calls for each in self.rounds)


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
    found = list(visits.order_by("member__name", "member_id", "starts_at", "pk"))
    waiting = HelpRequest.objects.filter(
        community=community, state__in=sorted(WAITING), halves__day=day, halves__half=half
    )
    return HalfDesk(
        community,
        day,
        half,
        plan,
        _rounds(found, members_of(community, on=day), half, day),
        span_of(community, half, on=day),
        waiting.count(),
        _left_out(plan),
        sum(each.state == CallState.PLANNED and not each.is_promised for each in found),
    )


def _rounds(
    visits: Sequence[Visit], members: Sequence[Member], half: str, day: date
) -> list[Round]:
    """Those with calls first, by name, then those who go out and have none yet."""
    rounds: dict[int, Round] = {}
    calls: dict[int, list[Placed]] = {}
    for visit in visits:
        able_ = [each.pk for each in members if can(each, visit.request, on=day)]
        calls.setdefault(visit.member_id, []).append(Placed(visit, able_))
        rounds[visit.member_id] = Round(visit.member, calls[visit.member_id])
    idle = [each for each in members if each.pk not in rounds and is_out(each, day, half)]
    return [*rounds.values(), *(Round(each, ()) for each in sorted(idle, key=_by_name))]


def _by_name(member: Member) -> tuple[str, int]:
    return member.name, member.pk


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
