"""Whether the bounds can be kept at all, which does not depend on where anybody lives."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from lianxin.core.lazy import lazily
from lianxin.party.solving.asked import Asked, Bound, Collision, Dweller

if TYPE_CHECKING:
    from ortools.sat.python import cp_model
else:
    cp_model = lazily("ortools.sat.python.cp_model")

LONGEST = 2.0
"""Deterministic time for the question; one not answered by then counts as a yes."""

Load = tuple[int, int, int]
"""Members, full members, and those willing to be a secretary."""


def households(dwellers: list[Dweller], most: int) -> list[list[Dweller]]:
    """Who goes together: a household where it fits into a branch, else each by themselves."""
    found: dict[object, list[Dweller]] = {}
    for dweller in dwellers:
        together = bool(dweller.household) and dweller.building is not None
        key = (dweller.building, dweller.household) if together else dweller.key
        found.setdefault(key, []).append(dweller)
    return list(
        chain.from_iterable(
            [group] if len(group) <= most else [[one] for one in group] for group in found.values()
        )
    )


def alone(dwellers: list[Dweller]) -> list[list[Dweller]]:
    return [[dweller] for dweller in dwellers]


def load_of(group: list[Dweller]) -> Load:
    return (
        len(group),
        sum(dweller.is_full for dweller in group),
        sum(dweller.is_willing for dweller in group),
    )


def collisions(asked: Asked) -> list[Collision]:
    """The bounds that can't be kept.

    Counts say it all: where none of these is broken, members can be counted into branches one by
    one so that every bound holds.
    """
    bounds, everyone = asked.bounds, len(asked.dwellers)
    k = bounds.branches
    _members, full, willing = load_of(asked.dwellers)
    wanted = k if bounds.needs_secretary else 0
    checks = [
        (Bound.CROSSED, bounds.least, bounds.most),
        (Bound.LEAST, k * bounds.least, everyone),
        (Bound.MOST, everyone, k * bounds.most),
        (Bound.FULL, k * bounds.least_full, full),
        (Bound.SECRETARY, wanted, willing),
        (Bound.CENTRES, 1, len(asked.centres)),
    ]
    return [Collision(bound, need, have) for bound, need, have in checks if need > have]


def can_keep_households(asked: Asked) -> bool:
    """Whether the bounds can be kept with every household whole that fits into a branch.

    Households of a kind are alike, so only how many of each kind a branch gets is asked.
    """
    bounds = asked.bounds
    k, everyone = bounds.branches, len(asked.dwellers)
    kinds = Counter(load_of(group) for group in households(asked.dwellers, bounds.most))
    model = cp_model.CpModel()
    shares = {kind: [model.new_int_var(0, n, "") for _ in range(k)] for kind, n in kinds.items()}
    for kind, count in kinds.items():
        model.add(sum(shares[kind]) == count)
    limits = (
        (bounds.least, bounds.most),
        (bounds.least_full, everyone),
        (int(bounds.needs_secretary), everyone),
    )
    for load, (least, most) in enumerate(limits):
        for c in range(k):
            total = sum(kind[load] * shares[kind][c] for kind in kinds)
            model.add_linear_constraint(total, least, most)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = LONGEST
    return solver.solve(model) != cp_model.INFEASIBLE
