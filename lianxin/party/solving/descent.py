"""From a plan downhill: shifts and swaps until none helps, then better centres, and again."""

from dataclasses import dataclass

import numpy as np

from lianxin.party.solving.problem import Floats, Ints
from lianxin.party.solving.state import Chunks, State

LEAST = 1e-6
"""Gains below this are rounding."""


@dataclass(frozen=True, slots=True)
class Moves:
    """Candidate moves: of a chunk into a cluster, or of two chunks into each other's."""

    gain: Floats
    first: Ints
    second: Ints
    """The other chunk of a swap; -1 for a shift."""
    source: Ints
    target: Ints


def descend(state: State) -> None:
    """Take improving moves until there are none; changes the state in place."""
    while True:
        while improve(state):
            pass
        if not state.recentre():
            return


def improve(state: State) -> bool:
    """Take the best moves that touch different clusters; say whether any was taken."""
    chunks = state.chunks()
    missed = state.misses(state.load)
    moves = _join(_shifts(state, chunks, missed), _swaps(state, chunks, missed))
    touched = np.zeros(state.problem.k, bool)
    for index in np.argsort(moves.gain, kind="stable"):
        source, target = int(moves.source[index]), int(moves.target[index])
        if touched[source] or touched[target]:
            continue
        touched[[source, target]] = True
        state.move(chunks.units[moves.first[index]], target)
        if moves.second[index] >= 0:
            state.move(chunks.units[moves.second[index]], source)
    return bool(touched.any())


def _shifts(state: State, chunks: Chunks, missed: Ints) -> Moves:
    """The shifts that lower the total; only where a bound is missed may a dearer place help."""
    hopeful = chunks.cost < -LEAST
    if missed.any():
        bad = missed > 0
        hopeful |= bad[chunks.cluster][:, None] | bad[None, :]
    first, target = np.nonzero(hopeful)
    source = chunks.cluster[first]
    loads = chunks.loads[first]
    change = (
        state.misses(state.load[source] - loads)
        + state.misses(state.load[target] + loads)
        - missed[source]
        - missed[target]
    )
    gain = chunks.cost[first, target] + state.penalty * change
    keep = (gain < -LEAST) & (source != target)
    second = np.full(len(first), -1)
    return Moves(gain[keep], first[keep], second[keep], source[keep], target[keep])


def _swaps(state: State, chunks: Chunks, missed: Ints) -> Moves:
    one_way = chunks.cost[:, chunks.cluster]
    both = one_way + one_way.T
    hopeful = both < -LEAST
    if missed.any():
        bad = (missed > 0)[chunks.cluster]
        hopeful |= bad[:, None] | bad[None, :]
    first, second = np.nonzero(np.triu(hopeful, 1))
    source, target = chunks.cluster[first], chunks.cluster[second]
    apart = source != target
    if state.problem.set_weight:
        apart &= (chunks.sets[first] != chunks.sets[second]) | (chunks.sets[first] < 0)
    first, second, source, target = (part[apart] for part in (first, second, source, target))
    trade = chunks.loads[second] - chunks.loads[first]
    change = (
        state.misses(state.load[source] + trade)
        + state.misses(state.load[target] - trade)
        - missed[source]
        - missed[target]
    )
    gain = both[first, second] + state.penalty * change
    keep = gain < -LEAST
    return Moves(gain[keep], first[keep], second[keep], source[keep], target[keep])


def _join(one: Moves, two: Moves) -> Moves:
    return Moves(
        np.concatenate([one.gain, two.gain]),
        np.concatenate([one.first, two.first]),
        np.concatenate([one.second, two.second]),
        np.concatenate([one.source, two.source]),
        np.concatenate([one.target, two.target]),
    )
