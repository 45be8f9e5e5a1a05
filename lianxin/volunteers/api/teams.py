"""Volunteer teams at the desk; how many are in each is told to all with the overview."""

from datetime import date
from typing import Any

from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Call,
    Found,
    Key,
    Scope,
    Shape,
    Slug,
    body_of,
    done,
    filled,
    keep_home,
    taking,
)
from lianxin.core.flow import Flow
from lianxin.core.masks import mask_name
from lianxin.people.queries import workplace
from lianxin.volunteers import actions
from lianxin.volunteers.api.door import labels, offering, router, steps_at_desk
from lianxin.volunteers.api.reading import VolunteerTeam, team_row
from lianxin.volunteers.api.serving import CanServe, can_serve
from lianxin.volunteers.deeds import TEAM_DEEDS
from lianxin.volunteers.forms.steps import TeamForm
from lianxin.volunteers.models import Team, TeamMember
from lianxin.volunteers.queries import services as queries
from lianxin.volunteers.queries.people import told_choices


class TeamsAtDesk(Shape):
    """The teams, by name."""

    items: list[VolunteerTeam]


class MemberOfTeam(Shape):
    """Somebody in a team, the name masked."""

    id: int = Field(description="志愿者的编号")
    name: str = Field(examples=["王*芬"])
    since: date
    is_leader: bool


class TeamAtDesk(Shape):
    """A team with its members, and who could still come into it."""

    id: int
    name: str
    what: str
    founded_on: date
    members: list[MemberOfTeam]
    others: list[CanServe]


@router.reads(
    "/communities/{slug}/volunteering/teams",
    scope=Scope.VOLUNTEERS_WORK,
    gives=TeamsAtDesk,
    says="服务队",
)
def teams(request: Call, slug: Slug) -> TeamsAtDesk:
    community, found = queries.teams_at(request.actor, slug)
    keep_home(request, community.pk)
    return TeamsAtDesk(items=[team_row(each) for each in found])


@router.reads(
    "/communities/{slug}/volunteering/teams/{int:pk}",
    scope=Scope.VOLUNTEERS_WORK,
    gives=TeamAtDesk,
    says="一支服务队和队员；姓名遮住",
)
def team(request: Call, slug: Slug, pk: Key) -> TeamAtDesk:
    return _told(request, slug, pk)


@router.writes(
    "/communities/{slug}/volunteering/teams",
    scope=Scope.VOLUNTEERS_WORK,
    gives=TeamAtDesk,
    says="成立一支服务队",
    status=201,
)
@taking(body_of(TeamForm, "FoundsTeam"))
def found_team(request: Call, slug: Slug, told: Any) -> TeamAtDesk:
    community = workplace(request.actor, slug)
    keep_home(request, community.pk)
    form = TeamForm(filled(told)[0])

    def deed() -> Team:
        made, on = actions.TeamTold(**form.cleaned_data), http.today()
        return actions.found_team(request.actor, community, made, on=on, now=http.now())

    return _told(request, slug, done(form, deed).pk)


def _page(request: Call, slug: str, pk: int) -> queries.TeamDesk:
    page = queries.team_desk(request.actor, slug, pk)
    keep_home(request, page.community.pk)
    return page


def _told(request: Call, slug: str, pk: int) -> TeamAtDesk:
    page = _page(request, slug, pk)
    return TeamAtDesk(
        id=page.team.pk,
        name=page.team.name,
        what=page.team.what,
        founded_on=page.team.founded_on,
        members=[_member(each, page.team) for each in page.members],
        others=[can_serve(each) for each in page.others],
    )


def _member(member: TeamMember, team: Team) -> MemberOfTeam:
    return MemberOfTeam(
        id=member.volunteer_id,
        name=mask_name(member.volunteer.name),
        since=member.since,
        is_leader=member.volunteer_id == team.leader_id,
    )


def _found(request: Call, slug: str, pk: int) -> Found:
    page = _page(request, slug, pk)
    members = [each.volunteer for each in page.members]
    choices = {
        "volunteer_ids": told_choices(page.others),
        "volunteer_id": told_choices(members),
    }
    return offering(page.team, choices)


steps_at_desk(
    path="volunteering/teams/{int:pk}",
    name="team_{}",
    body="VolunteersTeam{}",
    find=_found,
    gives=TeamAtDesk,
    tell=lambda request, slug, team: _told(request, slug, team.pk),
).declare(
    TEAM_DEEDS,
    labels(
        TEAM_DEEDS,
        Flow(),
        {"enlist": "加队员", "leader": "定队长", "release": "离队，做过的都留着"},
    ),
)
