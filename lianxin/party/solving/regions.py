"""Plans too large to search as a whole: neighbouring clusters are taken out and searched by
themselves, region after region, until none gets better.
"""

from dataclasses import replace
from time import monotonic

import numpy as np

from lianxin.party.solving.asked import Limits
from lianxin.party.solving.exact import is_small, prove
from lianxin.party.solving.problem import NONE, Answer, Ints, Problem
from lianxin.party.solving.search import Search, Told, begin, share_out, silent
from lianxin.party.solving.state import State

WHOLE = 700
"""Units up to which a problem is searched as a whole."""
NEIGHBOURS = 5
"""Clusters in a region."""
CENTRES = 60
"""Centres that a region may choose from."""
PROVING = 5
"""Of the rounds of search, one in so many is enough before a proof."""
PROOF_SECONDS = 10.0
SETTLING = 8
"""Rounds of sharing out and finding centres before regions are looked at."""


def solve(problem: Problem, limits: Limits, told: Told = silent) -> Answer:
    """The best plan found within the limits, however large the problem."""
    if problem.n > WHOLE and problem.k > NEIGHBOURS:
        return _by_regions(problem, limits, told)
    if not is_small(problem):
        return Search(problem, limits, told).run()
    begun = monotonic()
    fewer = replace(limits, rounds=max(1, limits.rounds // PROVING))
    found = Search(problem, fewer, told).run()
    left = limits.seconds - (monotonic() - begun)
    return prove(problem, found, min(left, PROOF_SECONDS))


def _by_regions(problem: Problem, limits: Limits, told: Told) -> Answer:
    ends = monotonic() + limits.seconds
    random = np.random.default_rng(limits.seed)
    state = begin(problem, random)
    for _turn in range(SETTLING):
        state.recentre()
        share_out(state, np.arange(problem.n))
        state.recount()
    waiting = list(range(problem.k))
    turns, most = 0, problem.k * max(1, limits.rounds // 100)
    while waiting and turns < most and monotonic() < ends:
        region = _region(state, waiting.pop(0))
        turns += 1
        if _mend(state, region, turns, ends, limits):
            waiting.extend(int(c) for c in region if c not in waiting)
        told(turns / most)
    return state.answer(turns)


def _region(state: State, c: int) -> Ints:
    """A cluster and its nearest, a cluster that misses its bounds being near to all."""
    inside = state.cluster == c
    prices = state.prices[inside].mean(axis=0) if inside.any() else state.prices.mean(axis=0)
    prices[c] = -np.inf
    order = np.argsort(prices, kind="stable")
    region: Ints = order[:NEIGHBOURS]
    if state.misses(state.load[c]):
        room = (state.problem.upper[0] - state.load[:, 0]).astype(float)
        room[region] = -np.inf
        region = np.append(region, room.argmax())
    return region


def _mend(state: State, region: Ints, turn: int, ends: float, limits: Limits) -> bool:
    """Search a region by itself and take what is better; say whether it was."""
    units = np.flatnonzero(np.isin(state.cluster, region))
    centres = _centres(state, region, units)
    part, labels = _part(state, region, units, centres)
    start = State(
        part,
        _index(region, state.cluster[units]),
        _index(centres, state.centre[region]),
        _index(labels, state.label[region]),
    )
    seconds = max(0.05, min(ends - monotonic(), limits.seconds / 10))
    search = Search(part, Limits(seconds, 10, limits.seed + turn), silent, start)
    answer = search.run()
    if (answer.excess, answer.cost) >= (start.excess, start.cost - 1e-6):
        return False
    state.cluster[units] = region[answer.cluster]
    state.centre[region] = centres[answer.centre]
    carried = np.append(labels, NONE)
    state.label[region] = carried[answer.label]
    state.recount()
    return True


def _centres(state: State, region: Ints, units: Ints) -> Ints:
    """The region's own centres and the free ones nearest to its units."""
    p = state.problem
    own = np.unique(state.centre[region])
    near = p.distance[units].mean(axis=0)
    if not p.shares_centres:
        near[np.setdiff1d(state.centre, own)] = np.inf
    near[own] = -np.inf
    order = np.argsort(near, kind="stable")[: max(CENTRES, len(own))]
    found: Ints = np.sort(order[np.isfinite(near[order]) | np.isin(order, own)])
    return found


def _part(state: State, region: Ints, units: Ints, centres: Ints) -> tuple[Problem, Ints]:
    """The problem of a region; old clusters that others carry on are out of its reach."""
    part = state.problem.part(units, centres, len(region))
    taken = np.setdiff1d(state.label, state.label[region])
    labels = np.setdiff1d(np.unique(part.old), np.append(taken, NONE))
    old = np.where(np.isin(part.old, labels), np.searchsorted(labels, part.old), NONE)
    return part.renamed(old), labels


def _index(known: Ints, values: Ints) -> Ints:
    """Where each value stands among the known ones; NONE for one that doesn't."""
    where = {int(value): place for place, value in enumerate(known)}
    return np.array([where.get(int(value), NONE) for value in values], np.int64)
