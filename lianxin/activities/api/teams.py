"""A community's cultural teams as residents see them: joining one, and leading it."""

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import Field

from lianxin.activities import actions
from lianxin.activities.api.door import router
from lianxin.activities.deeds import OWN_MEMBER_DEEDS
from lianxin.activities.forms.teams import AskForm
from lianxin.activities.models import Art, CulturalTeam, Honour, MemberState, Rehearsal, Show
from lianxin.activities.queries import teams as queries
from lianxin.activities.rules.teams import MEMBER_FLOW
from lianxin.core import http
from lianxin.core.api import (
    Body,
    Call,
    Key,
    Nothing,
    Scope,
    Shape,
    Slug,
    as_told,
    body_of,
    done,
    enumerated,
    filled,
    keep_home,
    taking,
)
from lianxin.core.errors import NotFound

KindOfArt = Annotated[Art, enumerated(Art)]
StateOfMember = Annotated[MemberState, enumerated(MemberState)]


class CulturalTeamRow(Shape):
    """A team as a list tells it."""

    id: int
    name: str = Field(examples=["枫林合唱团"])
    art: KindOfArt
    founded_on: date
    disbanded_on: date | None
    size: int


class CulturalTeams(Shape):
    """A community's teams by name; those that have disbanded last."""

    items: list[CulturalTeamRow]


class RehearsalTold(Shape):
    """A rehearsal still ahead."""

    id: int
    starts_at: datetime
    ends_at: datetime
    where: str = Field(examples=["活动室"])


class StageShowTold(Shape):
    """What a team gave at an activity."""

    activity: int
    title: str = Field(examples=["元宵灯会"])
    what: str = Field(examples=["大合唱"])


class TeamHonourTold(Shape):
    """What a team was honoured with."""

    year: int
    what: str
    by_whom: str


class OwnMembership(Shape):
    """One's own membership, or the request for it."""

    id: int
    state: StateOfMember
    is_leader: bool
    is_named: bool = Field(description="队伍页上写不写您的名字")


class CulturalMember(Shape):
    """A member, or one who asks to be, as leaders see them: the name masked."""

    id: int = Field(description="答复时写在地址里")
    name: str = Field(examples=["李*芳"])
    state: StateOfMember
    since: date | None
    is_leader: bool
    words: str = Field(description="想加入时说的")
    verbs: list[str] = Field(examples=[["accept", "decline"]], description="您现在能走的步")


class CulturalTeamPortrait(CulturalTeamRow):
    """A team with what it does."""

    words: str
    meets: str
    branch: str = Field(description="队里党员所在的党支部")
    named: list[str] = Field(description="同意写出姓名的队员")
    rehearsals: list[RehearsalTold]
    shows: list[StageShowTold]
    honours: list[TeamHonourTold]


class CulturalTeamTold(CulturalTeamPortrait):
    """The same with the caller's part in it."""

    own: OwnMembership | None
    members: list[CulturalMember] = Field(description="您是队长的才有")


class NamesOneself(Body):
    """Whether one's own name may be told on the team's page."""

    is_named: bool


@router.reads(
    "/communities/{slug}/teams",
    scope=Scope.ACTIVITIES_READ,
    gives=CulturalTeams,
    says="文体队伍",
    is_open=True,
)
def teams(request: Call, slug: Slug) -> CulturalTeams:
    _community, lines = queries.portal_list(request.actor, slug)
    return CulturalTeams(items=[_row(each) for each in lines])


def _row(line: queries.Line) -> CulturalTeamRow:
    return CulturalTeamRow.model_validate(row_facts(line.team, line.size))


def row_facts(team: CulturalTeam, size: int) -> dict[str, Any]:
    return {
        "id": team.pk,
        "name": team.name,
        "art": Art(team.art),
        "founded_on": team.founded_on,
        "disbanded_on": team.disbanded_on,
        "size": size,
    }


@router.reads(
    "/communities/{slug}/teams/{int:pk}",
    scope=Scope.ACTIVITIES_READ,
    gives=CulturalTeamTold,
    says="一支文体队伍：排练、演出、荣誉，和您在队里的情况",
    is_open=True,
)
def team(request: Call, slug: Slug, pk: Key) -> CulturalTeamTold:
    return _told(request, queries.team_at(request.actor, slug, pk))


def _told(request: Call, team: CulturalTeam) -> CulturalTeamTold:
    page = queries.page(request.actor, team, (), now=http.now())
    # Who is in a team of another community is not what this token was given for.
    is_home = team.community_id == request.caller.community_id
    return CulturalTeamTold.model_validate(
        {
            **team_facts(page),
            "own": _own(page) if is_home else None,
            "members": [member_told(each) for each in page.memberships] if is_home else [],
        }
    )


def team_facts(page: queries.Page) -> dict[str, Any]:
    """What everybody is told of a team."""
    team = page.team
    return {
        **row_facts(team, page.size),
        "words": team.words,
        "meets": team.meets,
        "branch": team.branch.name if team.branch else "",
        "named": [each.person.name for each in page.named],
        "rehearsals": [_rehearsal(each) for each in page.rehearsals],
        "shows": [_show(each) for each in page.shows],
        "honours": [_honour(each) for each in page.honours],
    }


def _rehearsal(each: Rehearsal) -> RehearsalTold:
    return as_told(RehearsalTold, each)


def _show(each: Show) -> StageShowTold:
    return StageShowTold(activity=each.activity_id, title=each.activity.title, what=each.what)


def _honour(each: Honour) -> TeamHonourTold:
    return TeamHonourTold(year=each.year, what=each.what, by_whom=each.by_whom)


def _own(page: queries.Page) -> OwnMembership | None:
    own = page.own
    if own is None:
        return None
    return OwnMembership(
        id=own.pk,
        state=MemberState(own.state),
        is_leader=own.is_leader,
        is_named=page.is_named,
    )


def member_told(each: queries.Membership) -> CulturalMember:
    return CulturalMember.model_validate(member_facts(each))


def member_facts(each: queries.Membership) -> dict[str, Any]:
    member = each.member
    return {
        "id": member.pk,
        "name": each.contact.name,
        "state": MemberState(member.state),
        "since": member.since,
        "is_leader": member.is_leader,
        "words": member.words,
        "verbs": [step.verb for step in each.steps],
    }


def kept_member(request: Call, team: CulturalTeam, pk: int) -> None:
    """Refuse a membership that is hidden, of another team, or of another community."""
    keep_home(request, team.community_id)
    if queries.member_for(request.actor, pk).team_id != team.pk:
        raise NotFound


@router.writes(
    "/communities/{slug}/teams/{int:pk}/ask",
    scope=Scope.ACTIVITIES_WRITE,
    gives=CulturalTeamTold,
    says="想加入一支文体队伍：队长会回话",
)
@taking(body_of(AskForm, "AsksTeam", without={"name", "phone"}))
def ask_team(request: Call, slug: Slug, pk: Key, told: Any) -> CulturalTeamTold:
    team = queries.team_at(request.actor, slug, pk)
    keep_home(request, team.community_id)
    form = AskForm(filled(told)[0], is_known=True)

    def deed() -> object:
        said = form.cleaned_data
        return actions.ask(request.actor, pk, form.who(), now=http.now(), **said)

    done(form, deed)
    return _told(request, team)


@router.writes(
    "/communities/{slug}/teams/{int:pk}/members/{int:thing}/name",
    scope=Scope.ACTIVITIES_WRITE,
    gives=CulturalTeamTold,
    says="队伍页上写不写您的名字",
)
def name_member(
    request: Call, slug: Slug, pk: Key, thing: Key, told: NamesOneself
) -> CulturalTeamTold:
    team = queries.team_at(request.actor, slug, pk)
    kept_member(request, team, thing)
    actions.let_be_named(request.actor, thing, is_named=told.is_named, now=http.now())
    return _told(request, team)


def _member_step(verb: str, act: Any) -> None:
    def take(request: Call, slug: Slug, pk: Key, thing: Key, told: Nothing) -> CulturalTeamTold:
        team = queries.team_at(request.actor, slug, pk)
        kept_member(request, team, thing)
        act(request.actor, thing, now=http.now())
        return _told(request, team)

    take.__name__ = f"{verb}_member"
    router.writes(
        f"/communities/{{slug}}/teams/{{int:pk}}/members/{{int:thing}}/{verb}",
        scope=Scope.ACTIVITIES_WRITE,
        gives=CulturalTeamTold,
        says=f"文体队伍：{MEMBER_FLOW[verb].label}",
    )(take)


for its_verb, (its_act, _said) in OWN_MEMBER_DEEDS.items():
    _member_step(its_verb, its_act)
