"""Clusters seen on the way, and the best whole plan that can be put together of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lianxin.core.lazy import lazily
from lianxin.party.solving.problem import Ints, Problem
from lianxin.party.solving.state import State

if TYPE_CHECKING:
    from ortools.sat.python import cp_model
else:
    cp_model = lazily("ortools.sat.python.cp_model")

MOST = 6000
"""Clusters kept; the oldest go first."""

Key = tuple[bytes, int]


class Pool:
    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.seen: dict[Key, tuple[float, int, Ints]] = {}
        self.tried = 0

    def add(self, state: State) -> None:
        """Remember each cluster that keeps the bounds."""
        p = self.problem
        kept = state.misses(state.load) == 0
        own = state.prices[np.arange(p.n), state.cluster]
        cost = np.bincount(state.cluster, own, p.k) + p.set_weight * (state.held > 0).sum(axis=0)
        for c in np.flatnonzero(kept):
            inside = state.cluster == c
            key = (np.packbits(inside).tobytes(), int(state.label[c]))
            if key not in self.seen or cost[c] < self.seen[key][0]:
                self.seen[key] = (float(cost[c]), int(state.centre[c]), np.flatnonzero(inside))
        for key in list(self.seen)[: max(0, len(self.seen) - MOST)]:
            del self.seen[key]

    def rejoin(self, best: State, seconds: float) -> State | None:
        """A plan of clusters seen, cheaper than the best; None where there is none."""
        if len(self.seen) == self.tried or best.excess:
            return None
        self.tried = len(self.seen)
        keys = list(self.seen)
        model, chosen = self._model(keys, best.cost)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 1
        solver.parameters.linearization_level = 2
        solver.parameters.max_time_in_seconds = seconds
        solver.parameters.max_deterministic_time = 1.5
        if solver.solve(model) not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
            return None
        return self._state([key for key, on in zip(keys, chosen, strict=True) if solver.value(on)])

    def _model(
        self, keys: list[Key], below: float
    ) -> tuple[cp_model.CpModel, list[cp_model.IntVar]]:
        p = self.problem
        model = cp_model.CpModel()
        chosen = [model.new_bool_var("") for _ in keys]
        holding: list[list[cp_model.IntVar]] = [[] for _ in range(p.n)]
        meeting: dict[int, list[cp_model.IntVar]] = {}
        carrying: dict[int, list[cp_model.IntVar]] = {}
        for key, on in zip(keys, chosen, strict=True):
            _cost, centre, units = self.seen[key]
            for unit in units:
                holding[unit].append(on)
            meeting.setdefault(centre, []).append(on)
            carrying.setdefault(key[1], []).append(on)
        for ons in holding:
            model.add_exactly_one(ons)
        model.add(sum(chosen) == p.k)
        if not p.shares_centres:
            for ons in meeting.values():
                model.add_at_most_one(ons)
        for old, ons in carrying.items():
            if old >= 0:
                model.add_at_most_one(ons)
        prices = [round(self.seen[key][0]) for key in keys]
        total = sum(price * on for price, on in zip(prices, chosen, strict=True))
        model.add(total <= int(below) - 1)
        model.minimize(total)
        return model, chosen

    def _state(self, keys: list[Key]) -> State:
        cluster = np.zeros(self.problem.n, np.int64)
        for number, key in enumerate(keys):
            cluster[self.seen[key][2]] = number
        centre = np.array([self.seen[key][1] for key in keys])
        label = np.array([key[1] for key in keys])
        return State(self.problem, cluster, centre, label)
