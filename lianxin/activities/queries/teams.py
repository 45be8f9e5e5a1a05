"""The only doors to cultural teams and to who is in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from lianxin.activities.models import (
    HELD_STATES,
    Activity,
    CulturalTeam,
    Honour,
    MemberState,
    Rehearsal,
    Show,
    TeamMember,
)
from lianxin.activities.queries.access import activities_for
from lianxin.activities.rules.teams import MEMBER_FLOW, keeps_team, members_visible_to
from lianxin.core.actor import DESK, Actor
from lianxin.core.errors import NotFound
from lianxin.core.flow import Step
from lianxin.core.http import local_day
from lianxin.party.models import Body, BranchKind
from lianxin.people.models import Purpose
from lianxin.people.queries import Contact, consenting, contact, workplace
from lianxin.places.models import Community
from lianxin.places.queries import community_by_slug


def teams_for(_actor: Actor) -> QuerySet[CulturalTeam]:
    """Teams are public; who is in them is not."""
    return CulturalTeam.objects.select_related("community__subdistrict", "branch")


def team_for(actor: Actor, pk: int, *, lock: bool = False) -> CulturalTeam:
    found = teams_for(actor).filter(pk=pk)
    if team := (found.select_for_update(of=("self",)) if lock else found).first():
        return team
    raise NotFound


def team_at(actor: Actor, slug: str, pk: int) -> CulturalTeam:
    if team := teams_for(actor).filter(pk=pk, community__slug=slug).first():
        return team
    raise NotFound


def team_at_desk(actor: Actor, slug: str, pk: int) -> CulturalTeam:
    team = team_at(actor, slug, pk)
    if not actor.holds(DESK, team.community_id):
        raise NotFound
    return team


def members_for(actor: Actor) -> QuerySet[TeamMember]:
    seen = TeamMember.objects.filter(members_visible_to(actor))
    return seen.select_related("team__community__subdistrict", "person__user")


def _leads(actor: Actor, team_id: int) -> bool:
    led = TeamMember.objects.filter(person_id__in=actor.person_ids, is_leader=True)
    return led.filter(team=team_id).exists()


def member_for(actor: Actor, pk: int, *, lock: bool = False) -> TeamMember:
    """Refuse alike what is absent and what is hidden."""
    found = members_for(actor).filter(pk=pk)
    if member := (found.select_for_update(of=("self",)) if lock else found).first():
        member.is_led = _leads(actor, member.team_id)
        return member
    raise NotFound


def named_members(team: CulturalTeam, *, today: date) -> list[TeamMember]:
    """Members who let their name be told on the team's page, leaders first, then as they came."""
    leave = consenting(Purpose.TEAM, "name", today=today)
    shown = leave.filter(person=OuterRef("person"), where=team.name)
    here = TeamMember.objects.filter(Exists(shown), team=team, state=MemberState.MEMBER)
    return list(here.select_related("person").order_by("-is_leader", "since", "pk"))


def is_named(team: CulturalTeam, person_id: int, *, today: date) -> bool:
    leave = consenting(Purpose.TEAM, "name", today=today)
    return leave.filter(person=person_id, where=team.name).exists()


@dataclass(frozen=True, slots=True)
class Line:
    """A team in a list."""

    team: CulturalTeam
    size: int
    asking: int


def lines(actor: Actor, community: Community) -> list[Line]:
    """A community's teams by name; those that have disbanded last."""
    here = Q(members__state=MemberState.MEMBER)
    asking = Q(members__state=MemberState.ASKED)
    teams = teams_for(actor).filter(community=community)
    rows = teams.annotate(
        size=Count("members", filter=here), asking=Count("members", filter=asking)
    )
    ordered = sorted(rows, key=lambda team: (team.disbanded_on is not None, team.name))
    return [Line(team, team.size, team.asking) for team in ordered]


def portal_list(actor: Actor, slug: str) -> tuple[Community, list[Line]]:
    community = community_by_slug(slug)
    return community, lines(actor, community)


def desk_list(actor: Actor, slug: str) -> tuple[Community, list[Line]]:
    community = workplace(actor, slug)
    return community, lines(actor, community)


@dataclass(frozen=True, slots=True)
class Membership:
    """One member as shown to those who may know them, with what one may do."""

    member: TeamMember
    contact: Contact
    steps: list[Step]


@dataclass(frozen=True, slots=True)
class Page:
    """All that a team's page tells its reader."""

    team: CulturalTeam
    size: int
    named: list[TeamMember]
    rehearsals: list[Rehearsal]
    """Those still ahead."""
    shows: list[Show]
    honours: list[Honour]
    own: TeamMember | None
    is_named: bool
    """Whether the reader's own name is shown."""
    memberships: list[Membership]
    """Members and those who ask, for leaders and staff."""
    may_keep: bool


def page(actor: Actor, team: CulturalTeam, unmasked: Iterable[int], *, now: datetime) -> Page:
    today, in_it = local_day(now), team.members.filter(state=MemberState.MEMBER)
    own = _own(actor, team)
    ahead = team.rehearsals.filter(called_off_at__isnull=True, ends_at__gt=now)
    shows = team.shows.filter(activity__in=activities_for(actor).values("pk"))
    return Page(
        team=team,
        size=in_it.count(),
        named=named_members(team, today=today),
        rehearsals=list(ahead.select_related("booking__room").order_by("starts_at", "pk")[:8]),
        shows=list(
            shows.select_related("activity__community").order_by("-activity__starts_at", "-pk")[:20]
        ),
        honours=list(team.honours.order_by("-year", "-pk")),
        own=own,
        is_named=bool(own and is_named(team, own.person_id, today=today)),
        memberships=_memberships(actor, team, set(unmasked)),
        may_keep=keeps_team(actor, team),
    )


def _own(actor: Actor, team: CulturalTeam) -> TeamMember | None:
    mine = members_for(actor).filter(team=team, person_id__in=actor.person_ids)
    return mine.filter(state__in=[MemberState.ASKED, MemberState.MEMBER]).first()


def _memberships(actor: Actor, team: CulturalTeam, unmasked: set[int]) -> list[Membership]:
    """For those who lead it or work here; members among themselves are not listed."""
    is_led = _leads(actor, team.pk)
    if not is_led and not actor.holds(DESK, team.community_id):
        return []
    seen = members_for(actor).filter(team=team, state__in=[MemberState.ASKED, MemberState.MEMBER])
    rows = list(seen.order_by("-is_leader", "since", "pk"))
    for member in rows:
        member.is_led = is_led
    return [
        Membership(member, contact(member.person, unmasked), MEMBER_FLOW.open_to(actor, member))
        for member in sorted(rows, key=lambda each: each.state != MemberState.ASKED)
    ]


def own_teams(actor: Actor) -> QuerySet[TeamMember]:
    """The teams that the actor is in or asks to join, for the page of what is theirs."""
    mine = members_for(actor).filter(person_id__in=actor.person_ids)
    states = [MemberState.ASKED, MemberState.MEMBER]
    return mine.filter(state__in=states).order_by("team__name", "pk")


def themed_branches(community_id: int) -> QuerySet[Body]:
    """The themed Party branches of a community, to one of which a team may belong."""
    found = Body.objects.filter(community_id=community_id, branch_kind=BranchKind.THEMED)
    return found.filter(dissolved_on__isnull=True).order_by("name", "pk")


def stages(actor: Actor, community_id: int, *, now: datetime) -> QuerySet[Activity]:
    """Activities at which a team may have shown something, the latest first."""
    seen = activities_for(actor).filter(
        community_id=community_id, course__isnull=True, enrols_for__isnull=True
    )
    open_now = Q(state__in=sorted(HELD_STATES)) | Q(starts_at__gte=now, published_at__isnull=False)
    return seen.filter(open_now).order_by("-starts_at", "-pk")[:40]


def leaders_of(team: CulturalTeam) -> set[int]:
    """Users who lead a team."""
    led = team.members.filter(is_leader=True, person__user_id__isnull=False)
    return set(led.values_list("person__user_id", flat=True))
