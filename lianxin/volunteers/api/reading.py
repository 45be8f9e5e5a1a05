"""Volunteering as everybody may read it: nothing of any person, but of oneself."""

from datetime import date

from pydantic import Field

from lianxin.core import http
from lianxin.core.api import Call, Key, Scope, Shape, Slug, as_told
from lianxin.volunteers.api.door import router
from lianxin.volunteers.api.shapes import (
    DutyTold,
    StateOfCampaign,
    VolunteerProject,
    VolunteerShift,
    duty_of,
    project_of,
    shift_of,
)
from lianxin.volunteers.models import Team
from lianxin.volunteers.queries.law import NOTICE, count_of
from lianxin.volunteers.queries.ledger import served_of
from lianxin.volunteers.queries.overview import overview as overview_of
from lianxin.volunteers.queries.services import project_at, shift_at


class VolunteerTeam(Shape):
    """A team, with how many are in it."""

    id: int
    name: str = Field(examples=["党员卫生清扫队"])
    what: str
    members: int
    founded_on: date


class CampaignRow(Shape):
    """A campaign over the community's places."""

    id: int
    name: str = Field(examples=["创建全国卫生城市"])
    state: StateOfCampaign
    starts_on: date
    ends_on: date


class Volunteering(Shape):
    """What is to come and what there is."""

    notice: int = Field(description="登记前要读的告知是第几版：登记时写 notice")
    is_registered: bool = Field(description="您在这里登记过没有")
    shifts: list[VolunteerShift] = Field(description="要开展的班次，近的在前")
    held: list[VolunteerShift] = Field(description="最近开展的")
    projects: list[VolunteerProject]
    teams: list[VolunteerTeam]
    campaigns: list[CampaignRow]


class ProjectWithShifts(Shape):
    """A project with its shifts, the latest first."""

    project: VolunteerProject
    shifts: list[VolunteerShift]


class ShiftForOneself(Shape):
    """A shift, whether one serves in it, and why not if one cannot."""

    shift: VolunteerShift
    risk: str = Field(description="报名前要知道的风险")
    duty: DutyTold | None = Field(description="您报的名")
    verbs: list[str] = Field(examples=[["leave", "sign_in"]], description="您现在能走的步")
    bar: str = Field(description="为什么报不了名；能报是空的")


@router.reads(
    "/communities/{slug}/volunteering",
    scope=Scope.VOLUNTEERS_READ,
    gives=Volunteering,
    says="志愿服务：要开展的班次、项目、服务队和专题活动",
    is_open=True,
)
def overview(request: Call, slug: Slug) -> Volunteering:
    seen = overview_of(request.actor, slug, now=http.now())
    return Volunteering(
        notice=count_of(seen.community, NOTICE, on=http.today()),
        is_registered=any(not each.is_gone for each in seen.mine),
        shifts=[shift_of(each) for each in seen.shifts],
        held=[shift_of(each) for each in seen.held],
        projects=[project_of(each) for each in seen.projects],
        teams=[team_row(each) for each in seen.teams],
        campaigns=[as_told(CampaignRow, each) for each in seen.campaigns],
    )


def team_row(team: Team) -> VolunteerTeam:
    return as_told(VolunteerTeam, team, members=vars(team)["strength"])


@router.reads(
    "/communities/{slug}/volunteering/projects/{int:pk}",
    scope=Scope.VOLUNTEERS_READ,
    gives=ProjectWithShifts,
    says="一个服务项目和它的班次",
    is_open=True,
)
def project(request: Call, slug: Slug, pk: Key) -> ProjectWithShifts:
    seen = project_at(request.actor, slug, pk)
    request.version = seen.project.revision
    return ProjectWithShifts(
        project=project_of(seen.project),
        shifts=[shift_of(each, seen.project) for each in seen.shifts],
    )


@router.reads(
    "/communities/{slug}/volunteering/shifts/{int:pk}",
    scope=Scope.VOLUNTEERS_READ,
    gives=ShiftForOneself,
    says="一个班次，和您报的名",
    is_open=True,
)
def shift(request: Call, slug: Slug, pk: Key) -> ShiftForOneself:
    return told_shift(request, slug, pk)


def told_shift(request: Call, slug: str, pk: int) -> ShiftForOneself:
    seen = shift_at(request.actor, slug, pk, now=http.now())
    request.version = seen.shift.revision
    served = served_of([seen.duty]) if seen.duty else []
    return ShiftForOneself(
        shift=shift_of(seen.shift),
        risk=seen.shift.project.risk,
        duty=duty_of(served[0]) if served else None,
        verbs=sorted(seen.verbs),
        bar=seen.bar,
    )
