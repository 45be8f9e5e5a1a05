"""Where things lie: distances on the ground, and the drawing of a plan without anybody's map."""

from collections.abc import Sequence
from math import asin, cos, radians, sin, sqrt

EARTH = 6_371_008.8
"""Mean radius in metres (IUGG)."""

Point = tuple[float, float]
"""Latitude and longitude in degrees, WGS-84."""


def metres(here: Point, there: Point) -> float:
    """The great-circle distance by the haversine formula."""
    (phi, lam), (psi, mu) = (
        (radians(latitude), radians(longitude)) for latitude, longitude in (here, there)
    )
    chord = sin((psi - phi) / 2) ** 2 + cos(phi) * cos(psi) * sin((mu - lam) / 2) ** 2
    return 2 * EARTH * asin(sqrt(chord))


def plane(points: Sequence[Point]) -> list[tuple[float, float]]:
    """Metres east and north of the points' middle: true to scale within a few kilometres."""
    if not points:
        return []
    middle = sum(latitude for latitude, _ in points) / len(points)
    centre = sum(longitude for _, longitude in points) / len(points)
    degree = radians(1) * EARTH
    return [
        ((longitude - centre) * degree * cos(radians(middle)), (latitude - middle) * degree)
        for latitude, longitude in points
    ]


def project(
    points: Sequence[Point], width: float, height: float, *, margin: float = 24
) -> list[tuple[float, float]]:
    """The points as x and y of a drawing, north up, one scale for both, as large as fits."""
    flat = plane(points)
    if not flat:
        return []
    easts, norths = zip(*flat, strict=True)
    spans = (max(easts) - min(easts), max(norths) - min(norths))
    room = (width - 2 * margin, height - 2 * margin)
    scale = min((have / need for have, need in zip(room, spans, strict=True) if need), default=1.0)
    left, top = (
        (side - need * scale) / 2 for side, need in zip((width, height), spans, strict=True)
    )
    return [
        (left + (east - min(easts)) * scale, top + (max(norths) - north) * scale)
        for east, north in flat
    ]
