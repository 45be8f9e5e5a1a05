"""From members to branches and groups: the one door to the mathematics."""

import numpy as np

from lianxin.party.solving.asked import (
    Asked,
    Bound,
    Centre,
    Collision,
    Drawn,
    Dweller,
    Limits,
    Outcome,
    Seat,
)
from lianxin.party.solving.collide import (
    alone,
    can_keep_households,
    collisions,
    households,
    load_of,
)
from lianxin.party.solving.problem import NONE, Answer, Floats, Problem
from lianxin.party.solving.regions import solve
from lianxin.party.solving.search import Told, silent

UNBOUNDED = 10**6
GROUP_ROUNDS = 15
"""Groups of one branch are few and near each other."""
SHARE = 0.9
"""Of the whole work, what finding the branches takes."""


def reorganise(asked: Asked, told: Told = silent) -> Outcome:
    """Propose branches with their groups, or say which bounds collide.

    Where the bounds can't be kept with every household whole, households may be parted.
    """
    if against := collisions(asked):
        return Outcome(collisions=against)
    whole = asked.bounds.keeps_households and can_keep_households(asked)
    units = households(asked.dwellers, asked.bounds.most) if whole else alone(asked.dwellers)
    old = sorted({dweller.branch for dweller in asked.dwellers if dweller.branch is not None})
    answer = solve(_problem(asked, units, old), asked.limits, lambda share: told(SHARE * share))
    if answer.excess:
        return Outcome(collisions=_unmet(asked, answer))
    return _outcome(asked, units, old, answer, told)


def _problem(asked: Asked, units: list[list[Dweller]], old: list[int]) -> Problem:
    bounds, sizes = asked.bounds, np.array([len(unit) for unit in units])
    number = {key: place for place, key in enumerate(old)}
    buildings: dict[int | None, int] = {}
    for unit in units:
        if unit[0].building is not None:
            buildings.setdefault(unit[0].building, len(buildings))
    return Problem(
        distance=_ways(units, asked.centres) * sizes[:, None] * asked.weights.detour,
        loads=np.array([load_of(unit) for unit in units]),
        lower=np.array([bounds.least, bounds.least_full, int(bounds.needs_secretary)]),
        upper=np.array([bounds.most, UNBOUNDED, UNBOUNDED]),
        k=bounds.branches,
        sets=np.array([buildings.get(unit[0].building, NONE) for unit in units]),
        old=np.array([_common(unit, number) for unit in units]),
        stay=sizes * asked.weights.stay,
        set_weight=asked.weights.building,
        shares_centres=len(asked.centres) < 2 * bounds.branches,
    )


def _ways(units: list[list[Dweller]], centres: list[Centre]) -> Floats:
    """Metres in a straight line from each unit to each centre; none where no home is known."""
    there = np.array([centre.at for centre in centres], float)
    here = np.array([unit[0].at or (np.nan, np.nan) for unit in units], float)
    ways = np.hypot(*(here[:, None] - there[None]).transpose(2, 0, 1))
    found: Floats = np.nan_to_num(ways, nan=0.0)
    return found


def _common(unit: list[Dweller], number: dict[int, int]) -> int:
    """Today's branch of most of a household."""
    branches = [dweller.branch for dweller in unit if dweller.branch in number]
    return number[max(branches, key=branches.count)] if branches else NONE


def _unmet(asked: Asked, answer: Answer) -> list[Collision]:
    """The bounds that the best plan found misses, though they do not collide in counts alone."""
    bounds, found = asked.bounds, []
    for _cluster, load, total in answer.unmet:
        if load == 0 and total > bounds.most:
            found.append(Collision(Bound.MOST, total, bounds.most))
        else:
            names = (Bound.LEAST, Bound.FULL, Bound.SECRETARY)
            need = (bounds.least, bounds.least_full, 1)
            found.append(Collision(names[load], need[load], total))
    return found


def _outcome(
    asked: Asked, units: list[list[Dweller]], old: list[int], answer: Answer, told: Told
) -> Outcome:
    branches: list[Drawn] = []
    seats: list[Seat] = []
    for place, c in enumerate(_in_order(asked, answer)):
        inside = [units[index] for index in np.flatnonzero(answer.cluster == c)]
        carries_on = old[answer.label[c]] if answer.label[c] >= 0 else None
        groups, heirs = _groups(asked, inside, carries_on)
        seats += [
            Seat(dweller.key, place, group)
            for unit, group in zip(inside, groups, strict=True)
            for dweller in unit
        ]
        branches.append(Drawn(asked.centres[answer.centre[c]].key, carries_on, heirs))
        told(SHARE + (1 - SHARE) * (place + 1) / asked.bounds.branches)
    return Outcome(branches, seats, cost=answer.cost)


def _in_order(asked: Asked, answer: Answer) -> list[int]:
    """Clusters that carry on today's branches first, then the others from north to south."""

    def key(c: int) -> tuple[float, ...]:
        east, north = asked.centres[answer.centre[c]].at
        label = int(answer.label[c])
        return (0, label) if label >= 0 else (1, -north, east, c)

    return sorted(range(asked.bounds.branches), key=key)


def _groups(
    asked: Asked, units: list[list[Dweller]], branch: int | None
) -> tuple[list[int], list[int | None]]:
    """The group of each unit of a branch, and which of today's groups each carries on."""
    bounds, weights = asked.bounds, asked.weights
    sizes = np.array([len(unit) for unit in units])
    everyone = int(sizes.sum())
    count = max(1, -(-everyone // bounds.group_most))
    if everyone // count < bounds.group_least:
        count = max(1, everyone // bounds.group_least)
    today = [group for group, parent in asked.parents.items() if parent == branch]
    number = {key: place for place, key in enumerate(sorted(today))}
    old = np.array([number.get(_group(unit), NONE) for unit in units])
    centres = [Centre(0, unit[0].at) for unit in units if unit[0].at] or [Centre(0, (0.0, 0.0))]
    problem = Problem(
        distance=_ways(units, centres) * sizes[:, None],
        loads=sizes.reshape(-1, 1),
        lower=np.array([min(bounds.group_least, everyone // count)]),
        upper=np.array([max(bounds.group_most, -(-everyone // count))]),
        k=count,
        sets=np.full(len(units), NONE),
        old=old,
        stay=sizes * min(weights.stay, 30.0),
        shares_centres=True,
    )
    limits = Limits(1.0, GROUP_ROUNDS, asked.limits.seed)
    answer = solve(problem, limits)
    known = sorted(number)
    heirs = [known[label] if label >= 0 else None for label in answer.label]
    return [int(group) for group in answer.cluster], heirs


def _group(unit: list[Dweller]) -> int:
    group = unit[0].group
    return NONE if group is None else group
