"""Who might look after whom: the cheapest way to give everybody somebody, as a flow through a net.

Everybody who needs a helper sends one unit, over a helper who fits, each next one of whom costs
more, or past all helpers at a price that is only paid where nobody fits.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lianxin.core.lazy import lazily

if TYPE_CHECKING:
    from ortools.graph.python import min_cost_flow
else:
    min_cost_flow = lazily("ortools.graph.python.min_cost_flow")

LOAD = 300
"""What each more to look after counts, in metres walked."""
UNKNOWN = 600
"""How far it is taken to be where nobody knows."""
STRANGE = 400
"""What it counts, in metres, that a helper does not speak as somebody is used to."""
NOBODY = 10_000_000
"""More than any way round."""


@dataclass(frozen=True, slots=True)
class Seeker:
    """Somebody who is to be looked after."""

    key: int


@dataclass(frozen=True, slots=True)
class Giver:
    """A helper: how many they look after now, and how many at most."""

    key: int
    load: int
    most: int

    @property
    def free(self) -> int:
        return max(0, self.most - self.load)


def price(metres: float | None, *, speaks: bool) -> int:
    """What a pair counts, in whole metres."""
    way = UNKNOWN if metres is None else round(metres)
    return way + (0 if speaks else STRANGE)


def pair_off(
    seekers: Collection[Seeker],
    givers: Sequence[Giver],
    prices: Mapping[tuple[int, int], int],
) -> dict[int, int]:
    """Who gets whom, by keys: as many as can be, then the least in metres and load together.

    `prices` are of the pairs that fit; what is not in it cannot be.
    """
    net = _Net()
    ends: dict[int, tuple[int, int]] = {}
    for _each in seekers:
        node = net.node()
        net.arc(net.source, node, 1, 0)
        net.arc(node, net.sink, 1, NOBODY)
    nodes = {each.key: at for at, each in enumerate(seekers, start=2)}
    for giver in givers:
        node = net.node()
        for place in range(giver.free):
            net.arc(node, net.sink, 1, (giver.load + place) * LOAD)
        for seeker in seekers:
            if (cost := prices.get((seeker.key, giver.key))) is not None:
                ends[net.arc(nodes[seeker.key], node, 1, cost)] = (seeker.key, giver.key)
    flows = net.solve(len(seekers))
    return dict(ends[arc] for arc in sorted(ends) if flows(arc))


class _Net:
    """A net with a source and a sink."""

    def __init__(self) -> None:
        self.flow = min_cost_flow.SimpleMinCostFlow()
        self.source, self.sink, self.nodes = 0, 1, 2

    def node(self) -> int:
        self.nodes += 1
        return self.nodes - 1

    def arc(self, tail: int, head: int, room: int, cost: int) -> int:
        return int(self.flow.add_arc_with_capacity_and_unit_cost(tail, head, room, cost))

    def solve(self, amount: int) -> Flows:
        """Send it all; raises RuntimeError where the net cannot bear it, which ours always can."""
        self.flow.set_node_supply(self.source, amount)
        self.flow.set_node_supply(self.sink, -amount)
        if amount and self.flow.solve() != self.flow.OPTIMAL:
            raise RuntimeError("no flow")
        return Flows(self.flow if amount else None)


@dataclass(frozen=True, slots=True)
class Flows:
    net: min_cost_flow.SimpleMinCostFlow | None

    def __call__(self, arc: int) -> int:
        return int(self.net.flow(arc)) if self.net else 0
