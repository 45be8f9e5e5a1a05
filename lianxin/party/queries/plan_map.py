"""A plan drawn: how many members of which branch live in each building. No names, no maps of
others.
"""

from collections import Counter
from dataclasses import dataclass

from lianxin.core.ground import project
from lianxin.party.queries.proposals import BranchSeen, Comparison, Side
from lianxin.places.models import Place

WIDTH, HEIGHT = 560.0, 600.0
MARGIN = 34.0
STEP = 25.0
"""Between two marks at one place."""
TONES = 8
"""Fills that are told apart; the number in each mark tells the branch in any case."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Members of one branch in one building; x and y are those of the drawing."""

    x: float
    y: float
    count: int
    branch: BranchSeen
    building: Place
    tone: int
    line: tuple[float, float]
    """Where the branch meets."""


@dataclass(frozen=True, slots=True)
class Drawing:
    width: float
    height: float
    marks: list[Mark]
    meetings: list[tuple[float, float, BranchSeen]]


def tone_of(position: int) -> int:
    return position % TONES


class Atlas:
    """Draws every side of a comparison to one scale."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison, ground = comparison, comparison.ground
        homes = {one.building for one in comparison.people if one.building is not None}
        shown = [
            place
            for pk, place in ground.places.items()
            if pk in homes or place in comparison.venues
        ]
        lying = [(place.pk, self._lies(place)) for place in shown]
        known = [(pk, point) for pk, point in lying if point is not None]
        drawn = project([point for _pk, point in known], WIDTH, HEIGHT, margin=MARGIN)
        top = min((y for _x, y in drawn), default=MARGIN) - MARGIN
        self.at = {pk: (x, y - top) for (pk, _lies), (x, y) in zip(known, drawn, strict=True)}
        self.height = max((y for _x, y in self.at.values()), default=HEIGHT) + MARGIN

    def _lies(self, place: Place) -> tuple[float, float] | None:
        """Latitude and longitude, of its courtyard if need be."""
        above = self.comparison.ground.places.get(place.courtyard_id or 0)
        for each in (place, above):
            if each and each.latitude is not None and each.longitude is not None:
                return each.latitude, each.longitude
        return None

    def draw(self, side: Side) -> Drawing:
        counts = Counter(
            (one.building, side.places[one.key])
            for one in self.comparison.people
            if one.key in side.places and one.building in self.at
        )
        taken: Counter[tuple[int, int]] = Counter()
        marks = []
        for (building, place), count in sorted(counts.items()):
            if building is not None:
                marks.append(self._mark(side.branches[place], building, count, taken))
        meetings = [
            (*self.at[branch.venue.pk], branch)
            for branch in side.branches
            if branch.venue and branch.venue.pk in self.at
        ]
        return Drawing(WIDTH, self.height, marks, meetings)

    def _mark(
        self, branch: BranchSeen, building: int, count: int, taken: Counter[tuple[int, int]]
    ) -> Mark:
        """Marks that would lie on each other stand side by side."""
        x, y = self.at[building]
        cell = (round(x / STEP), round(y / STEP))
        shift = taken[cell]
        taken[cell] += 1
        x = min(x + shift * STEP, WIDTH - STEP / 2)
        meets = self.at.get(branch.venue.pk) if branch.venue else None
        place = self.comparison.ground.places[building]
        return Mark(x, y, count, branch, place, tone_of(branch.position), meets or (x, y))
