"""Projects and shifts at the desk: planned, published, held, hours verified and corrected."""

from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from pydantic import Field

from lianxin.core import http
from lianxin.core.actor import Actor
from lianxin.core.api import (
    Body,
    Call,
    Found,
    Key,
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
    unchanged_since,
)
from lianxin.core.errors import NotFound
from lianxin.core.masks import mask_name
from lianxin.people.queries import workplace
from lianxin.places.models import Community
from lianxin.volunteers import actions
from lianxin.volunteers.api.door import labels, offering, router, steps_at_desk
from lianxin.volunteers.api.shapes import (
    VERBS,
    DutyOfSomebody,
    VolunteerProject,
    VolunteerShift,
    duty_of_somebody,
    project_of,
    shift_of,
)
from lianxin.volunteers.deeds import DUTY_DEEDS, PROJECT_DEEDS, SHIFT_DEEDS
from lianxin.volunteers.forms.steps import ProjectForm
from lianxin.volunteers.models import Duty, Project, Volunteer
from lianxin.volunteers.queries import services as queries
from lianxin.volunteers.queries.access import duty_for
from lianxin.volunteers.queries.overview import campaigns_of, projects_at, teams_of
from lianxin.volunteers.queries.people import told_choices
from lianxin.volunteers.rules import DUTY_FLOW, PROJECT_FLOW, SHIFT_FLOW

PageOf = TypeVar("PageOf", queries.ProjectDesk, queries.ShiftDesk)
TEAM = Part(Annotated[Ref | None, Field(description="哪支服务队：编号在 teams 里")], None, str)
CAMPAIGN = Part(Annotated[Ref | None, Field(description="属于哪个专题活动")], None, str)
PlansService = body_of(ProjectForm, "PlansService", instead={"team": TEAM, "campaign": CAMPAIGN})


class ProjectsAtDesk(Shape):
    """All projects of a community, those under way first."""

    items: list[VolunteerProject]


class ProjectAtDesk(Shape):
    """A project with its shifts, what it lacks, and the steps open to the caller."""

    project: VolunteerProject
    shifts: list[VolunteerShift]
    lacking: list[str] = Field(description="还缺什么才能公布")
    verbs: list[str] = VERBS


class ShiftsAtDesk(Shape):
    """Shifts of the last month and those to come, in order of time."""

    items: list[VolunteerShift]


class CanServe(Shape):
    """Somebody who could be written down."""

    id: int
    name: str = Field(examples=["王*芬"])
    number: int


class ShiftAtDesk(Shape):
    """A shift's roster with hours, and who could still be written down."""

    shift: VolunteerShift
    code: str = Field(description="现场的签到码")
    duties: list[DutyOfSomebody]
    others: list[CanServe]
    verbs: list[str] = VERBS


@router.reads(
    "/communities/{slug}/volunteering/projects",
    scope=Scope.VOLUNTEERS_WORK,
    gives=ProjectsAtDesk,
    says="工作台上的服务项目：没公布的也在内",
)
def projects(request: Call, slug: Slug) -> ProjectsAtDesk:
    community, found = projects_at(request.actor, slug)
    keep_home(request, community.pk)
    return ProjectsAtDesk(items=[project_of(each) for each in found])


@router.reads(
    "/communities/{slug}/volunteering/projects/{int:pk}/desk",
    scope=Scope.VOLUNTEERS_WORK,
    gives=ProjectAtDesk,
    says="工作台上的一个服务项目",
)
def project_at_desk(request: Call, slug: Slug, pk: Key) -> ProjectAtDesk:
    return _project_told(request, slug, pk)


def _page(request: Call, read: Callable[[Actor, str, int], PageOf], slug: str, pk: int) -> PageOf:
    page = read(request.actor, slug, pk)
    keep_home(request, page.community.pk)
    return page


def _project_told(request: Call, slug: str, pk: int) -> ProjectAtDesk:
    page = _page(request, queries.project_desk, slug, pk)
    request.version = page.project.revision
    return ProjectAtDesk(
        project=project_of(page.project),
        shifts=[shift_of(each, page.project) for each in page.shifts],
        lacking=[str(why) for _field, why in page.lacking],
        verbs=sorted(page.verbs),
    )


@router.writes(
    "/communities/{slug}/volunteering/projects",
    scope=Scope.VOLUNTEERS_WORK,
    gives=ProjectAtDesk,
    says="立一个服务项目",
    status=201,
)
@taking(PlansService)
def plan_project(request: Call, slug: Slug, told: Any) -> ProjectAtDesk:
    community = workplace(request.actor, slug)
    keep_home(request, community.pk)
    form = _form(request, community, told)

    def deed() -> Project:
        return actions.plan_project(request.actor, community, form.told(), now=http.now())

    return _project_told(request, slug, done(form, deed).pk)


@router.writes(
    "/communities/{slug}/volunteering/projects/{int:pk}/rewrite",
    scope=Scope.VOLUNTEERS_WORK,
    gives=ProjectAtDesk,
    says="改一个服务项目",
    has_version=True,
)
@taking(PlansService)
def rewrite_project(request: Call, slug: Slug, pk: Key, told: Any) -> ProjectAtDesk:
    page = _page(request, queries.project_desk, slug, pk)
    seen = unchanged_since(request, page.project.revision)
    form = _form(request, page.community, told)

    def deed() -> object:
        return actions.rewrite_project(request.actor, pk, form.told(), now=http.now(), seen=seen)

    done(form, deed)
    return _project_told(request, slug, pk)


def _form(request: Call, community: Community, told: Body) -> ProjectForm:
    teams = {str(each.pk): each for each in teams_of(community.pk)}
    campaigns = {str(each.pk): each for each in campaigns_of(request.actor, community.pk)}
    return ProjectForm(teams, campaigns, filled(told)[0])


@router.reads(
    "/communities/{slug}/volunteering/shifts",
    scope=Scope.VOLUNTEERS_WORK,
    gives=ShiftsAtDesk,
    says="工作台上的班次：上个月的和接下来的",
)
def shifts(request: Call, slug: Slug) -> ShiftsAtDesk:
    community, found = queries.shifts_at(request.actor, slug, now=http.now())
    keep_home(request, community.pk)
    return ShiftsAtDesk(items=[shift_of(each) for each in found])


@router.reads(
    "/communities/{slug}/volunteering/shifts/{int:pk}/desk",
    scope=Scope.VOLUNTEERS_WORK,
    gives=ShiftAtDesk,
    says="工作台上的一个班次：来了谁、各几小时",
)
def shift_at_desk(request: Call, slug: Slug, pk: Key) -> ShiftAtDesk:
    return _shift_told(request, slug, pk)


def _shift_told(request: Call, slug: str, pk: int) -> ShiftAtDesk:
    page = _page(request, queries.shift_desk, slug, pk)
    request.version = page.shift.revision
    return ShiftAtDesk(
        shift=shift_of(page.shift),
        code=page.shift.code,
        duties=[duty_of_somebody(each) for each in page.served],
        others=[can_serve(each) for each in page.others],
        verbs=sorted(page.verbs),
    )


def can_serve(volunteer: Volunteer) -> CanServe:
    return CanServe(id=volunteer.pk, name=mask_name(volunteer.name), number=volunteer.number)


def _project_found(request: Call, slug: str, pk: int) -> Found:
    return offering(_page(request, queries.project_desk, slug, pk).project)


def _shift_found(request: Call, slug: str, pk: int) -> Found:
    page = _page(request, queries.shift_desk, slug, pk)
    return offering(page.shift, {"volunteer_ids": told_choices(page.others)})


def _duty_found(request: Call, slug: str, pk: int) -> Found:
    community = workplace(request.actor, slug)
    keep_home(request, community.pk)
    duty: Duty = duty_for(request.actor, pk)
    if duty.shift.project.community_id != community.pk:
        raise NotFound
    return offering(duty)


steps_at_desk(
    path="volunteering/projects/{int:pk}",
    name="project_{}",
    body="VolunteersProject{}",
    find=_project_found,
    gives=ProjectAtDesk,
    tell=lambda request, slug, project: _project_told(request, slug, project.pk),
    has_version=True,
).declare(
    PROJECT_DEEDS,
    labels(PROJECT_DEEDS, PROJECT_FLOW, {"publish": "公布服务项目", "add_shift": "排一个班次"}),
)
steps_at_desk(
    path="volunteering/shifts/{int:pk}",
    name="shift_{}",
    body="VolunteersShift{}",
    find=_shift_found,
    gives=ShiftAtDesk,
    tell=lambda request, slug, shift: _shift_told(request, slug, shift.pk),
    has_version=True,
).declare(
    SHIFT_DEEDS,
    labels(
        SHIFT_DEEDS,
        SHIFT_FLOW,
        {"roster": "记下来了谁、各几小时", "verify_all": "照申报的核实；自己的要请别人核实"},
    ),
)
steps_at_desk(
    path="volunteering/duties/{int:pk}/desk",
    name="duty_{}",
    body="VolunteersDuty{}",
    find=_duty_found,
    gives=ShiftAtDesk,
    tell=lambda request, slug, duty: _shift_told(request, slug, duty.shift_id),
).declare(
    DUTY_DEEDS,
    labels(
        DUTY_DEEDS,
        DUTY_FLOW,
        {"verify": "核实一笔时长", "correct": "更正一笔时长，原来的还留着", "leave": "本人不来了"},
    ),
)
