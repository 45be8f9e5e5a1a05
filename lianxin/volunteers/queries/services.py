"""One project, one shift, one team: for everybody, and for the desk."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.core.http import local_day
from lianxin.people.queries import workplace
from lianxin.places.models import Community
from lianxin.places.queries import community_by_slug
from lianxin.volunteers.models import (
    Duty,
    DutyState,
    Project,
    ProjectState,
    Shift,
    Team,
    TeamMember,
    Volunteer,
)
from lianxin.volunteers.queries.access import project_for, shift_for, team_for
from lianxin.volunteers.queries.law import GUARDIAN, NOTICE, count_of
from lianxin.volunteers.queries.ledger import Served, served_of
from lianxin.volunteers.queries.overview import own, teams_of
from lianxin.volunteers.queries.people import choosable
from lianxin.volunteers.rules import DUTY_FLOW, PROJECT_FLOW, SHIFT_FLOW
from lianxin.volunteers.rules.serving import bar, wants

MOST_SHIFTS = 60


@dataclass(frozen=True, slots=True)
class Shown:
    """A project with its shifts, as everybody sees it."""

    community: Community
    project: Project
    shifts: Sequence[Shift]

    def coming(self, now: datetime) -> list[Shift]:
        return [each for each in self.shifts if each.ends_at > now and each.state == "planned"]


def project_at(actor: Actor, slug: str, pk: int) -> Shown:
    community = community_by_slug(slug)
    project = project_for(actor, pk)
    if project.community_id != community.pk:
        raise NotFound
    shifts = list(project.shifts.order_by("-starts_at", "-pk")[:MOST_SHIFTS])
    return Shown(community, project, shifts)


@dataclass(frozen=True, slots=True)
class Place:
    """A shift as a volunteer sees it: whether they are on it, and why not if they cannot be."""

    community: Community
    shift: Shift
    volunteer: Volunteer | None
    duty: Duty | None
    verbs: Collection[str]
    bar: str


def shift_at(actor: Actor, slug: str, pk: int, *, now: datetime) -> Place:
    community = community_by_slug(slug)
    shift = _shift(actor, community, pk)
    mine = [each for each in own(actor, community.pk) if not each.is_gone]
    volunteer = mine[0] if mine else None
    duty = (
        shift.duties.filter(volunteer=volunteer, released_at__isnull=True).first()
        if volunteer
        else None
    )
    verbs: Collection[str] = ()
    if duty and volunteer:
        duty.shift, duty.volunteer = shift, volunteer
        verbs = {step.verb for step in DUTY_FLOW.open_to(actor, duty)}
    return Place(
        community,
        shift,
        volunteer,
        duty,
        verbs,
        _bar(shift, volunteer, now=now) if volunteer and not duty else "",
    )


def _shift(actor: Actor, community: Community, pk: int) -> Shift:
    shift = shift_for(actor, pk)
    if shift.project.community_id != community.pk:
        raise NotFound
    return shift


def _bar(shift: Shift, volunteer: Volunteer, *, now: datetime) -> str:
    project, today = shift.project, local_day(now)
    return bar(
        volunteer,
        project,
        notice=count_of(project.community, NOTICE, on=today),
        of_age=count_of(project.community, GUARDIAN, on=today),
        day=local_day(shift.starts_at),
    )


@dataclass(frozen=True, slots=True)
class ProjectDesk:
    community: Community
    project: Project
    shifts: Sequence[Shift]
    lacking: Sequence[tuple[str, str]]
    verbs: Collection[str]


def project_desk(actor: Actor, slug: str, pk: int) -> ProjectDesk:
    community = workplace(actor, slug)
    shown = project_at(actor, slug, pk)
    project = shown.project
    verbs = {step.verb for step in PROJECT_FLOW.open_to(actor, project)}
    lacking = wants(project) if project.state == ProjectState.DRAFT else []
    return ProjectDesk(community, project, shown.shifts, lacking, verbs)


@dataclass(frozen=True, slots=True)
class ShiftDesk:
    """A shift's roster with hours, and who could still be written down."""

    community: Community
    shift: Shift
    served: Sequence[Served]
    others: Sequence[Volunteer]
    verbs: Collection[str]
    waiting: int
    """How many hours wait to be verified."""

    @property
    def is_over(self) -> bool:
        return any(each.duty.state == DutyState.SERVED for each in self.served)


def shift_desk(actor: Actor, slug: str, pk: int) -> ShiftDesk:
    community = workplace(actor, slug)
    shift = _shift(actor, community, pk)
    duties = shift.duties.exclude(state=DutyState.LEFT).select_related(
        "volunteer__person", "volunteer__community"
    )
    rows = list(duties.order_by("volunteer__name", "pk"))
    for duty in rows:
        duty.shift = shift
    served = served_of(rows)
    done = {each.volunteer_id for each in rows if each.state == DutyState.SERVED}
    return ShiftDesk(
        community,
        shift,
        served,
        list(choosable(community.pk).exclude(pk__in=done)),
        {step.verb for step in SHIFT_FLOW.open_to(actor, shift)},
        sum(1 for each in served if each.claimed and not each.verified),
    )


@dataclass(frozen=True, slots=True)
class TeamDesk:
    community: Community
    team: Team
    members: Sequence[TeamMember]
    others: Sequence[Volunteer]
    projects: Sequence[Project]


def team_desk(actor: Actor, slug: str, pk: int) -> TeamDesk:
    community = workplace(actor, slug)
    team = team_for(actor, pk)
    if team.community_id != community.pk:
        raise NotFound
    members = team.members.filter(until__isnull=True).select_related("volunteer__community")
    inside = list(members.order_by("volunteer__name", "pk"))
    ids = [each.volunteer_id for each in inside]
    return TeamDesk(
        community,
        team,
        inside,
        list(choosable(community.pk).exclude(pk__in=ids)),
        list(team.projects.order_by("name")),
    )


def teams_at(actor: Actor, slug: str) -> tuple[Community, list[Team]]:
    community = workplace(actor, slug)
    return community, list(teams_of(community.pk))


def shifts_at(actor: Actor, slug: str, *, now: datetime) -> tuple[Community, list[Shift]]:
    """Shifts of the last month and those to come, in order of time."""
    community = workplace(actor, slug)
    found = Shift.objects.filter(
        Q(project__community=community), starts_at__gte=now - timedelta(days=30)
    )
    return community, list(found.select_related("project").order_by("starts_at", "pk")[:200])
