"""Cultural teams at the desk: who they are, who is in them, when they rehearse and show."""

from typing import Annotated, Any

from pydantic import Field

from lianxin.activities import actions
from lianxin.activities.api.desk import Chosen, worker
from lianxin.activities.api.door import router
from lianxin.activities.api.teams import (
    CulturalMember,
    CulturalTeamPortrait,
    CulturalTeamRow,
    kept_member,
    member_facts,
    row_facts,
    team_facts,
)
from lianxin.activities.deeds import ENTRIES, MEMBER_DEEDS, Entry
from lianxin.activities.forms.teams import (
    AdmitForm,
    HonourForm,
    RehearsalForm,
    ShowForm,
    TeamForm,
)
from lianxin.activities.models import CulturalTeam
from lianxin.activities.queries import teams as queries
from lianxin.activities.rules.teams import MEMBER_FLOW
from lianxin.core import http
from lianxin.core.api import (
    Call,
    Key,
    Nothing,
    Part,
    Ref,
    Scope,
    Shape,
    Slug,
    body_of,
    done,
    filled,
    keep_home,
    taking,
)

BRANCH = Part(
    Annotated[Ref | None, Field(description="特色党支部：编号在 teams/desk 的 branches 里")],
    None,
    str,
)
ROOM = Part(
    Annotated[Ref | None, Field(description="哪一间：编号在 activities/choices 里")], None, str
)
STAGE = Part(Annotated[Ref, Field(description="哪场活动：编号在这支队伍的 stages 里")], turn=str)
BODIES = {
    "admit": body_of(AdmitForm, "AdmitsToTeam"),
    "rehearse": body_of(RehearsalForm, "Rehearses", without={"what"}, instead={"room": ROOM}),
    "show": body_of(ShowForm, "ShowsOnStage", instead={"activity": STAGE}),
    "honour": body_of(HonourForm, "NotesHonour"),
}


class TeamRowAtDesk(CulturalTeamRow):
    """A team with how many ask to join it."""

    asking: int


class TeamsOfDesk(Shape):
    """The teams, and the Party branches to which one may belong."""

    items: list[TeamRowAtDesk]
    branches: list[Chosen]


class CulturalMemberAtDesk(CulturalMember):
    """A member as staff see them."""

    phone: str = Field(examples=["138****1234"])


class CulturalTeamAtDesk(CulturalTeamPortrait):
    """A team as staff see it."""

    members: list[CulturalMemberAtDesk]
    stages: list[Chosen] = Field(description="能记演出的活动")


@router.reads(
    "/communities/{slug}/teams/desk",
    scope=Scope.ACTIVITIES_WORK,
    gives=TeamsOfDesk,
    says="工作台上的文体队伍，各有几位想加入",
)
def teams_at_desk(request: Call, slug: Slug) -> TeamsOfDesk:
    community, lines = queries.desk_list(request.actor, slug)
    keep_home(request, community.pk)
    return TeamsOfDesk(
        items=[
            TeamRowAtDesk.model_validate(row_facts(each.team, each.size) | {"asking": each.asking})
            for each in lines
        ],
        branches=[
            Chosen(id=each.pk, name=each.name) for each in queries.themed_branches(community.pk)
        ],
    )


@router.reads(
    "/communities/{slug}/teams/{int:pk}/desk",
    scope=Scope.ACTIVITIES_WORK,
    gives=CulturalTeamAtDesk,
    says="工作台上的一支文体队伍；姓名电话遮住",
)
def team_at_desk(request: Call, slug: Slug, pk: Key) -> CulturalTeamAtDesk:
    return _told(request, slug, pk)


def _kept(request: Call, slug: str, pk: int) -> CulturalTeam:
    team = queries.team_at_desk(request.actor, slug, pk)
    keep_home(request, team.community_id)
    return team


def _told(request: Call, slug: str, pk: int) -> CulturalTeamAtDesk:
    team, now = _kept(request, slug, pk), http.now()
    page = queries.page(request.actor, team, (), now=now)
    members = [member_facts(each) | {"phone": each.contact.phone} for each in page.memberships]
    stages = queries.stages(request.actor, team.community_id, now=now)
    return CulturalTeamAtDesk.model_validate(
        {
            **team_facts(page),
            "members": members,
            "stages": [Chosen(id=each.pk, name=each.title) for each in stages],
        }
    )


@router.writes(
    "/communities/{slug}/teams",
    scope=Scope.ACTIVITIES_WORK,
    gives=CulturalTeamAtDesk,
    says="登记一支文体队伍",
    status=201,
)
@taking(body_of(TeamForm, "FoundsCulturalTeam", instead={"branch": BRANCH}))
def found_team(request: Call, slug: Slug, told: Any) -> CulturalTeamAtDesk:
    community = worker(request, slug)
    form = TeamForm(queries.themed_branches(community.pk), filled(told)[0])

    def deed() -> CulturalTeam:
        name, founded_on = form.cleaned_data["name"], form.cleaned_data["founded_on"]
        return actions.found_team(
            request.actor,
            community,
            name=name,
            founded_on=founded_on,
            made=form.portrait(),
            now=http.now(),
        )

    return _told(request, slug, done(form, deed).pk)


@router.writes(
    "/communities/{slug}/teams/{int:pk}/change",
    scope=Scope.ACTIVITIES_WORK,
    gives=CulturalTeamAtDesk,
    says="改一支文体队伍",
)
@taking(
    body_of(
        TeamForm,
        "ChangesCulturalTeam",
        without={"name", "founded_on"},
        instead={"branch": BRANCH},
    )
)
def change_team(request: Call, slug: Slug, pk: Key, told: Any) -> CulturalTeamAtDesk:
    community, team = worker(request, slug), _kept(request, slug, pk)
    form = TeamForm(queries.themed_branches(community.pk), filled(told)[0], team=team)
    done(form, lambda: actions.change_team(request.actor, pk, form.portrait(), now=http.now()))
    return _told(request, slug, pk)


@router.writes(
    "/communities/{slug}/teams/{int:pk}/disband",
    scope=Scope.ACTIVITIES_WORK,
    gives=CulturalTeamAtDesk,
    says="文体队伍解散：今天是最后一天，做过的都留着",
)
def disband_team(request: Call, slug: Slug, pk: Key, told: Nothing) -> CulturalTeamAtDesk:
    worker(request, slug)
    team = _kept(request, slug, pk)
    actions.disband(request.actor, team.pk, on=http.today(), now=http.now())
    return _told(request, slug, pk)


@router.writes(
    "/communities/{slug}/teams/{int:pk}/rehearsals/{int:thing}/drop",
    scope=Scope.ACTIVITIES_WORK,
    gives=CulturalTeamAtDesk,
    says="一次排练不排了，房间空出来",
)
def drop_rehearsal(
    request: Call, slug: Slug, pk: Key, thing: Key, told: Nothing
) -> CulturalTeamAtDesk:
    worker(request, slug)
    team = _kept(request, slug, pk)
    actions.drop_rehearsal(request.actor, team.pk, thing, now=http.now())
    return _told(request, slug, pk)


def _entry(what: str, entry: Entry) -> None:
    def take(request: Call, slug: Slug, pk: Key, told: Any) -> CulturalTeamAtDesk:
        worker(request, slug)
        team = _kept(request, slug, pk)
        form: Any = entry.make(request.actor, team, http.now(), filled(told)[0])
        done(form, lambda: entry.act(request.actor, pk, now=http.now(), **form.said()))
        return _told(request, slug, pk)

    take.__name__ = f"{what}_team"
    router.writes(
        f"/communities/{{slug}}/teams/{{int:pk}}/{what}",
        scope=Scope.ACTIVITIES_WORK,
        gives=CulturalTeamAtDesk,
        says=f"文体队伍：{entry.title}",
    )(taking(BODIES[what])(take))


def _member_step(verb: str, act: Any) -> None:
    def take(request: Call, slug: Slug, pk: Key, thing: Key, told: Nothing) -> CulturalTeamAtDesk:
        team = _kept(request, slug, pk)
        kept_member(request, team, thing)
        act(request.actor, thing, now=http.now())
        return _told(request, slug, pk)

    take.__name__ = f"{verb}_member_at_desk"
    router.writes(
        f"/communities/{{slug}}/teams/{{int:pk}}/members/{{int:thing}}/desk/"
        f"{verb.replace('_', '-')}",
        scope=Scope.ACTIVITIES_WORK,
        gives=CulturalTeamAtDesk,
        says=f"文体队伍：{MEMBER_FLOW[verb].label}",
    )(take)


for its_name, its_entry in ENTRIES.items():
    _entry(its_name, its_entry)
for its_verb, (its_act, _said) in MEMBER_DEEDS.items():
    _member_step(its_verb, its_act)
