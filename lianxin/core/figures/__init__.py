"""Figures: a number and the records that it counts, out of one condition."""

from lianxin.core.figures.counting import values
from lianxin.core.figures.kinds import (
    LOCAL,
    Figure,
    Measure,
    Period,
    Value,
    Where,
    evidence,
    spread,
    through,
    unseen,
)

__all__ = [
    "LOCAL",
    "Figure",
    "Measure",
    "Period",
    "Value",
    "Where",
    "evidence",
    "spread",
    "through",
    "unseen",
    "values",
]
