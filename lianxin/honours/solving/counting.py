"""The count of an award, in fractions: what anybody who has the published ballots comes to as well.

A nominee's points are each panel's weight times the share of its ballots that name them, and the
deeds' weight times their score's share of the highest.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

RECOUNT = (Path(__file__).parent / "recount.txt").read_text(encoding="utf8")
"""The program that is shown beside the ballots."""
PANELS = ("residents", "jury")


@dataclass(frozen=True, slots=True)
class Terms:
    """What was set down before: the weights in hundredths, the places, and what parts a tie."""

    residents: int
    jury: int
    deeds: int
    seats: int
    by_deeds: bool
    most_deeds: int

    def weight(self, panel: str) -> int:
        return self.residents if panel == "residents" else self.jury


@dataclass(frozen=True, slots=True)
class Standing:
    number: int
    residents: int
    jury: int
    deeds: int
    points: Fraction
    is_in: bool
    is_tied: bool
    """Whether they stand on the last place with others."""


def count(
    deeds: Mapping[int, int], ballots: Iterable[tuple[str, Sequence[int]]], terms: Terms
) -> list[Standing]:
    """Where everybody stands, in the ballot's order; `deeds` are the scores by number."""
    cast, named = Counter[str](), Counter[tuple[str, int]]()
    for panel, choices in ballots:
        cast[panel] += 1
        named.update((panel, number) for number in set(choices))

    def points(number: int) -> Fraction:
        total = Fraction(terms.deeds * deeds[number], terms.most_deeds)
        for panel in PANELS:
            total += Fraction(terms.weight(panel) * named[panel, number], cast[panel] or 1)
        return total

    keys = {number: (points(number), deeds[number] * terms.by_deeds) for number in deeds}
    best = sorted(keys.values(), reverse=True)[: terms.seats]
    bar = best[-1] if best else (Fraction(0), 0)
    on_bar = sum(key == bar for key in keys.values())
    return [
        Standing(
            number,
            named["residents", number],
            named["jury", number],
            deeds[number],
            key[0],
            is_in=key >= bar,
            is_tied=on_bar > 1 and key == bar,
        )
        for number, key in sorted(keys.items())
    ]
