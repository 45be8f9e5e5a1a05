"""What is asked: units that go together, centres that they may meet at, and bounds on each cluster.

A capacitated p-median problem with several loads a unit, two-sided bounds, sets that should stay
together, and earlier clusters that should be disturbed little. Nothing here knows what a unit is.
"""

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
NONE = -1


@dataclass(frozen=True, slots=True)
class Problem:
    """Share `n` units out to `k` clusters, each with one of `m` centres.

    The cost of a plan is the distance of each unit to its cluster's centre, plus `set_weight` for
    each cluster that a set is in, plus a unit's `stay` where its cluster does not carry on its old
    one.
    """

    distance: Floats
    """n × m; weighted by what a unit counts for."""
    loads: Ints
    """n × d: what each unit brings along of each thing bounded."""
    lower: Ints
    upper: Ints
    """d each: the bounds on each cluster's sum."""
    k: int
    sets: Ints
    """n: the set that a unit belongs to; NONE for none."""
    old: Ints
    """n: the cluster that a unit is in today; NONE for none."""
    stay: Floats
    """n: what it costs to take a unit out of its old cluster."""
    set_weight: float = 0.0
    shares_centres: bool = False
    """Whether two clusters may meet at one centre."""

    @property
    def n(self) -> int:
        return len(self.distance)

    @property
    def m(self) -> int:
        return int(self.distance.shape[1])

    @property
    def set_count(self) -> int:
        return int(self.sets.max(initial=NONE)) + 1

    @property
    def old_count(self) -> int:
        return int(self.old.max(initial=NONE)) + 1

    def part(self, units: Ints, centres: Ints, k: int) -> "Problem":
        """The same problem of some of the units, with some of the centres, in k clusters."""
        return Problem(
            distance=self.distance[np.ix_(units, centres)],
            loads=self.loads[units],
            lower=self.lower,
            upper=self.upper,
            k=k,
            sets=_renumbered(self.sets[units]),
            old=self.old[units],
            stay=self.stay[units],
            set_weight=self.set_weight,
            shares_centres=self.shares_centres,
        )

    def renamed(self, old: Ints) -> "Problem":
        """The same problem with other names for the old clusters."""
        return replace(self, old=old)


def plain(distance: Floats, demand: Ints, capacity: int, k: int) -> Problem:
    """The classic problem: one load, an upper bound, nothing else."""
    n = len(distance)
    return Problem(
        distance=distance.astype(np.float64),
        loads=demand.reshape(n, 1).astype(np.int64),
        lower=np.zeros(1, np.int64),
        upper=np.array([capacity], np.int64),
        k=k,
        sets=np.full(n, NONE, np.int64),
        old=np.full(n, NONE, np.int64),
        stay=np.zeros(n),
    )


@dataclass(frozen=True, slots=True)
class Answer:
    """A plan: each unit's cluster, each cluster's centre and the old cluster that it carries on."""

    cluster: Ints
    centre: Ints
    label: Ints
    cost: float
    excess: int
    """By how much the bounds are missed in all; 0 where they are kept."""
    rounds: int = 0
    unmet: list[tuple[int, int, int]] = field(default_factory=list)
    """Cluster, load and sum for each bound missed."""
    is_proven: bool = False
    """Whether nothing better can be."""

    def proven(self) -> "Answer":
        return replace(self, is_proven=True)


def _renumbered(sets: Ints) -> Ints:
    found = np.unique(sets[sets >= 0])
    return np.where(sets >= 0, np.searchsorted(found, sets), NONE).astype(np.int64)
