"""The most supported first, as far as the money goes."""

from dataclasses import dataclass
from fractions import Fraction

from lianxin.funds.solving.ballots import Candidate, Election


@dataclass(frozen=True, slots=True)
class Turn:
    """One project's turn: its place, its points, and what money was left when it came."""

    key: str
    place: int
    score: int
    left: Fraction
    is_in: bool


def order(election: Election) -> list[Candidate]:
    """By points; of equal ones the one that stands first on the ballot."""
    scores = election.scores()
    return sorted(election.candidates, key=lambda each: -scores[each.key])


def count(election: Election, *, skips: bool = True, least: int = 1) -> list[Turn]:
    """Who wins, in turn; what costs more than is left is passed over, or, where nothing is skipped,
    ends the count. Less than `least` points win nothing.
    """
    scores, left, is_over = election.scores(), election.budget, False
    turns: list[Turn] = []
    for place, each in enumerate(order(election), start=1):
        score = scores[each.key]
        is_in = each.cost <= left and score >= least and not is_over
        is_over = is_over or (not skips and score >= least and each.cost > left)
        turns.append(Turn(each.key, place, score, left, is_in))
        left -= each.cost if is_in else 0
    return turns


def winners(turns: list[Turn]) -> frozenset[str]:
    return frozenset(turn.key for turn in turns if turn.is_in)
