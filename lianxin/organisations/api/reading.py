"""What everybody may read: the organisations that are shown, and what they do together."""

from datetime import date
from typing import Annotated, Any

from pydantic import Field

from lianxin.core import http
from lianxin.core.api import Call, Scope, Shape, Slug, as_told, enumerated
from lianxin.organisations.api.door import router
from lianxin.organisations.models import Field as FieldOf
from lianxin.organisations.models import (
    Kind,
    Milestone,
    MilestoneKind,
    Need,
    NeedState,
    Organisation,
    Pledge,
    PledgeState,
    Project,
    ProjectState,
    Resource,
    State,
)
from lianxin.organisations.queries.joint import Lists, lists
from lianxin.organisations.queries.overview import public

KindOfOrganisation = Annotated[Kind, enumerated(Kind)]
StateOfOrganisation = Annotated[State, enumerated(State)]
KindOfMilestone = Annotated[MilestoneKind, enumerated(MilestoneKind)]
StateOfPledge = Annotated[PledgeState, enumerated(PledgeState)]
StateOfNeed = Annotated[NeedState, enumerated(NeedState)]
StateOfJoint = Annotated[ProjectState, enumerated(ProjectState)]
WhichField = Annotated[FieldOf, enumerated(FieldOf)]


class OrganisationMilestone(Shape):
    """A step of an organisation's way, or what it was listed as."""

    id: int
    kind: KindOfMilestone
    what: str = Field(examples=["济南市非物质文化遗产"])
    on: date
    authority: str
    number: str
    words: str


class OrganisationPledge(Shape):
    """What an organisation promised, and whether it was kept."""

    id: int
    what: str = Field(examples=["冬天前给三户老人修好暖气"])
    made_on: date
    due_on: date
    state: StateOfPledge
    proof: str


class OrganisationRow(Shape):
    """An organisation as a list tells it."""

    id: int
    name: str = Field(examples=["绣源河畔便民服务中心"])
    kind: KindOfOrganisation
    state: StateOfOrganisation
    what: str
    since: date


class OrganisationShown(OrganisationRow):
    """An organisation with its way and its pledges, as everybody reads it."""

    milestones: list[OrganisationMilestone]
    pledges: list[OrganisationPledge]


class Organisations(Shape):
    """Those that are here and shown, by kind and name."""

    items: list[OrganisationShown]


class JointListed(Shape):
    """Something that is offered or needed."""

    id: int
    organisation: int | None = Field(description="空的是社区自己")
    organisation_name: str
    field: WhichField
    what: str = Field(examples=["会议室"])
    amount: int | None
    unit: str
    since: date
    until: date | None
    words: str


class JointProject(Shape):
    """What is done together."""

    id: int
    name: str = Field(examples=["楼道亮灯"])
    words: str
    state: StateOfJoint
    due_on: date
    outcome: str
    partners: list[str]


class Together(Shape):
    """The joint conference's three lists."""

    resources: list[JointListed]
    needs: list[JointListed]
    projects: list[JointProject]


@router.reads(
    "/communities/{slug}/organisations",
    scope=Scope.COMMUNITY_READ,
    gives=Organisations,
    says="社区里的单位和社会组织：走到哪一步、承诺了什么",
    is_open=True,
)
def organisations(request: Call, slug: Slug) -> Organisations:
    seen = public(slug, on=http.today())
    return Organisations(items=[_shown(each) for _kind, rows in seen.kinds for each in rows])


def _shown(organisation: Organisation) -> OrganisationShown:
    held = vars(organisation)
    return OrganisationShown.model_validate(
        {
            **organisation_facts(organisation),
            "milestones": [milestone_told(each) for each in held["told"]],
            "pledges": [pledge_told(each) for each in held["pledged"]],
        }
    )


def organisation_facts(organisation: Organisation) -> dict[str, Any]:
    return {
        "id": organisation.pk,
        "name": organisation.name,
        "kind": Kind(organisation.kind),
        "state": State(organisation.state),
        "what": organisation.what,
        "since": organisation.since,
    }


def milestone_told(milestone: Milestone) -> OrganisationMilestone:
    return as_told(OrganisationMilestone, milestone)


def pledge_told(pledge: Pledge) -> OrganisationPledge:
    return as_told(OrganisationPledge, pledge)


@router.reads(
    "/communities/{slug}/together",
    scope=Scope.COMMUNITY_READ,
    gives=Together,
    says="共建联席会的三张单子：资源、需求、项目",
    is_open=True,
)
def together(request: Call, slug: Slug) -> Together:
    return lists_told(lists(slug, on=http.today()))


def lists_told(found: Lists) -> Together:
    return Together(
        resources=[listed_told(each) for each in found.resources],
        needs=[listed_told(each) for each in found.needs],
        projects=[joint_told(each) for each in found.projects],
    )


def listed_told(thing: Resource | Need) -> JointListed:
    return JointListed(
        id=thing.pk,
        organisation=thing.organisation_id,
        organisation_name=thing.organisation.name if thing.organisation else "",
        field=FieldOf(thing.field),
        what=thing.what,
        amount=thing.amount,
        unit=thing.unit,
        since=thing.since,
        until=thing.until,
        words=thing.words,
    )


def joint_told(project: Project) -> JointProject:
    return JointProject(
        id=project.pk,
        name=project.name,
        words=project.words,
        state=ProjectState(project.state),
        due_on=project.due_on,
        outcome=project.outcome,
        partners=[each.organisation.name for each in project.parts.all()],
    )
