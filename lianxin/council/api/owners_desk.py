"""Owners' votes as staff run them: prepared, announced, papers read twice, counted, declared."""

from collections.abc import Callable
from functools import partial
from typing import Any

from lianxin.core import http
from lianxin.core.api import (
    Body,
    Call,
    Found,
    Key,
    Nothing,
    Scope,
    Slug,
    Steps,
    body_of,
    done,
    filled,
    keep_home,
    taking,
    unchanged_since,
    with_seen,
)
from lianxin.core.errors import NotFound
from lianxin.council import actions
from lianxin.council.api.door import router
from lianxin.council.api.owners import (
    EndsVote,
    OwnerBallotTold,
    OwnerVoteAtDesk,
    ReadsOwnersPaper,
    told_vote,
)
from lianxin.council.forms.owners import PaperBallot, Prepare, facts_of
from lianxin.council.queries.owner_pages import owners_desk
from lianxin.council.queries.owners import BallotRow, VoteDesk, vote_desk
from lianxin.council.rules.owners import OWNER_VOTE_FLOW
from lianxin.places.models import Community

STEPS: dict[str, tuple[type[Body], Callable[..., object]]] = {
    "announce": (Nothing, actions.announce),
    "take_back": (Nothing, actions.take_back_vote),
    "open": (Nothing, actions.open_vote),
    "count": (Nothing, actions.count),
    "declare_passed": (Nothing, partial(actions.declare, verb="declare_passed")),
    "declare_rejected": (Nothing, partial(actions.declare, verb="declare_rejected")),
    "declare_void": (Nothing, partial(actions.declare, verb="declare_void")),
    "cancel": (EndsVote, actions.cancel_vote),
}
"""By verb: what must be said, and the desk's own action."""
PreparesVote = body_of(Prepare, "PreparesVote")


@router.reads(
    "/communities/{slug}/owners/votes/{int:pk}/desk",
    scope=Scope.OWNERS_WORK,
    gives=OwnerVoteAtDesk,
    says="工作台上的一次业主表决：名册、纸票、能走的步",
)
def owner_vote_at_desk(request: Call, slug: Slug, pk: Key) -> OwnerVoteAtDesk:
    return _told(request, slug, pk)


@router.writes(
    "/communities/{slug}/owners/votes",
    scope=Scope.OWNERS_WORK,
    gives=OwnerVoteAtDesk,
    says="准备一次业主表决",
    status=201,
)
@taking(PreparesVote)
def prepare_owner_vote(request: Call, slug: Slug, told: Any) -> OwnerVoteAtDesk:
    community = _desk(request, slug)
    form = Prepare(community.pk, filled(told)[0])
    made = done(
        form, lambda: actions.prepare(request.actor, community, form.motion(), now=http.now())
    )
    return _told(request, slug, made.pk)


@router.writes(
    "/communities/{slug}/owners/votes/{int:pk}/rewrite",
    scope=Scope.OWNERS_WORK,
    gives=OwnerVoteAtDesk,
    says="改一次还没公示的表决",
    has_version=True,
)
@taking(PreparesVote)
def rewrite_owner_vote(request: Call, slug: Slug, pk: Key, told: Any) -> OwnerVoteAtDesk:
    vote = _page(request, slug, pk).vote
    version = unchanged_since(request, vote.revision)
    form = Prepare(vote.community_id, filled(told)[0], facts=facts_of(vote))
    done(
        form,
        lambda: actions.rewrite_vote(
            request.actor, pk, form.motion(), now=http.now(), seen=version
        ),
    )
    return _told(request, slug, pk)


@router.writes(
    "/communities/{slug}/owners/votes/{int:pk}/ballots/{int:ballot}/paper",
    scope=Scope.OWNERS_WORK,
    gives=OwnerVoteAtDesk,
    says="记一张业主的纸票；另一位同事照着纸再记一遍，一样才算数",
)
def read_owners_paper(
    request: Call, slug: Slug, pk: Key, ballot: Key, told: ReadsOwnersPaper
) -> OwnerVoteAtDesk:
    if ballot not in {row.ballot.pk for row in _page(request, slug, pk).rows}:
        raise NotFound
    files: Any = {"photo": told.photo.opened(field="photo")} if told.photo else {}
    form = PaperBallot({"choice": told.choice}, files)
    done(
        form,
        lambda: actions.enter_ballot(request.actor, ballot, now=http.now(), **form.cleaned_data),
    )
    return _told(request, slug, pk)


def _desk(request: Call, slug: str) -> Community:
    community = owners_desk(request.actor, slug, now=http.now()).community
    keep_home(request, community.pk)
    return community


def _page(request: Call, slug: str, pk: int) -> VoteDesk:
    page = vote_desk(request.actor, slug, pk, now=http.now())
    keep_home(request, page.vote.community_id)
    return page


def _told(request: Call, slug: str, pk: int) -> OwnerVoteAtDesk:
    page = _page(request, slug, pk)
    return OwnerVoteAtDesk(
        vote=told_vote(request, slug, pk),
        ballots=[_ballot(each) for each in page.rows],
        earliest_on=page.earliest_on,
        verbs=sorted(page.verbs),
    )


def _ballot(row: BallotRow) -> OwnerBallotTold:
    ballot = row.ballot
    return OwnerBallotTold(
        id=ballot.pk,
        name=row.name,
        doors=ballot.doors,
        area=ballot.area,
        is_cast=bool(ballot.choice),
        read_by=row.read_by,
        is_disputed=row.is_disputed,
    )


_steps = Steps(
    router=router,
    scope=Scope.OWNERS_WORK,
    path="owners/votes/{int:pk}",
    name="{}_owner_vote",
    find=lambda request, slug, pk: Found(_page(request, slug, pk).vote),
    gives=OwnerVoteAtDesk,
    tell=lambda request, slug, vote: _told(request, slug, vote.pk),
    has_version=True,
)
for each, (its_body, act) in STEPS.items():
    _steps.take(each, its_body, act, OWNER_VOTE_FLOW[each].label, said=with_seen)
