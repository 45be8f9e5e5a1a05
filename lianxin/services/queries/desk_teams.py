"""Teams and the catalogue as the desk sees them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.organisations.models import Organisation
from lianxin.people.queries import workplace
from lianxin.places.models import Community, Place
from lianxin.services.models import Licence, Line, Member, Service, Team
from lianxin.services.queries.doors import member_for, team_for
from lianxin.services.rules.teams import is_good

SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class TeamsDesk:
    community: Community
    teams: Sequence[Team]
    expiring: Sequence[Licence]
    """Licences that are over or will be within a month."""


@dataclass(frozen=True, slots=True)
class TeamDesk:
    community: Community
    team: Team
    members: Sequence[Member]
    services: Sequence[Service]
    today: date

    @property
    def lacking(self) -> set[int]:
        """Licences that are good no more."""
        return {
            licence.pk
            for member in self.members
            for licence in member.licences.all()
            if not is_good(licence, self.today)
        }


@dataclass(frozen=True, slots=True)
class Catalogue:
    community: Community
    lines: Sequence[Line]
    services: Sequence[Service]
    teams: Sequence[Team]


def teams_desk(actor: Actor, slug: str, *, today: date) -> TeamsDesk:
    community = workplace(actor, slug)
    teams = Team.objects.filter(community=community).annotate(
        strength=Count("members", filter=Q(members__until__isnull=True))
    )
    expiring = Licence.objects.filter(
        member__team__community=community,
        member__until__isnull=True,
        withdrawn_on__isnull=True,
        until__lt=today + SOON,
    ).select_related("member__team")
    return TeamsDesk(community, list(teams.order_by("name", "pk")), list(expiring[:20]))


def team_desk(actor: Actor, slug: str, pk: int, *, today: date) -> TeamDesk:
    community = workplace(actor, slug)
    team = team_for(actor, pk)
    if team.community_id != community.pk:
        raise NotFound
    members = team.members.filter(until__isnull=True).order_by("name", "pk")
    return TeamDesk(
        community,
        team,
        list(members.prefetch_related("skills", "times", "licences")),
        list(team.services.select_related("line").order_by("name")),
        today,
    )


def member_desk(actor: Actor, slug: str, pk: int) -> Member:
    community = workplace(actor, slug)
    member = member_for(actor, pk)
    if member.team.community_id != community.pk:
        raise NotFound
    return member


def catalogue_desk(actor: Actor, slug: str) -> Catalogue:
    community = workplace(actor, slug)
    services = Service.objects.filter(community=community).select_related("line", "team")
    return Catalogue(
        community,
        list(Line.objects.filter(community=community).order_by("position", "pk")),
        list(services.order_by("line__position", "name", "pk")),
        list(Team.objects.filter(community=community, ended_on__isnull=True).order_by("name")),
    )


def base_choices(community_id: int) -> list[tuple[int, str]]:
    """The courtyards from which a team may set out."""
    yards = Place.objects.filter(community_id=community_id, parent__isnull=True)
    return list(yards.order_by("position", "pk").values_list("pk", "label"))


def partner_choices(community_id: int) -> list[tuple[int, str]]:
    found = Organisation.objects.filter(community_id=community_id, until__isnull=True)
    return list(found.order_by("name", "pk").values_list("pk", "name"))
