"""A half-day's question for the solver, out of the records; and why somebody cannot be in it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from lianxin.core.ground import Point
from lianxin.core.http import local_day
from lianxin.places.models import Community, Place
from lianxin.services.models import (
    LICENSED,
    WAITING,
    CallState,
    DayPlan,
    HelpRequest,
    Member,
    Visit,
)
from lianxin.services.queries.rates import (
    SECONDS,
    count_of,
    detour_of,
    minute_of,
    pace_of,
    span_of,
)
from lianxin.services.rules.teams import may_do
from lianxin.services.solving.problem import FULL, Asked, Problem, Promise, Visitor

NOWHERE, NOBODY, NO_LICENCE, AWAY = "nowhere", "nobody", "no_licence", "away"
REASONS = (FULL, NOWHERE, NOBODY, NO_LICENCE, AWAY)
URGENT = 50
"""How many calls that can wait one that cannot is worth."""


@dataclass(frozen=True, slots=True)
class Question:
    """What goes to the solver, and what was left out before it was asked."""

    problem: Problem
    left_out: Sequence[tuple[int, str]]
    requests: Mapping[int, HelpRequest]


def point_of(place: Place | None) -> Point | None:
    """Where a place lies, or the courtyard that it is in."""
    for each in (place, place.parent, place.courtyard) if place else ():
        if each and each.latitude is not None and each.longitude is not None:
            return each.latitude, each.longitude
    return None


def members_of(community: Community, *, on: date) -> list[Member]:
    """Who goes out for some team on a day, with all that planning asks of them."""
    found = Member.objects.filter(
        Q(until__isnull=True) | Q(until__gte=on),
        Q(team__ended_on__isnull=True) | Q(team__ended_on__gte=on),
        team__community=community,
        since__lte=on,
    )
    found = found.select_related("team__base__parent", "team__base__courtyard")
    return list(found.prefetch_related("skills", "times", "licences").order_by("pk"))


def is_out(member: Member, day: date, half: str) -> bool:
    wanted = (day.isoweekday(), half)
    return any((each.weekday, each.half) == wanted for each in member.times.all())


def can(member: Member, request: HelpRequest, *, on: date) -> bool:
    skills = [each.work for each in member.skills.all()]
    return member.team_id == request.service.team_id and may_do(
        request.service.work, skills, member.licences.all(), on=on
    )


def open_requests(community: Community, day: date, half: str) -> list[HelpRequest]:
    """What waits for a half-day, those who asked first first."""
    found = HelpRequest.objects.filter(
        community=community, state__in=sorted(WAITING), halves__day=day, halves__half=half
    ).select_related("service", "place__parent", "place__courtyard")
    return list(found.order_by("asked_at", "pk"))


def question(plan: DayPlan) -> Question:
    """What one press of the button asks."""
    community, day, half = plan.community, plan.day, plan.half
    members = members_of(community, on=day)
    out = [each for each in members if is_out(each, day, half)]
    requests = open_requests(community, day, half)
    waiting, left_out = [], []
    last = _last_visitors(requests)
    for request in requests:
        if why := why_not(request, members, out, on=day):
            left_out.append((request.pk, why))
        else:
            waiting.append(_asked(request, out, day, last.get(_whose(request))))
    problem = Problem(
        visitors=tuple(_visitor(community, each, half, day) for each in out),
        asked=tuple(waiting),
        promises=tuple(_promises(community, day, half)),
        detour=float(detour_of(community, on=day)),
        seconds=float(count_of(community, SECONDS, on=day)),
    )
    return Question(problem, left_out, {each.pk: each for each in requests})


def why_not(
    request: HelpRequest, members: Iterable[Member], out: Iterable[Member], *, on: date
) -> str:
    """What keeps a request from being planned at all; nothing where somebody could go."""
    team = [each for each in members if each.team_id == request.service.team_id]
    work = request.service.work
    skilled = [each for each in team if work in {skill.work for skill in each.skills.all()}]
    able = {each.pk for each in skilled if can(each, request, on=on)}
    if not skilled:
        return NOBODY
    if not able and work in LICENSED:
        return NO_LICENCE
    if not able & {each.pk for each in out}:
        return AWAY
    return "" if point_of(request.place) else NOWHERE


def _asked(request: HelpRequest, out: Sequence[Member], day: date, last: int | None) -> Asked:
    point = point_of(request.place)
    if point is None:
        raise ValueError("a request that lies nowhere is left out before")
    weight = URGENT if request.is_urgent else 1 + max(0, (day - local_day(request.asked_at)).days)
    able = tuple(each.pk for each in out if can(each, request, on=day))
    return Asked(request.pk, point, request.service.minutes, able, weight, last)


def _whose(request: HelpRequest) -> tuple[int | None, int]:
    return request.asker_id, request.service_id


def _last_visitors(requests: Sequence[HelpRequest]) -> dict[tuple[int | None, int], int]:
    """Who came last time to the same person for the same service."""
    askers = {each.asker_id for each in requests if each.asker_id}
    made = Visit.objects.filter(request__asker_id__in=askers, state=CallState.DONE)
    rows = made.order_by("done_at").values_list(
        "request__asker_id", "request__service_id", "member_id"
    )
    return {(asker, service): member for asker, service, member in rows}


def _visitor(community: Community, member: Member, half: str, day: date) -> Visitor:
    starts, ends = span_of(community, half, on=day)
    base = point_of(member.team.base)
    return Visitor(member.pk, base, starts, ends, pace_of(community, member.way, on=day))


def _promises(community: Community, day: date, half: str) -> Iterable[Promise]:
    """What is promised or made already: all of it takes its time."""
    visits = Visit.objects.filter(
        Q(is_promised=True) | Q(state=CallState.DONE),
        community=community,
        day=day,
        half=half,
        released_at__isnull=True,
    ).select_related("request__place__parent", "request__place__courtyard", "member__team__base")
    for visit in visits:
        where = point_of(visit.request.place) or point_of(visit.member.team.base) or (0.0, 0.0)
        starts = minute_of(visit.starts_at)
        minutes = int((visit.ends_at - visit.starts_at).total_seconds()) // 60
        yield Promise(-visit.pk, where, visit.member_id, starts, minutes)
