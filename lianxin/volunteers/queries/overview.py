"""A community's volunteering as everybody sees it, and as its desk does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Prefetch, Q, QuerySet

from lianxin.core.actor import Actor
from lianxin.core.http import local_day
from lianxin.core.packs import Rule
from lianxin.people.queries import workplace
from lianxin.places.models import Community
from lianxin.places.queries import community_by_slug
from lianxin.volunteers.models import (
    Campaign,
    CampaignState,
    Certificate,
    Duty,
    Invitation,
    Project,
    ProjectState,
    Shift,
    ShiftState,
    Task,
    TaskState,
    Team,
    Volunteer,
    VolunteerState,
)
from lianxin.volunteers.queries.access import volunteers_for
from lianxin.volunteers.queries.certificates import asked_for, posted_in
from lianxin.volunteers.queries.inviting import waiting
from lianxin.volunteers.queries.law import doubtful
from lianxin.volunteers.queries.ledger import to_verify
from lianxin.volunteers.rules.access import (
    campaigns_visible_to,
    projects_visible_to,
    shifts_visible_to,
)

MOST = 30
AHEAD = timedelta(days=60)
LATELY = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Overview:
    """What everybody may read: nothing of any person."""

    community: Community
    shifts: Sequence[Shift]
    """Those to come, the next first."""
    teams: Sequence[Team]
    campaigns: Sequence[Campaign]
    projects: Sequence[Project]
    posted: Sequence[Certificate]
    held: Sequence[Shift]
    """The latest that took place."""
    mine: Sequence[Volunteer]
    """Whom the reader is here, if anybody."""


def coming(actor: Actor, community_id: int, *, now: datetime) -> QuerySet[Shift]:
    """Shifts that are still to be held, the next first."""
    return (
        Shift.objects.filter(
            shifts_visible_to(actor),
            project__community_id=community_id,
            project__state=ProjectState.OPEN,
            state=ShiftState.PLANNED,
            ends_at__gt=now,
        )
        .select_related("project__team", "project__campaign")
        .order_by("starts_at", "pk")
    )


def held_lately(actor: Actor, community_id: int) -> QuerySet[Shift]:
    found = Shift.objects.filter(
        shifts_visible_to(actor), project__community_id=community_id, state=ShiftState.HELD
    )
    return found.select_related("project").order_by("-starts_at", "-pk")


def own(actor: Actor, community_id: int) -> list[Volunteer]:
    """Whom the reader is among a community's volunteers."""
    found = Volunteer.objects.filter(
        community_id=community_id, person_id__in=actor.person_ids
    ).select_related("community__subdistrict", "guardian")
    return list(found.order_by("pk"))


def teams_of(community_id: int) -> QuerySet[Team]:
    """By name, with how many are in each; nobody's names."""
    members = Count("members", filter=Q(members__until__isnull=True))
    found = Team.objects.filter(community_id=community_id, ended_on__isnull=True)
    return found.select_related("leader").annotate(strength=members).order_by("name")


def campaigns_of(actor: Actor, community_id: int) -> QuerySet[Campaign]:
    """The latest first, with how many spots there are and how many are covered."""
    covered = Count("spots", filter=Q(spots__covered_at__isnull=False))
    return (
        Campaign.objects.filter(campaigns_visible_to(actor), community_id=community_id)
        .exclude(state=CampaignState.CANCELLED)
        .annotate(whole=Count("spots"), covered=covered)
        .order_by("-starts_on", "-pk")
    )


def overview(actor: Actor, slug: str, *, now: datetime) -> Overview:
    community = community_by_slug(slug)
    projects = Project.objects.filter(
        projects_visible_to(actor), community=community, state=ProjectState.OPEN
    )
    return Overview(
        community=community,
        shifts=list(coming(actor, community.pk, now=now)[:MOST]),
        teams=list(teams_of(community.pk)),
        campaigns=list(campaigns_of(actor, community.pk)[:MOST]),
        projects=list(projects.select_related("team").order_by("name", "pk")[:MOST]),
        posted=list(posted_in(community.pk)[:MOST]),
        held=list(held_lately(actor, community.pk)[:10]),
        mine=own(actor, community.pk),
    )


@dataclass(frozen=True, slots=True)
class Desk:
    """What waits for those who work here."""

    community: Community
    to_verify: Sequence[Duty]
    guardians: Sequence[Volunteer]
    invitations: Sequence[Invitation]
    certificates: Sequence[Certificate]
    unheld: Sequence[Shift]
    """Shifts that are over and nobody has written down."""
    tasks: Sequence[Task]
    shifts: Sequence[Shift]
    campaigns: Sequence[Campaign]
    volunteers: int
    doubtful: Sequence[Rule]


def desk(actor: Actor, slug: str, *, now: datetime) -> Desk:
    community = workplace(actor, slug)
    here = Q(shift__project__community=community)
    guardians = volunteers_for(actor).filter(community=community, state=VolunteerState.WAITING)
    unheld = Shift.objects.filter(
        project__community=community, state=ShiftState.PLANNED, ends_at__lte=now
    )
    tasks = Task.objects.filter(spot__campaign__community=community, state=TaskState.FOUND)
    return Desk(
        community=community,
        to_verify=list(to_verify(actor).filter(here)[:MOST]),
        guardians=list(
            guardians.select_related("guardian", "community").order_by("registered_at")[:MOST]
        ),
        invitations=list(waiting(actor, community.pk)[:MOST]),
        certificates=list(asked_for(actor, community.pk)[:MOST]),
        unheld=list(unheld.select_related("project").order_by("starts_at", "pk")[:MOST]),
        tasks=list(tasks.select_related("spot__campaign").order_by("found_at", "pk")[:MOST]),
        shifts=list(coming(actor, community.pk, now=now)[:10]),
        campaigns=list(campaigns_of(actor, community.pk)[:5]),
        volunteers=volunteers_for(actor)
        .filter(community=community, state=VolunteerState.ACTIVE)
        .count(),
        doubtful=doubtful(community, on=local_day(now)),
    )


def projects_at(actor: Actor, slug: str) -> tuple[Community, list[Project]]:
    """All projects of a community as its desk lists them, open ones first, then by name."""
    community = workplace(actor, slug)
    shifts = Shift.objects.order_by("-starts_at", "-pk")
    found = (
        Project.objects.filter(community=community)
        .annotate(services=Count("shifts", filter=Q(shifts__state=ShiftState.HELD)))
        .prefetch_related(Prefetch("shifts", queryset=shifts))
        .select_related("team", "campaign")
        .order_by("-state", "name")
    )
    return community, list(found)
