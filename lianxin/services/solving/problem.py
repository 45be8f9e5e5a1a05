"""A half-day's rounds as plain values: who goes out, who asked, what is promised, what comes out.

Times are minutes of the day, ways are metres.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from lianxin.core.ground import Point, metres

FULL = "full"
"""Everybody who could go has their half-day full."""


@dataclass(frozen=True, slots=True)
class Visitor:
    key: int
    base: Point | None
    """Where they set out; None where they are taken to begin at their first call."""
    starts: int
    ends: int
    pace: int
    """Metres a minute, on foot or riding."""


@dataclass(frozen=True, slots=True)
class Asked:
    key: int
    point: Point
    minutes: int
    able: tuple[int, ...]
    """The visitors who can do it and may."""
    weight: int = 1
    """How much worse it is to leave it out than another."""
    last: int | None = None
    """Who came last time."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A call whose visitor and time somebody was told: it stays as it is."""

    key: int
    point: Point
    visitor: int
    starts: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Problem:
    visitors: tuple[Visitor, ...]
    asked: tuple[Asked, ...]
    promises: tuple[Promise, ...]
    detour: float
    """Ways on the ground over straight lines."""
    seconds: float

    @classmethod
    def read(cls, told: Mapping[str, Any]) -> "Problem":
        """Back from what `dataclasses.asdict` made and JSON carried."""
        return cls(
            tuple(Visitor(**{**each, "base": _point(each["base"])}) for each in told["visitors"]),
            tuple(
                Asked(**{**each, "point": _point(each["point"]), "able": tuple(each["able"])})
                for each in told["asked"]
            ),
            tuple(Promise(**{**each, "point": _point(each["point"])}) for each in told["promises"]),
            told["detour"],
            told["seconds"],
        )

    def way(self, here: Point | None, there: Point | None) -> int:
        """Metres on the ground; none from or to where nobody knows."""
        if here is None or there is None or here == there:
            return 0
        return ceil(metres(here, there) * self.detour)


@dataclass(frozen=True, slots=True)
class Stop:
    key: int
    visitor: int
    starts: int
    ends: int
    metres: int


@dataclass(frozen=True, slots=True)
class Planned:
    stops: tuple[Stop, ...]
    left_out: tuple[tuple[int, str], ...]


def _point(told: Sequence[float] | None) -> Point | None:
    return None if told is None else (told[0], told[1])
