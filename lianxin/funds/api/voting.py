"""A residents' vote: what is on the ballot, and one's own.

An answer to a ballot that was cast says only that it was: it is kept for who sends the same again,
and who voted how is nowhere kept.
"""

from datetime import date
from typing import Annotated

from django.utils.translation import gettext as _
from pydantic import Field

from lianxin.core import http
from lianxin.core.api import Body, Call, Key, Scope, Shape, Slug, Words, enumerated, keep_home
from lianxin.core.errors import Invalid
from lianxin.funds import actions
from lianxin.funds.api.door import router
from lianxin.funds.api.reading import StateOfVote
from lianxin.funds.models import BallotKind, CountRule, VoterUnit, VoteState
from lianxin.funds.queries.voting import Booth, booth

KindOfBallot = Annotated[BallotKind, enumerated(BallotKind)]
RuleOfCount = Annotated[CountRule, enumerated(CountRule)]
UnitOfVote = Annotated[VoterUnit, enumerated(VoterUnit)]


class OptionTold(Shape):
    """One project on the ballot; money is in fen."""

    number: int = Field(examples=[2])
    project: int
    title: str
    cost: int
    is_chosen: bool | None = Field(description="结果宣布以后才有")


class VoteTold(Shape):
    """A residents' vote on what the fund pays for."""

    id: int
    title: str
    words: str
    state: StateOfVote
    closes_on: date
    amount: int = Field(description="投的是多少钱，分")
    kind: KindOfBallot
    rule: RuleOfCount
    unit: UnitOfVote = Field(description="一人一票，还是一户一票")
    most_choices: int
    points: int = Field(description="分多少点；0 是只勾不分点")
    cast: int = Field(description="收到几张票")
    options: list[OptionTold]


class Pick(Body):
    """One option with its points; 1 where the vote only ticks."""

    number: int = Field(ge=1, le=32_767, examples=[2])
    points: int = Field(1, ge=1, le=32_767)


class CastsBallot(Body):
    """What one chooses; the door where a household votes as one."""

    choices: list[Pick] = Field(min_length=1, max_length=60)
    door: Words = Field("", max_length=60, examples=["7号楼2单元301"])


class PickTold(Shape):
    """What one chose."""

    number: int
    points: int


class OwnBallot(Shape):
    """One's own ballot while one can see it; a household's is seen by nobody."""

    vote: int
    may_vote: bool
    choices: list[PickTold]


class Received(Shape):
    """That a ballot was received."""

    vote: int
    is_received: bool
    may_change: bool = Field(description="截止以前能不能再改")


@router.reads(
    "/communities/{slug}/fund/votes/{int:pk}",
    scope=Scope.COMMUNITY_READ,
    gives=VoteTold,
    says="一次投票：票上有什么，结果怎样",
    is_open=True,
)
def vote(request: Call, slug: Slug, pk: Key) -> VoteTold:
    return told_vote(request, slug, pk)


def told_vote(request: Call, slug: str, pk: int) -> VoteTold:
    return _told(booth(request.actor, slug, pk))


@router.reads(
    "/communities/{slug}/fund/votes/{int:pk}/mine",
    scope=Scope.FUND_READ,
    gives=OwnBallot,
    says="我投的票",
)
def own_ballot(request: Call, slug: Slug, pk: Key) -> OwnBallot:
    seen = booth(request.actor, slug, pk)
    points = seen.own.points if seen.own else {}
    return OwnBallot(
        vote=seen.vote.pk,
        may_vote=seen.is_resident and seen.vote.state == VoteState.OPEN,
        choices=[PickTold(number=int(each), points=points[each]) for each in points],
    )


@router.writes(
    "/communities/{slug}/fund/votes/{int:pk}/cast",
    scope=Scope.FUND_WRITE,
    gives=Received,
    says="投票；一人一票的，截止以前可以再来改",
)
def cast(request: Call, slug: Slug, pk: Key, told: CastsBallot) -> Received:
    seen = booth(request.actor, slug, pk)
    keep_home(request, seen.vote.community_id)
    actions.cast(request.actor, pk, _points(told), now=http.now(), door=told.door)
    is_own = seen.vote.unit == VoterUnit.PERSON
    return Received(vote=pk, is_received=True, may_change=is_own)


def _points(told: CastsBallot) -> dict[int, int]:
    points = {each.number: each.points for each in told.choices}
    if len(points) < len(told.choices):
        raise Invalid(_("同一项写了两遍。"), field="choices")
    return points


def _told(seen: Booth) -> VoteTold:
    vote = seen.vote
    return VoteTold(
        id=vote.pk,
        title=vote.title,
        words=vote.words,
        state=VoteState(vote.state),
        closes_on=vote.closes_on,
        amount=vote.amount,
        kind=BallotKind(vote.kind),
        rule=CountRule(vote.rule),
        unit=VoterUnit(vote.unit),
        most_choices=vote.most_choices,
        points=vote.points,
        cast=seen.cast,
        options=[
            OptionTold(
                number=each.number,
                project=each.project_id,
                title=each.project.title,
                cost=each.cost,
                is_chosen=each.is_chosen if seen.is_told else None,
            )
            for each in seen.options
        ],
    )
