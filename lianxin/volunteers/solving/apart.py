"""Marks on a drawing moved apart until each can be read: pure geometry."""

from collections.abc import Sequence
from itertools import combinations
from math import hypot

Spot = tuple[float, float]
ROUNDS = 400


def apart(
    spots: Sequence[Spot], *, least: float, width: float, height: float, margin: float
) -> list[Spot]:
    """The spots, each as near as can be to its own place, no two nearer than `least`, all inside.

    Two on one point part sideways, so that the same spots always give the same drawing.
    """
    placed = [list(spot) for spot in spots]
    for _round in range(ROUNDS):
        for spot in placed:
            spot[0] = min(max(spot[0], margin), width - margin)
            spot[1] = min(max(spot[1], margin), height - margin)
        if not sum(_part(one, other, least) for one, other in combinations(placed, 2)):
            break
    return [(x, y) for x, y in placed]


def _part(one: list[float], other: list[float], least: float) -> bool:
    """Push two that are too near from each other, half the way each."""
    dx, dy = other[0] - one[0], other[1] - one[1]
    distance = hypot(dx, dy)
    # A hair's breadth is not worth another round.
    if distance >= least - 0.1:
        return False
    if not distance:
        dx, dy, distance = 1.0, 0.0, 1.0
        push = least / 2
    else:
        push = (least - distance) / 2
    one[0] -= dx / distance * push
    one[1] -= dy / distance * push
    other[0] += dx / distance * push
    other[1] += dy / distance * push
    return True
