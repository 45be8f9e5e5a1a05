"""Awards as everybody sees them: the terms, who stands on the ballot, the count and its ballots."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.honours.models import (
    MOST_DEEDS,
    Ballot,
    Nominee,
    NomineeState,
    Objection,
    Panel,
    Round,
    RoundState,
    SetAside,
    Ties,
)
from lianxin.honours.queries.access import nominees_for, round_at, rounds_for
from lianxin.honours.queries.consents import nominee_agrees
from lianxin.honours.rules import ROUND_FLOW
from lianxin.honours.solving.counting import Standing, Terms, count
from lianxin.people.models import Person


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody on the ballot, by the name that may be told today."""

    nominee: Nominee
    name: str
    """Blank where they took their consent back."""

    @property
    def number(self) -> int:
        return self.nominee.number or 0


def rounds_of(actor: Actor, community_id: int) -> QuerySet[Round]:
    """The latest first."""
    return rounds_for(actor).filter(community=community_id).order_by("-pk")


def on_ballot(round_: Round, *, today: date) -> list[Candidate]:
    """Who stands on the ballot, in its order; those who withdrew are gone from it."""
    found = (
        Nominee.objects.filter(round=round_, state=NomineeState.FIT, number__isnull=False)
        .annotate(is_named=nominee_agrees(today))
        .order_by("number")
    )
    return [
        Candidate(each, each.name if vars(each)["is_named"] else "")
        for each in found
        if vars(each)["is_named"] or round_.state == RoundState.ANNOUNCED
    ]


def own_nominees(actor: Actor, round_: Round) -> list[Nominee]:
    """Those whom one is, or proposed, in a round."""
    found = nominees_for(actor).filter(round=round_)
    mine = found.filter(person__in=actor.person_ids) | found.filter(by__in=actor.person_ids)
    return list(mine.distinct().order_by("pk"))


def voter_here(actor: Actor, community_id: int) -> Person | None:
    """As whom a community knows the actor."""
    return Person.objects.filter(pk__in=actor.person_ids, community=community_id).first()


def is_juror(round_: Round, person_id: int) -> bool:
    return round_.jurors.filter(person=person_id).exists()


@dataclass(frozen=True, slots=True)
class Seen:
    """A round's page."""

    round: Round
    candidates: Sequence[Candidate]
    mine: Sequence[Nominee]
    objections: Sequence[Objection]
    open_objections: int
    verbs: frozenset[str]
    person: Person | None

    @property
    def awarded(self) -> list[Candidate]:
        """In the ballot's order: those honoured are not ranked."""
        return [each for each in self.candidates if each.nominee.is_awarded]


def seen(actor: Actor, slug: str, pk: int, *, today: date) -> Seen:
    round_ = round_at(actor, slug, pk)
    objections = list(round_.objections.order_by("at", "pk"))
    shows = round_.shows_nominees or round_.is_counted
    return Seen(
        round_,
        on_ballot(round_, today=today) if shows else [],
        own_nominees(actor, round_) if actor.person_ids else [],
        [each for each in objections if each.answered_at],
        sum(1 for each in objections if each.answered_at is None),
        frozenset(step.verb for step in ROUND_FLOW.open_to(actor, round_)),
        voter_here(actor, round_.community_id) if actor.person_ids else None,
    )


def terms_of(round_: Round) -> Terms:
    return Terms(
        residents=round_.residents,
        jury=round_.jury,
        deeds=round_.deeds,
        seats=round_.seats,
        by_deeds=round_.ties == Ties.DEEDS,
        most_deeds=MOST_DEEDS,
    )


def ballots_of(round_: Round) -> list[Ballot]:
    """Those that count, by their receipts, which tell nothing."""
    found = Ballot.objects.filter(round=round_, aside__isnull=True)
    return list(found.only("pk", "panel", "receipt", "choices").order_by("panel", "receipt"))


def standings(round_: Round) -> list[Standing]:
    scores = dict(
        Nominee.objects.filter(
            round=round_, state=NomineeState.FIT, number__isnull=False
        ).values_list("number", "score")
    )
    deeds = {number or 0: score or 0 for number, score in scores.items()}
    ballots = [(each.panel, each.choices) for each in ballots_of(round_)]
    return count(deeds, ballots, terms_of(round_))


@dataclass(frozen=True, slots=True)
class Line:
    """A candidate in the recount."""

    standing: Standing
    name: str


@dataclass(frozen=True, slots=True)
class Recount:
    round: Round
    lines: Sequence[Line]
    cast: Mapping[str, int]
    """How many ballots of each panel count."""
    aside: Sequence[tuple[str, str, int]]
    """Panel, reason and how many were set aside."""
    withdrawn: Sequence[int]
    ballots: Sequence[Ballot]

    @property
    def tied(self) -> list[int]:
        return [each.standing.number for each in self.lines if each.standing.is_tied]


def recount(actor: Actor, slug: str, pk: int, *, today: date) -> Recount:
    """All that it takes to count again, from the count on."""
    round_ = round_at(actor, slug, pk)
    if not round_.is_counted:
        raise NotFound
    names = {each.number: each.name for each in on_ballot(round_, today=today)}
    ballots = ballots_of(round_)
    gone = round_.nominees.filter(number__isnull=False, state=NomineeState.WITHDRAWN)
    return Recount(
        round_,
        [Line(each, names.get(each.number, "")) for each in standings(round_)],
        Counter(str(Panel(each.panel)) for each in ballots),
        _aside(round_),
        [number or 0 for number in gone.order_by("number").values_list("number", flat=True)],
        ballots,
    )


def _aside(round_: Round) -> list[tuple[str, str, int]]:
    found = SetAside.objects.filter(ballot__round=round_).values_list("ballot__panel", "reason")
    counted = Counter(found)
    return sorted((panel, reason, many) for (panel, reason), many in counted.items())


def published(found: Recount) -> str:
    """The file of the ballots: numbers and receipts, no name of anybody."""
    round_ = found.round
    told = {
        "award": round_.name,
        "community": round_.community.name,
        "seats": round_.seats,
        "weights": {"residents": round_.residents, "jury": round_.jury, "deeds": round_.deeds},
        "most_deeds": MOST_DEEDS,
        "ties": round_.ties,
        "nominees": [
            {"number": each.standing.number, "deeds": each.standing.deeds} for each in found.lines
        ],
        "withdrawn": list(found.withdrawn),
        "set_aside": [
            {"panel": panel, "reason": reason, "count": many} for panel, reason, many in found.aside
        ],
        "ballots": [
            {"panel": each.panel, "receipt": each.receipt, "for": each.choices}
            for each in found.ballots
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1)
