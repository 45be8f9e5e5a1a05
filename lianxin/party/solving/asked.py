"""A reorganisation in plain values: who is to be shared out, within which bounds, and what came of
it.
"""

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Limits:
    """How long to look: by work done, so that the same seed finds the same plan on any machine,
    and by the clock, lest anybody wait.
    """

    seconds: float
    rounds: int = 400
    """Descents from a disturbed plan."""
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Dweller:
    """A member as the planner knows one: a number, a place on the ground, what they count for."""

    key: int
    at: tuple[float, float] | None
    """Metres east and north; None where nobody knows."""
    is_full: bool
    is_willing: bool
    """Willing to be a secretary."""
    building: int | None = None
    household: str = ""
    branch: int | None = None
    group: int | None = None


@dataclass(frozen=True, slots=True)
class Centre:
    """Where a branch may meet."""

    key: int
    at: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Bounds:
    """What each branch and each group must keep."""

    branches: int
    least: int
    most: int
    least_full: int
    group_least: int
    group_most: int
    needs_secretary: bool = True
    keeps_households: bool = True


@dataclass(frozen=True, slots=True)
class Weights:
    """What else matters, in metres walked by one member."""

    building: float
    """For each branch more than one that a building is shared among."""
    stay: float
    """For each member who changes branch."""
    detour: float = 1.0
    """By how much a way on foot is longer than the straight line."""


@dataclass(frozen=True, slots=True)
class Asked:
    dwellers: list[Dweller]
    centres: list[Centre]
    bounds: Bounds
    weights: Weights
    limits: Limits
    parents: dict[int, int] = field(default_factory=dict)
    """The branch of each of today's groups."""


class Bound(StrEnum):
    """What a plan must keep."""

    LEAST = "least"
    MOST = "most"
    CROSSED = "crossed"
    """The least and the most, with each other."""
    FULL = "full"
    SECRETARY = "secretary"
    CENTRES = "centres"


@dataclass(frozen=True, slots=True)
class Collision:
    """A bound that can't be kept: how many there would have to be, and how many there are."""

    bound: Bound
    need: int
    have: int


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a member comes to belong: the branch's and the group's place in the proposal."""

    key: int
    branch: int
    group: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """A branch as proposed: where it meets, which of today's it carries on, and so its groups."""

    centre: int
    carries_on: int | None
    groups: list[int | None]


@dataclass(frozen=True, slots=True)
class Outcome:
    branches: list[Drawn] = field(default_factory=list)
    seats: list[Seat] = field(default_factory=list)
    collisions: list[Collision] = field(default_factory=list)
    cost: float = 0.0
