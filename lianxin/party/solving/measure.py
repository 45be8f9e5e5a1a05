"""What a plan is worth: ways on foot, sizes, and what it changes."""

from collections import defaultdict
from dataclasses import dataclass

from lianxin.party.solving.asked import Bounds, Dweller


@dataclass(frozen=True, slots=True)
class Measures:
    """The numbers of a plan; ways in metres, None where no home is known."""

    mean: int | None
    most_of_all: int | None
    """What 19 of 20 members walk at most (p95)."""
    worst: int | None
    sizes: list[int]
    full: list[int]
    willing: list[int]
    moving: int
    split_buildings: int
    split_households: int
    homeless: int
    """Members whose home nobody has placed on the ground."""

    def unmet(self, bounds: Bounds) -> list[int]:
        """The places of the branches that miss a bound."""
        return [
            place
            for place, (size, full, willing) in enumerate(
                zip(self.sizes, self.full, self.willing, strict=True)
            )
            if not bounds.least <= size <= bounds.most
            or full < bounds.least_full
            or (bounds.needs_secretary and not willing)
        ]


def measure(
    dwellers: list[Dweller],
    branch: dict[int, int],
    meets: list[tuple[float, float]],
    carries_on: list[int | None],
    detour: float,
) -> Measures:
    """Measure a plan: who is in which branch by place, where each meets, which it carries on."""
    ways = sorted(
        detour * _way(dweller.at, meets[branch[dweller.key]])
        for dweller in dwellers
        if dweller.at is not None
    )
    count = len(meets)
    inside: list[list[Dweller]] = [[] for _ in range(count)]
    for dweller in dwellers:
        inside[branch[dweller.key]].append(dweller)
    return Measures(
        mean=round(sum(ways) / len(ways)) if ways else None,
        most_of_all=round(ways[-(-19 * len(ways) // 20) - 1]) if ways else None,
        worst=round(ways[-1]) if ways else None,
        sizes=[len(each) for each in inside],
        full=[sum(one.is_full for one in each) for each in inside],
        willing=[sum(one.is_willing for one in each) for each in inside],
        moving=sum(dweller.branch != carries_on[branch[dweller.key]] for dweller in dwellers),
        split_buildings=_split(dwellers, branch, by_household=False),
        split_households=_split(dwellers, branch, by_household=True),
        homeless=sum(dweller.at is None for dweller in dwellers),
    )


def _way(here: tuple[float, float], there: tuple[float, float]) -> float:
    return float(((here[0] - there[0]) ** 2 + (here[1] - there[1]) ** 2) ** 0.5)


def _split(dwellers: list[Dweller], branch: dict[int, int], *, by_household: bool) -> int:
    """How many buildings, or households, are shared among branches."""
    held: dict[tuple[int, str], set[int]] = defaultdict(set)
    for dweller in dwellers:
        if dweller.building is not None and (dweller.household or not by_household):
            household = dweller.household if by_household else ""
            held[dweller.building, household].add(branch[dweller.key])
    return sum(len(branches) > 1 for branches in held.values())
