"""When those who live in a building have accepted what was done to it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from lianxin.core.shares import at_least


class Verdict(StrEnum):
    FINE = "fine"
    WAITING = "waiting"
    SILENT = "silent"
    """The days are over and too few have spoken."""
    NOT_FINE = "not_fine"


@dataclass(frozen=True, slots=True)
class Terms:
    """By the rules of the day: what share must be content, and how many must speak at least."""

    share: Fraction
    least: int


def verdict(fine: int, spoken: int, terms: Terms, *, until: date | None, today: date) -> Verdict:
    if spoken and fine < at_least(terms.share, spoken):
        return Verdict.NOT_FINE
    if spoken >= terms.least:
        return Verdict.FINE
    is_over = until is not None and today > until
    return Verdict.SILENT if is_over else Verdict.WAITING
