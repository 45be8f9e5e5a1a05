"""The fund as everybody may read of it: a year's money, and each project with what it cost."""

from datetime import date
from typing import Annotated

from ninja import Query
from pydantic import Field

from lianxin.core.api import Body, Call, Key, Scope, Shape, Slug, as_told, enumerated
from lianxin.funds.api.door import router
from lianxin.funds.models import Project, ProjectState, Use, VoteState
from lianxin.funds.queries.overview import Overview, overview
from lianxin.funds.queries.project import Seen, seen

StateOfFunded = Annotated[ProjectState, enumerated(ProjectState)]
UseOfMoney = Annotated[Use, enumerated(Use)]
StateOfVote = Annotated[VoteState, enumerated(VoteState)]
FEN = "分"


class FundedRow(Shape):
    """A project of the fund as a list tells it; money is in fen."""

    id: int
    title: str = Field(examples=["东院晾衣架"])
    use: UseOfMoney
    state: StateOfFunded
    state_name: str
    cost: int = Field(examples=[200000], description=FEN)


class VoteRow(Shape):
    """A residents' vote as a list tells it."""

    id: int
    title: str
    state: StateOfVote
    closes_on: date
    amount: int = Field(description="投的是多少钱，分")
    cast: int = Field(description="收到几张票")


class FundTold(Shape):
    """One year of a community's fund; money is in fen."""

    community: str = Field(examples=["lishanlu"])
    name: str = Field(description="还没有经费就是空的")
    year: int | None
    years: list[int]
    came: int = Field(description="今年进来多少，分")
    balances: dict[str, int] = Field(examples=[{"free": 500000, "spent": 1200000}])
    projects: list[FundedRow]
    votes: list[VoteRow]


class AnsweredObjection(Shape):
    """What somebody has against a project, without a name, and the answer."""

    id: int
    words: str
    answer: str


class FundedTold(FundedRow):
    """A project, what is set aside and spent on it, and what was said against it."""

    words: str
    supplier: str
    notice_until: date | None = Field(description="公示到哪天")
    aside: int
    spent: int
    result: str
    objections: list[AnsweredObjection]
    waiting: int = Field(description="几条意见还没答复")
    may_object: bool


class WhichYear(Body):
    """Which year; the latest that was approved where none is said."""

    year: int | None = Field(None, ge=2000, le=2199)


@router.reads(
    "/communities/{slug}/fund",
    scope=Scope.COMMUNITY_READ,
    gives=FundTold,
    says="服务群众专项经费：一年进了多少、花在哪、在投什么票",
    is_open=True,
)
def fund(request: Call, slug: Slug, which: Query[WhichYear]) -> FundTold:
    return _fund(overview(request.actor, slug, year=str(which.year or "")))


@router.reads(
    "/communities/{slug}/fund/projects/{int:pk}",
    scope=Scope.COMMUNITY_READ,
    gives=FundedTold,
    says="经费的一个项目",
    is_open=True,
)
def project(request: Call, slug: Slug, pk: Key) -> FundedTold:
    return told_project(request, slug, pk)


def told_project(request: Call, slug: str, pk: int) -> FundedTold:
    found = seen(request.actor, slug, pk)
    request.version = found.project.revision
    return _told(found)


def _fund(found: Overview) -> FundTold:
    return FundTold(
        community=found.community.slug,
        name=found.fund.name if found.fund else "",
        year=found.budget.year if found.budget else None,
        years=[each.year for each in found.budgets],
        came=found.came,
        balances=found.balances,
        projects=[funded_row(each) for each in found.projects],
        votes=[as_told(VoteRow, each, cast=getattr(each, "cast", 0)) for each in found.votes],
    )


def funded_row(project: Project) -> FundedRow:
    return FundedRow.model_validate(_facts(project))


def _facts(project: Project) -> dict[str, object]:
    state = ProjectState(project.state)
    return {
        "id": project.pk,
        "title": project.title,
        "use": Use(project.use),
        "state": state,
        "state_name": str(state.label),
        "cost": project.cost,
    }


def _told(found: Seen) -> FundedTold:
    project = found.project
    return FundedTold.model_validate(
        {
            **_facts(project),
            "words": project.words,
            "supplier": project.supplier,
            "notice_until": project.notice_until,
            "aside": found.aside,
            "spent": found.spent,
            "result": project.result,
            "objections": [
                AnsweredObjection(id=each.pk, words=each.words, answer=each.answer)
                for each in found.objections
            ],
            "waiting": found.waiting,
            "may_object": found.may_object,
        }
    )
