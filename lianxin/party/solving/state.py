"""A plan in the making: its loads, the sets it splits, and what each move would change."""

from dataclasses import dataclass

import numpy as np

from lianxin.party.solving.matching import best_match
from lianxin.party.solving.problem import NONE, Answer, Floats, Ints, Problem


@dataclass(frozen=True, slots=True)
class Chunks:
    """What may be moved at once: each unit by itself, and what a cluster holds of each set."""

    units: list[Ints]
    cluster: Ints
    loads: Ints
    cost: Floats
    """Chunk × cluster: what moving it there adds."""
    sets: Ints


class State:
    """A plan, changed in place; `penalty` is the price of one load too many or too few."""

    def __init__(self, problem: Problem, cluster: Ints, centre: Ints, label: Ints) -> None:
        self.problem = problem
        self.cluster = cluster.copy()
        self.centre = centre.copy()
        self.label = label.copy()
        self.penalty = 1.0
        self.recount()

    def copy(self) -> "State":
        other = State.__new__(State)
        other.problem = self.problem
        for name in ("cluster", "centre", "label", "prices", "load", "held"):
            setattr(other, name, getattr(self, name).copy())
        other.penalty = self.penalty
        return other

    def recount(self) -> None:
        """Work out loads, held sets and prices from the plan itself."""
        p = self.problem
        self.load = np.zeros((p.k, p.loads.shape[1]), np.int64)
        np.add.at(self.load, self.cluster, p.loads)
        self.held = np.zeros((p.set_count, p.k), np.int64)
        inside = p.sets >= 0
        np.add.at(self.held, (p.sets[inside], self.cluster[inside]), 1)
        self.reprice()

    def reprice(self) -> None:
        p = self.problem
        self.prices = p.distance[:, self.centre]
        if p.old_count:
            leaves = (p.old[:, None] != self.label[None, :]) & (p.old[:, None] >= 0)
            self.prices = self.prices + leaves * p.stay[:, None]

    @property
    def cost(self) -> float:
        own = self.prices[np.arange(self.problem.n), self.cluster].sum()
        return float(own + self.problem.set_weight * (self.held > 0).sum())

    def misses(self, load: Ints) -> Ints:
        """By how much loads miss the bounds, summed over the last axis."""
        p = self.problem
        over = np.maximum(load - p.upper, 0) + np.maximum(p.lower - load, 0)
        missed: Ints = over.sum(axis=-1)
        return missed

    @property
    def excess(self) -> int:
        return int(self.misses(self.load).sum())

    @property
    def total(self) -> float:
        return self.cost + self.penalty * self.excess

    def chunks(self) -> Chunks:
        p = self.problem
        own = self.prices[np.arange(p.n), self.cluster]
        gain = self.prices - own[:, None]
        units: list[Ints] = list(np.arange(p.n).reshape(-1, 1))
        cluster, loads, sets = self.cluster, p.loads, p.sets
        if p.set_weight and p.set_count:
            units, cluster, loads, sets, gain = self._with_parts(units, gain)
        if p.set_weight and p.set_count:
            gain = gain + self._set_change(units, cluster, sets)
        gain[np.arange(len(units)), cluster] = 0.0
        return Chunks(units, cluster, loads, gain, sets)

    def _with_parts(
        self, units: list[Ints], gain: Floats
    ) -> tuple[list[Ints], Ints, Ints, Ints, Floats]:
        """The units, and each set's part in each cluster where that is more than one unit."""
        p = self.problem
        key = np.where(p.sets >= 0, p.sets * p.k + self.cluster, NONE)
        order = np.argsort(key, kind="stable")
        bounds = np.flatnonzero(np.diff(key[order])) + 1
        parts = [part for part in np.split(order, bounds) if len(part) > 1 and key[part[0]] != NONE]
        if not parts:
            return units, self.cluster, p.loads, p.sets, gain
        first = np.array([part[0] for part in parts])
        return (
            units + parts,
            np.concatenate([self.cluster, self.cluster[first]]),
            np.concatenate([p.loads, np.array([p.loads[part].sum(0) for part in parts])]),
            np.concatenate([p.sets, p.sets[first]]),
            np.concatenate([gain, np.array([gain[part].sum(0) for part in parts])]),
        )

    def _set_change(self, units: list[Ints], cluster: Ints, sets: Ints) -> Floats:
        """What each chunk's leaving and arriving adds for the sets that are split by it."""
        sizes = np.array([len(chunk) for chunk in units])
        known = sets >= 0
        rows = np.where(known, sets, 0)
        arrives = (self.held[rows] == 0) & known[:, None]
        leaves = (self.held[rows, cluster] == sizes) & known
        change: Floats = arrives.astype(float) - leaves[:, None]
        return change * self.problem.set_weight

    def move(self, chunk: Ints, target: int) -> None:
        p = self.problem
        source = int(self.cluster[chunk[0]])
        loads = p.loads[chunk].sum(0)
        self.load[source] -= loads
        self.load[target] += loads
        held = p.sets[chunk[0]]
        if held >= 0:
            self.held[held, source] -= len(chunk)
            self.held[held, target] += len(chunk)
        self.cluster[chunk] = target

    def recentre(self) -> bool:
        """Give each cluster its best centre, and the old clusters their best heirs; say whether
        that changed anything.
        """
        before = (self.centre.copy(), self.label.copy())
        self._recentre()
        self._relabel()
        self.reprice()
        return not all(
            np.array_equal(a, b) for a, b in zip(before, (self.centre, self.label), strict=True)
        )

    def _recentre(self) -> None:
        p = self.problem
        sums = np.zeros((p.k, p.m))
        np.add.at(sums, self.cluster, p.distance)
        if p.shares_centres:
            best = sums.argmin(axis=1)
            here = np.arange(p.k)
            better = sums[here, best] < sums[here, self.centre]
            self.centre = np.where(better, best, self.centre)
            return
        for c in range(p.k):
            sums_c = sums[c].copy()
            others = np.delete(self.centre, c)
            sums_c[others] = np.inf
            best_one = int(sums_c.argmin())
            if sums_c[best_one] < sums[c, self.centre[c]]:
                self.centre[c] = best_one

    def _relabel(self) -> None:
        p = self.problem
        if not p.old_count:
            return
        kept = np.zeros((p.k, p.old_count))
        known = p.old >= 0
        np.add.at(kept, (self.cluster[known], p.old[known]), p.stay[known])
        self.label = best_match(kept, self.label)

    def answer(self, rounds: int = 0) -> Answer:
        p = self.problem
        missed = np.argwhere((self.load > p.upper) | (self.load < p.lower))
        unmet = [(int(c), int(d), int(self.load[c, d])) for c, d in missed]
        return Answer(
            self.cluster.copy(),
            self.centre.copy(),
            self.label.copy(),
            self.cost,
            self.excess,
            rounds,
            unmet,
        )
