"""The count of an award, with all that it takes to do it again."""

from pydantic import Field

from lianxin.core import http
from lianxin.core.api import Call, Key, Scope, Shape, Slug
from lianxin.honours.api.door import router
from lianxin.honours.queries.awards import recount


class BallotPublished(Shape):
    """A ballot that counts, without a name."""

    panel: str
    receipt: str
    choices: list[int]


class StandingTold(Shape):
    """A candidate as counted; points are hundredths, exact."""

    number: int
    name: str
    score: str = Field(examples=["86 2/3"], description="总分，分数不取整")


class SetAsideTold(Shape):
    """Ballots that do not count, and why."""

    panel: str
    reason: str
    count: int


class Recounted(Shape):
    """All that it takes to count again."""

    award: int
    lines: list[StandingTold]
    cast: dict[str, int]
    aside: list[SetAsideTold]
    withdrawn: list[int]
    ballots: list[BallotPublished]


@router.reads(
    "/communities/{slug}/awards/{int:pk}/recount",
    scope=Scope.COMMUNITY_READ,
    gives=Recounted,
    says="公布的票和怎么算的：谁都可以重算一遍",
    is_open=True,
)
def recounted(request: Call, slug: Slug, pk: Key) -> Recounted:
    found = recount(request.actor, slug, pk, today=http.today())
    return Recounted(
        award=found.round.pk,
        lines=[
            StandingTold(
                number=each.standing.number, name=each.name, score=str(each.standing.points)
            )
            for each in found.lines
        ],
        cast=dict(found.cast),
        aside=[
            SetAsideTold(panel=panel, reason=reason, count=many)
            for panel, reason, many in found.aside
        ],
        withdrawn=list(found.withdrawn),
        ballots=[
            BallotPublished(panel=each.panel, receipt=each.receipt, choices=each.choices)
            for each in found.ballots
        ],
    )
