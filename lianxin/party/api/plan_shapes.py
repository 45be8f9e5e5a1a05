"""How reorganisations of branches are told to who leads all of a community's Party work."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from lianxin.core.api import Shape, enumerated
from lianxin.party.api.member_shapes import REVISION
from lianxin.party.models import PlanState

StateOfPlan = Annotated[PlanState, enumerated(PlanState)]


class ReorganisationRow(Shape):
    """A reorganisation in a list."""

    id: int
    state: StateOfPlan
    branches: int = Field(description="调整成几个支部")
    asked_at: datetime
    effective_on: date | None


class Reorganisations(Shape):
    """A community's reorganisations, the latest first."""

    items: list[ReorganisationRow]
    is_free: bool = Field(description="现在能开始一个新的")


class NamedForPlan(Shape):
    """Something to choose by its number."""

    id: int
    name: str


class ReorganisationChoices(Shape):
    """What a question may name, and what it is by the rules and as things are."""

    branches: list[NamedForPlan]
    venues: list[NamedForPlan]
    members: list[NamedForPlan]
    willing: list[int] = Field(description="现在的书记、委员和小组长")
    size_most: int
    least_full: int
    group_least: int
    group_most: int


class PlannedGroup(Shape):
    """A group in a proposal; `place` counts from nought."""

    place: int
    name: str
    size: int


class PlannedBranch(Shape):
    """A branch as it is or would be; `place` counts from nought."""

    place: int
    name: str
    size: int
    full: int
    willing: int
    venue: str
    is_new: bool
    is_off: bool = Field(description="有一样不合要求")
    groups: list[PlannedGroup] = Field(examples=[[{"place": 0, "name": "第一党小组", "size": 8}]])


class PlanSide(Shape):
    """One way to be organised: today's, or a proposal."""

    number: int | None = Field(description="第几个方案；空的是今天的样子")
    title: str
    branches: list[PlannedBranch]


class PlanLine(Shape):
    """A line of the comparison: what is measured, and its value on each side."""

    label: str
    told: list[str]


class ReorganisationTold(ReorganisationRow):
    """A reorganisation with its proposals compared."""

    least: int
    most: int
    least_full: int
    progress: int = Field(description="算了百分之几")
    collisions: list[str] = Field(description="哪几样要求合不到一起")
    members: int
    left_out: int = Field(description="决定以后才来、没有编进去的几位")
    sides: list[PlanSide]
    lines: list[PlanLine]
    agreed_on: date | None
    resolution: str
    why: str
    revision: int = REVISION
    verbs: list[str] = Field(examples=[["ask", "submit"]], description="您现在能走的步")


class PlanPart(Shape):
    """What a branch of a proposal has of a building: sent as `what` to change it."""

    what: str = Field(examples=["12-0"])
    building: str
    count: int


class ProposalTold(Shape):
    """One proposal by itself, to be changed."""

    side: PlanSide
    lines: list[PlanLine]
    parts: list[PlanPart]
    can_change: bool
    revision: int = REVISION


class AllottedMember(Shape):
    """Where a member was and would be."""

    member: int
    name: str = Field(examples=["董建国"])
    was: str
    branch: int = Field(description="第几个支部，从 0 数")
    group: str


class AllottedMembers(Shape):
    """Who would go where, by name."""

    items: list[AllottedMember]
