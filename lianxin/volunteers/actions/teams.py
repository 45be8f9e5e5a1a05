"""Volunteer teams, their members and leaders."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.text import said
from lianxin.places.models import Community
from lianxin.volunteers.models import Team, TeamMember, Volunteer, VolunteerState
from lianxin.volunteers.queries.access import team_for
from lianxin.volunteers.rules.access import works_in


@dataclass(frozen=True, slots=True)
class TeamTold:
    name: str
    what: str = ""


def _require(actor: Actor, community_id: int) -> None:
    if not works_in(actor, community_id):
        raise NotPermitted(_("服务队由社区的工作人员来编。"))


@transaction.atomic
def found_team(
    actor: Actor, community: Community, told: TeamTold, *, on: date, now: datetime
) -> Team:
    _require(actor, community.pk)
    name = said(told.name, field="name", missing=_("给服务队起个名字。"), most=60)
    if Team.objects.filter(community=community, name=name).exists():
        raise Invalid(_("已经有一支叫这个名字的队了。"), field="name")
    team = Team.objects.create(
        community=community, name=name, what=told.what.strip(), founded_on=on
    )
    journal.record(actor, "found_team", team, community.pk, at=now, name=name)
    return team


@transaction.atomic
def enlist(
    actor: Actor, pk: int, volunteer_ids: Collection[int], *, since: date, now: datetime
) -> Team:
    """Put volunteers who agreed to it into a team; who is in it already stays."""
    team = team_for(actor, pk, lock=True)
    _require(actor, team.community_id)
    active = Volunteer.objects.filter(
        community=team.community_id, state=VolunteerState.ACTIVE, pk__in=volunteer_ids
    )
    known = set(team.members.filter(until__isnull=True).values_list("volunteer_id", flat=True))
    new = [each for each in active.order_by("pk") if each.pk not in known]
    if not new and not known & set(volunteer_ids):
        raise Invalid(_("从登记过的志愿者里选。"), field="volunteers")
    TeamMember.objects.bulk_create(
        TeamMember(team=team, volunteer=volunteer, since=since) for volunteer in new
    )
    ids = [each.pk for each in new]
    journal.record(actor, "enlist", team, team.community_id, at=now, volunteers=ids)
    return team


@transaction.atomic
def release_member(
    actor: Actor, pk: int, volunteer_id: int, *, until: date, now: datetime
) -> TeamMember:
    """Let a member go; the leader's place becomes free with it."""
    team = team_for(actor, pk, lock=True)
    _require(actor, team.community_id)
    member = team.members.filter(volunteer=volunteer_id, until__isnull=True).first()
    if member is None:
        raise NotFound
    member.until = max(until, member.since)
    member.save(update_fields=["until"])
    if team.leader_id == volunteer_id:
        team.leader = None
        team.save(update_fields=["leader"])
    journal.record(actor, "release_member", team, team.community_id, at=now, volunteer=volunteer_id)
    return member


@transaction.atomic
def choose_leader(actor: Actor, pk: int, volunteer_id: int, *, now: datetime) -> Team:
    team = team_for(actor, pk, lock=True)
    _require(actor, team.community_id)
    member = team.members.filter(volunteer=volunteer_id, until__isnull=True).first()
    if member is None:
        raise OutOfOrder(_("队长要从队员里选。"))
    team.leader_id = member.volunteer_id
    team.save(update_fields=["leader"])
    journal.record(actor, "choose_leader", team, team.community_id, at=now, volunteer=volunteer_id)
    return team
