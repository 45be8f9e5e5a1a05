"""Teams that go to people's homes: who is in them, what each can do, whose licences are good."""

from datetime import date
from typing import Annotated, Any

from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Call,
    Found,
    Key,
    Nothing,
    Part,
    Ref,
    Scope,
    Shape,
    Slug,
    Steps,
    as_told,
    body_of,
    done,
    enumerated,
    filled,
    keep_home,
    taking,
)
from lianxin.core.errors import NotFound
from lianxin.core.masks import mask_name
from lianxin.services.actions import teams as actions
from lianxin.services.api.door import router
from lianxin.services.api.rounds import kept_workplace
from lianxin.services.deeds import MEMBER_DEEDS, TEAM_DEEDS
from lianxin.services.forms import teams as forms
from lianxin.services.models import Licence, Member, Team, Way, Work
from lianxin.services.queries import desk_teams as queries
from lianxin.services.queries.doors import licence_for

KindOfWork = Annotated[Work, enumerated(Work)]
HowToGo = Annotated[Way, enumerated(Way)]
BASE = Part(Annotated[Ref | None, Field(description="从哪个院子出发：编号在 bases 里")], None, str)
PARTNERS = Part(
    Annotated[list[Ref], Field(max_length=50, description="一起做的单位：编号在 partners 里")],
    [],
    lambda pks: [str(pk) for pk in pks],
)


class NamedByNumber(Shape):
    """Something that a form names by its number."""

    id: int
    name: str


class HelpTeamRow(Shape):
    """A team as the desk lists it."""

    id: int
    name: str = Field(examples=["夕阳红维修队"])
    what: str
    founded_on: date
    ended_on: date | None
    members: int


class LicenceTold(Shape):
    """A licence that staff have seen."""

    id: int
    work: KindOfWork
    title: str
    since: date
    until: date
    withdrawn_on: date | None
    is_good: bool = Field(description="今天能不能凭它派活")


class ExpiringLicence(Shape):
    """A licence that is over, or will be within a month."""

    id: int
    team: str
    member: str = Field(examples=["赵*国"])
    title: str
    until: date


class HelpTeams(Shape):
    """The teams, and what a new one may name."""

    items: list[HelpTeamRow]
    expiring: list[ExpiringLicence]
    bases: list[NamedByNumber]
    partners: list[NamedByNumber]


class HelpMember(Shape):
    """Somebody who goes out, the name masked."""

    id: int
    name: str = Field(examples=["赵*国"])
    way: HowToGo
    works: list[KindOfWork]
    times: list[str] = Field(examples=[["6am"]], description="哪些半天能上门")
    since: date
    licences: list[LicenceTold]


class HelpTeamAtDesk(Shape):
    """A team with who goes out for it and what it offers."""

    id: int
    name: str
    what: str
    base: str
    founded_on: date
    members: list[HelpMember]
    services: list[NamedByNumber]


@router.reads(
    "/communities/{slug}/services/teams",
    scope=Scope.SERVICES_WORK,
    gives=HelpTeams,
    says="上门服务队，和快到期的资质",
)
def help_teams(request: Call, slug: Slug) -> HelpTeams:
    page = queries.teams_desk(request.actor, slug, today=http.today())
    keep_home(request, page.community.pk)
    return HelpTeams(
        items=[_row(each) for each in page.teams],
        expiring=[_expiring(each) for each in page.expiring],
        bases=named(queries.base_choices(page.community.pk)),
        partners=named(queries.partner_choices(page.community.pk)),
    )


def named(choices: list[tuple[int, str]]) -> list[NamedByNumber]:
    return [NamedByNumber(id=pk, name=name) for pk, name in choices]


def _row(team: Team) -> HelpTeamRow:
    return as_told(HelpTeamRow, team, members=vars(team)["strength"])


def _expiring(licence: Licence) -> ExpiringLicence:
    return ExpiringLicence(
        id=licence.pk,
        team=licence.member.team.name,
        member=mask_name(licence.member.name),
        title=licence.title,
        until=licence.until,
    )


@router.reads(
    "/communities/{slug}/services/teams/{int:pk}",
    scope=Scope.SERVICES_WORK,
    gives=HelpTeamAtDesk,
    says="一支上门服务队：队员、会做什么、资质；姓名遮住",
)
def help_team(request: Call, slug: Slug, pk: Key) -> HelpTeamAtDesk:
    return _told(request, slug, pk)


@router.writes(
    "/communities/{slug}/services/teams",
    scope=Scope.SERVICES_WORK,
    gives=HelpTeamAtDesk,
    says="成立一支上门服务队",
    status=201,
)
@taking(
    body_of(forms.TeamForm, "FoundsHelpTeam", instead={"base_id": BASE, "partner_ids": PARTNERS})
)
def found_help_team(request: Call, slug: Slug, told: Any) -> HelpTeamAtDesk:
    community = kept_workplace(request, slug)
    bases, partners = (
        queries.base_choices(community.pk),
        queries.partner_choices(community.pk),
    )
    form = forms.TeamForm(bases, partners, filled(told)[0])

    def deed() -> Team:
        on, now = http.today(), http.now()
        return actions.found_team(request.actor, community, form.told(), on=on, now=now)

    return _told(request, slug, done(form, deed).pk)


def _page(request: Call, slug: str, pk: int) -> queries.TeamDesk:
    page = queries.team_desk(request.actor, slug, pk, today=http.today())
    keep_home(request, page.community.pk)
    return page


def _told(request: Call, slug: str, pk: int) -> HelpTeamAtDesk:
    page = _page(request, slug, pk)
    team, lacking = page.team, page.lacking
    return HelpTeamAtDesk(
        id=team.pk,
        name=team.name,
        what=team.what,
        base=str(team.base) if team.base else "",
        founded_on=team.founded_on,
        members=[_member(each, lacking) for each in page.members],
        services=[NamedByNumber(id=each.pk, name=each.name) for each in page.services],
    )


def _member(member: Member, lacking: set[int]) -> HelpMember:
    return HelpMember(
        id=member.pk,
        name=mask_name(member.name),
        way=Way(member.way),
        works=[Work(each.work) for each in member.skills.all()],
        times=[f"{each.weekday}{each.half}" for each in member.times.all()],
        since=member.since,
        licences=[_licence(each, lacking) for each in member.licences.all()],
    )


def _licence(licence: Licence, lacking: set[int]) -> LicenceTold:
    return as_told(LicenceTold, licence, is_good=licence.pk not in lacking)


def _kept_member(request: Call, slug: str, pk: int) -> Found:
    member = queries.member_desk(request.actor, slug, pk)
    keep_home(request, member.team.community_id)
    return Found(member, ({},))


@router.writes(
    "/communities/{slug}/services/licences/{int:pk}/withdraw",
    scope=Scope.SERVICES_WORK,
    gives=HelpTeamAtDesk,
    says="一个资质作废：从今天起不能凭它派活",
)
def withdraw_licence(request: Call, slug: Slug, pk: Key, told: Nothing) -> HelpTeamAtDesk:
    community, team = kept_workplace(request, slug), licence_for(request.actor, pk).member.team
    if team.community_id != community.pk:
        raise NotFound
    actions.withdraw_licence(request.actor, pk, on=http.today(), now=http.now())
    return _told(request, slug, team.pk)


Steps(
    router=router,
    scope=Scope.SERVICES_WORK,
    path="services/teams/{int:pk}",
    name="{}_help_team",
    body="HelpTeam{}",
    find=lambda request, slug, pk: Found(_page(request, slug, pk).team, ({},)),
    gives=HelpTeamAtDesk,
    tell=lambda request, slug, team: _told(request, slug, team.pk),
).declare(TEAM_DEEDS, {"enlist": "加一位上门的队员"}.get)
Steps(
    router=router,
    scope=Scope.SERVICES_WORK,
    path="services/members/{int:pk}",
    name="{}_help_member",
    body="HelpMember{}",
    find=_kept_member,
    gives=HelpTeamAtDesk,
    tell=lambda request, slug, member: _told(request, slug, member.team_id),
).declare(
    MEMBER_DEEDS,
    {
        "change": "改一位队员会做什么、哪些半天能去",
        "licence": "记一个资质",
        "release": "队员离队，做过的都留着",
    }.get,
)
