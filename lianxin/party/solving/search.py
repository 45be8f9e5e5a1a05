"""Iterated descent: disturb a plan, go downhill, keep what is better, and now and then put the best
clusters seen together anew.
"""

from collections.abc import Callable
from time import monotonic

import numpy as np

from lianxin.party.solving.asked import Limits
from lianxin.party.solving.descent import descend
from lianxin.party.solving.pool import Pool
from lianxin.party.solving.problem import NONE, Answer, Ints, Problem
from lianxin.party.solving.state import State

REJOIN = 250
"""Rounds between two attempts to put clusters together anew."""
SLACK = 0.01
"""How much worse than the plan at hand a plan may be and still be gone on with."""
Told = Callable[[float], None]


def silent(_share: float) -> None:
    """Nobody watches."""


class Search:
    """Looks for the best plan; where none keeps the bounds, for the one that misses them least."""

    def __init__(
        self, problem: Problem, limits: Limits, told: Told = silent, start: State | None = None
    ) -> None:
        self.problem, self.limits, self.told, self.start = problem, limits, told, start
        self.random = np.random.default_rng(limits.seed)
        self.pool = Pool(problem)
        self.ends = monotonic() + limits.seconds
        self.rounds = 0

    def run(self) -> Answer:
        self.now = self._begin()
        self.best = self.now.copy()
        while self.rounds < self.limits.rounds and monotonic() < self.ends:
            self.rounds += 1
            self._round()
            if self.rounds % REJOIN == 0:
                self._rejoin()
                self.told(self.rounds / self.limits.rounds)
        self._rejoin()
        return self.best.answer(self.rounds)

    def _begin(self) -> State:
        state = self.start.copy() if self.start else begin(self.problem, self.random)
        self._settle(state)
        return state

    def _round(self) -> None:
        trial = self.now.copy()
        disturb(trial, self.random)
        self._settle(trial)
        allowed = SLACK * self.random.random() * abs(self.now.cost)
        if trial.excess <= self.now.excess and trial.cost < self.now.cost + allowed:
            self.now = trial
        self._keep(trial)

    def _settle(self, state: State) -> None:
        """Go downhill, and raise the price of missed bounds until they are kept, or nearly so."""
        state.penalty = self.base
        for _attempt in range(6):
            descend(state)
            if not state.excess:
                break
            state.penalty *= 4
        self.pool.add(state)

    @property
    def base(self) -> float:
        """About what it costs to move a unit elsewhere."""
        p = self.problem
        return float(max(1.0, np.median(p.distance) / max(1.0, p.loads[:, 0].mean())))

    def _keep(self, trial: State) -> None:
        if (trial.excess, trial.cost) < (self.best.excess, self.best.cost - 1e-6):
            self.best = trial.copy()

    def _rejoin(self) -> None:
        left = self.ends - monotonic()
        found = self.pool.rejoin(self.best, max(0.2, left))
        if found is not None:
            self._keep(found)
            self.now = self.best.copy()


def begin(problem: Problem, random: np.random.Generator) -> State:
    """Centres spread out as k-means++ does, units shared out by greatest regret."""
    p = problem
    nearest = p.distance.min(axis=1)
    chosen: list[int] = []
    for _turn in range(p.k):
        gains = np.maximum(nearest[:, None] - p.distance, 0).sum(axis=0)
        if not p.shares_centres:
            gains[chosen] = 0
        weights = gains + 1e-9
        if not p.shares_centres:
            weights[chosen] = 0
        if not chosen:
            nearest = np.full(p.n, p.distance.max() if p.n else 0.0)
            weights = np.ones(p.m)
        pick = int(random.choice(p.m, p=weights / weights.sum()))
        chosen.append(pick)
        nearest = np.minimum(nearest, p.distance[:, pick])
    state = State(p, np.zeros(p.n, np.int64), np.array(chosen), _first_labels(p))
    share_out(state, np.arange(p.n))
    state.recount()
    return state


def _first_labels(p: Problem) -> Ints:
    label = np.full(p.k, NONE, np.int64)
    known = min(p.k, p.old_count)
    label[:known] = np.arange(known)
    return label


def share_out(state: State, units: Ints) -> None:
    """Put units where they are cheapest while there is room, those first that lose most by waiting.

    They count as being nowhere before.
    """
    p = state.problem
    load = np.zeros_like(state.load)
    rest = np.ones(p.n, bool)
    rest[units] = False
    np.add.at(load, state.cluster[rest], p.loads[rest])
    prices = state.prices[units]
    two = np.partition(prices, min(1, p.k - 1), axis=1)[:, :2]
    order = np.argsort(-(two[:, -1] - two[:, 0]), kind="stable")
    for row in order:
        unit = units[row]
        fits = (load + p.loads[unit] <= p.upper).all(axis=1)
        target = (
            int(np.where(fits, prices[row], np.inf).argmin())
            if fits.any()
            else int((load[:, 0] - p.upper[0]).argmin())
        )
        load[target] += p.loads[unit]
        state.cluster[unit] = target


def disturb(state: State, random: np.random.Generator) -> None:
    """Take a few neighbouring clusters apart and found them elsewhere among their units."""
    p = state.problem
    count = min(p.k, int(random.integers(1, 4)))
    first = int(random.integers(p.k))
    members = state.cluster == first
    if members.any():
        near = np.argsort(state.prices[members].mean(axis=0), kind="stable")
        near = near[near != first][: 2 * count]
        others = random.permutation(near)[: count - 1]
    else:
        others = np.empty(0, np.int64)
    broken = np.concatenate([[first], others]).astype(np.int64)
    units = np.flatnonzero(np.isin(state.cluster, broken))
    _found(state, broken, units, random)
    state.reprice()
    drawn = _drawn(state, broken)
    share_out(state, np.union1d(units, drawn))
    state.recount()


def _found(state: State, broken: Ints, units: Ints, random: np.random.Generator) -> None:
    """Give broken clusters centres near units that pay much, or anywhere."""
    p = state.problem
    for c in broken:
        if random.random() < 0.5 and len(units):
            unit = int(random.choice(units))
        else:
            unit = int(random.integers(p.n))
        order = np.argsort(p.distance[unit], kind="stable")
        if not p.shares_centres:
            order = order[~np.isin(order, np.delete(state.centre, c))]
        state.centre[c] = order[int(random.integers(min(3, len(order))))]


def _drawn(state: State, broken: Ints) -> Ints:
    """The units elsewhere that would rather be in one of the broken clusters."""
    own = state.prices[np.arange(state.problem.n), state.cluster]
    drawn: Ints = np.flatnonzero(state.prices[:, broken].min(axis=1) < own)
    return drawn
