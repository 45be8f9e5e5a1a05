"""A vote as its pages show it, and as a count takes it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.db.models import Count, QuerySet

from lianxin.accounts.models import User
from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.core.secrets import blind_index
from lianxin.funds.models import (
    Ballot,
    BallotKind,
    Option,
    PaperEntry,
    Vote,
    VoterUnit,
    VoteState,
    Way,
)
from lianxin.funds.queries.access import vote_for
from lianxin.funds.rules.access import enters, leads, works
from lianxin.funds.rules.money import FEN
from lianxin.funds.rules.telling import Told, told
from lianxin.funds.rules.vote import VOTE_FLOW
from lianxin.funds.solving.ballots import APPROVAL, POINTS, Candidate, Election, gathered
from lianxin.people.models import Person

OVER = (VoteState.CLOSED, VoteState.COUNTED, VoteState.DECLARED)


def own_key(vote: Vote, user: User) -> str:
    """Who somebody is to a vote: their phone, by which paper knows them too, else their account."""
    known = user.phone_index or f"user {user.pk}"
    return blind_index(f"fund vote {vote.pk} {known}")


@dataclass(frozen=True, slots=True)
class Booth:
    """A vote as a resident sees it."""

    vote: Vote
    options: Sequence[Option]
    cast: int
    is_resident: bool
    own: Ballot | None
    told: Sequence[Told]
    """Once it is counted: why each won or lost."""

    @property
    def is_over(self) -> bool:
        return self.vote.state in OVER

    @property
    def is_told(self) -> bool:
        return self.vote.state == VoteState.DECLARED


def booth(actor: Actor, slug: str, pk: int) -> Booth:
    vote = vote_for(actor, pk, slug=slug)
    user = User.objects.filter(pk=actor.user_id or 0).first()
    person = Person.objects.filter(community_id=vote.community_id, user=user)
    own = None
    if user and vote.unit == VoterUnit.PERSON:
        own = vote.ballots.filter(voter=own_key(vote, user)).first()
    options = list(vote.options.select_related("project").order_by("number"))
    return Booth(
        vote=vote,
        options=options,
        cast=vote.ballots.count(),
        is_resident=user is not None and person.exists(),
        own=own,
        told=told(vote, options) if vote.outcome else (),
    )


@dataclass(frozen=True, slots=True)
class VoteDesk:
    booth: Booth
    verbs: Sequence[str]
    online: int
    waiting: Sequence[PaperEntry]
    """Papers that only one has entered."""
    differing: Sequence[int]
    """Papers that two have read differently."""
    may_work: bool
    may_lead: bool


def vote_desk(actor: Actor, slug: str, pk: int) -> VoteDesk:
    seen = booth(actor, slug, pk)
    vote = seen.vote
    if not enters(actor, vote.community_id):
        raise NotFound
    entries: dict[int, list[PaperEntry]] = {}
    for each in vote.papers.select_related("by").order_by("paper", "pk"):
        entries.setdefault(each.paper, []).append(each)
    return VoteDesk(
        booth=seen,
        verbs=[step.verb for step in VOTE_FLOW.open_to(actor, vote)],
        online=vote.ballots.filter(way=Way.ONLINE).count(),
        waiting=[each[0] for each in entries.values() if len(each) == 1],
        differing=[paper for paper, each in entries.items() if _differ(each)],
        may_work=works(actor, vote.community_id),
        may_lead=leads(actor, vote.community_id),
    )


def _differ(entries: Sequence[PaperEntry]) -> bool:
    first = entries[0]
    return any((each.voter, each.points) != (first.voter, first.points) for each in entries)


def election(vote: Vote) -> Election:
    """A vote as it is counted, and given out: money in yuan, ballots without who or when."""
    options = list(vote.options.select_related("project").order_by("number"))
    kind = APPROVAL if vote.kind == BallotKind.APPROVAL else POINTS
    count = vote.ballots.count()
    budget = Fraction(vote.amount, FEN)
    meta = {
        "description": f"{vote.community.name} {vote.title}",
        "country": "China",
        "unit": vote.community.name,
        "instance": vote.budget.year,
        "num_projects": len(options),
        "num_votes": count,
        "budget": budget,
        "vote_type": kind,
        "rule": "equalshares/add1" if vote.rule == "equal" else "greedy",
        "max_length": vote.most_choices,
        **({"max_sum_points": vote.points} if vote.points else {}),
        "currency": "CNY",
        "language": "zh",
    }
    return Election(
        budget=budget,
        candidates=[
            Candidate(str(each.number), Fraction(each.cost, FEN), each.project.title)
            for each in options
        ],
        ballots=gathered(_all_points(vote.ballots.values_list("points", flat=True))),
        is_approval=vote.kind == BallotKind.APPROVAL,
        meta={key: str(value) for key, value in meta.items()},
        selected=frozenset(str(each.number) for each in options if each.is_chosen),
    )


def _all_points(found: Iterable[Any]) -> Iterable[dict[str, int]]:
    return ({str(key): int(count) for key, count in each.items()} for each in found)


def open_election(actor: Actor, slug: str, pk: int) -> Election:
    """The ballots for anybody to count again, once nobody can vote any more."""
    vote = vote_for(actor, pk, slug=slug)
    if vote.state not in OVER:
        raise NotFound
    return election(vote)


def votes_of(community_id: int) -> QuerySet[Vote]:
    """A community's votes, the latest first, with how many have voted."""
    return (
        Vote.objects.filter(community_id=community_id)
        .exclude(state__in=[VoteState.DRAFT, VoteState.CANCELLED])
        .annotate(cast=Count("ballots"))
        .order_by("-opened_at", "-pk")
    )
