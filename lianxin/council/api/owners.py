"""Owners' votes: read by all, cast by owners, run by staff."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Body,
    Call,
    FileSent,
    Key,
    Scope,
    Shape,
    Slug,
    Words,
    enumerated,
    keep_home,
)
from lianxin.council import actions
from lianxin.council.api.door import router
from lianxin.council.models import Choice, OwnerVote, OwnerVoteState, Reserved
from lianxin.council.queries.owner_pages import owners as owners_of
from lianxin.council.queries.owners import (
    Needs,
    Notice,
    notice,
    owner_vote_for,
)
from lianxin.council.rules.owners import Sums

StateOfOwners = Annotated[OwnerVoteState, enumerated(OwnerVoteState)]
PurposeOfOwners = Annotated[Reserved, enumerated(Reserved)]
OwnersChoice = Annotated[Choice, enumerated(Choice)]


class SumsTold(Shape):
    """Owners by heads and by area: both have to reach what the law asks."""

    owners: int
    area: int = Field(description="平方米的百分之一")


class OwnerVoteRow(Shape):
    """An owners' vote as a list tells it."""

    id: int
    title: str = Field(examples=["更换7号楼电梯"])
    purpose: PurposeOfOwners
    state: StateOfOwners
    state_name: str
    opens_on: date
    closes_on: date


class OwnerVoteTold(OwnerVoteRow):
    """A vote: on what, by whom, what it must reach and has."""

    words: str
    places: list[str]
    majority: str = Field(description="法律要多少")
    roll: SumsTold
    present_needed: SumsTold
    cast: SumsTold
    ayes: SumsTold
    noes: SumsTold
    needed: SumsTold
    counted_at: datetime | None
    outcome: str
    revision: int = Field(description='版本：If-Match 里写 "7"')


class OwnerVotes(Shape):
    """What was announced, the latest first."""

    items: list[OwnerVoteRow]


class OwnVote(Shape):
    """One's own ballot, with all one's doors."""

    vote: int
    may_cast: bool
    choice: OwnersChoice | None
    unproved: list[str] = Field(description="还没有核对是您的门：这些要填纸票")


class OwnersReceived(Shape):
    """That a ballot was received; what it says is not kept with the answer."""

    vote: int
    is_received: bool


class CastsAsOwner(Body):
    """For, against or neither; until the last day one may think again."""

    choice: OwnersChoice = Field(examples=["aye"])


class OwnerBallotTold(Shape):
    """An owner on the roll, by their doors; the name masked."""

    id: int
    name: str = Field(examples=["李*芳"])
    doors: str
    area: int
    is_cast: bool
    read_by: int = Field(description="纸票录过几遍")
    is_disputed: bool = Field(description="两个人录得不一样")


class OwnerVoteAtDesk(Shape):
    """A vote with its roll and what can be done now."""

    vote: OwnerVoteTold
    ballots: list[OwnerBallotTold]
    earliest_on: date = Field(description="最早哪天能开始投")
    verbs: list[str] = Field(examples=[["announce", "cancel"]], description="您现在能走的步")


class ReadsOwnersPaper(Body):
    """What one of the staff reads on an owner's paper."""

    choice: OwnersChoice
    photo: FileSent | None = None


class EndsVote(Body):
    """Why it is called off."""

    words: Words = Field(min_length=1, max_length=500)


@router.reads(
    "/communities/{slug}/owners/votes",
    scope=Scope.COMMUNITY_READ,
    gives=OwnerVotes,
    says="公示过的业主表决，新的在前",
    is_open=True,
)
def owner_votes(request: Call, slug: Slug) -> OwnerVotes:
    seen = owners_of(request.actor, slug)
    return OwnerVotes(items=[OwnerVoteRow.model_validate(_facts(each)) for each in seen.votes])


@router.reads(
    "/communities/{slug}/owners/votes/{int:pk}",
    scope=Scope.COMMUNITY_READ,
    gives=OwnerVoteTold,
    says="一次业主表决：定什么、要多少、有多少",
    is_open=True,
)
def owner_vote(request: Call, slug: Slug, pk: Key) -> OwnerVoteTold:
    return told_vote(request, slug, pk)


def told_vote(request: Call, slug: str, pk: int) -> OwnerVoteTold:
    return _told(request, notice(request.actor, slug, pk, now=http.now()))


@router.reads(
    "/communities/{slug}/owners/votes/{int:pk}/mine",
    scope=Scope.OWNERS_READ,
    gives=OwnVote,
    says="我在这次业主表决里的票",
)
def own_owner_vote(request: Call, slug: Slug, pk: Key) -> OwnVote:
    return _own(notice(request.actor, slug, pk, now=http.now()))


@router.writes(
    "/communities/{slug}/owners/votes/{int:pk}/cast",
    scope=Scope.OWNERS_WRITE,
    gives=OwnersReceived,
    says="业主投票：截止以前可以再来改",
)
def cast_as_owner(request: Call, slug: Slug, pk: Key, told: CastsAsOwner) -> OwnersReceived:
    keep_home(request, owner_vote_for(request.actor, pk, slug=slug).community_id)
    actions.cast(request.actor, pk, choice=told.choice, now=http.now())
    return OwnersReceived(vote=pk, is_received=True)


def _own(seen: Notice) -> OwnVote:
    choice = Choice(seen.own.choice) if seen.own and seen.own.choice else None
    return OwnVote(
        vote=seen.vote.pk, may_cast=seen.may_cast, choice=choice, unproved=list(seen.unproved)
    )


def _facts(vote: OwnerVote) -> dict[str, object]:
    state = OwnerVoteState(vote.state)
    return {
        "id": vote.pk,
        "title": vote.title,
        "purpose": Reserved(vote.purpose),
        "state": state,
        "state_name": str(state.label),
        "opens_on": vote.opens_on,
        "closes_on": vote.closes_on,
    }


def _told(request: Call, seen: Notice) -> OwnerVoteTold:
    request.version = seen.vote.revision
    return OwnerVoteTold.model_validate(
        {
            **_facts(seen.vote),
            **_needs(seen.needs),
            "words": seen.vote.words,
            "places": [each.public_label for each in seen.places],
            "majority": seen.majority,
            "counted_at": seen.vote.counted_at,
            "outcome": seen.vote.outcome,
            "revision": seen.vote.revision,
        }
    )


def _needs(needs: Needs) -> dict[str, SumsTold]:
    return {
        "roll": _sums(needs.roll),
        "present_needed": _sums(needs.present),
        "cast": _sums(needs.cast),
        "ayes": _sums(needs.ayes),
        "noes": _sums(needs.noes),
        "needed": _sums(needs.needed),
    }


def _sums(sums: Sums) -> SumsTold:
    return SumsTold(owners=sums.owners, area=sums.area)
