"""Where the law asks the owners, and when they have agreed (D-07, D-08)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from lianxin.core.shares import at_least, more_than
from lianxin.council.models import Reserved
from lianxin.works.models import Project, Purpose, Source

HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many, by heads or by area."""

    every: int
    took_part: int
    ayes: int


@dataclass(frozen=True, slots=True)
class Bar:
    """What share must take part, and what share must agree: of those who did, or of all."""

    take_part: Fraction
    agree: Fraction
    is_of_all: bool


def purpose_of(project: Project, sources: Collection[str]) -> Purpose | None:
    """What the owners must be asked for, if anything."""
    if project.changes_common or Source.OWNERS in sources:
        return Purpose.RAISE
    return Purpose.USE if Source.REPAIR in sources else None


ANSWERS: Mapping[str, Purpose] = MappingProxyType(
    {
        Reserved.FUND_USE: Purpose.USE,
        Reserved.FUND_RAISING: Purpose.RAISE,
        Reserved.REBUILDING: Purpose.RAISE,
        Reserved.COMMON_PARTS: Purpose.RAISE,
    }
)
"""Which purposes of an owners' vote are consent to works, and to what."""


def may_skip(project: Project, purpose: Purpose) -> bool:
    """An emergency that somebody confirmed may take the repair fund without a vote (281)."""
    return purpose == Purpose.USE and bool(project.emergency_by)


def has_passed(bar: Bar, heads: Share, area: Share) -> bool:
    """By heads and by area alike; half must be passed, any other share be reached (民法典 1259)."""
    return all(_passes(bar, each) for each in (heads, area))


def _passes(bar: Bar, share: Share) -> bool:
    base = share.every if bar.is_of_all else share.took_part
    least = more_than(bar.agree, base) if bar.agree == HALF else at_least(bar.agree, base)
    return share.took_part >= at_least(bar.take_part, share.every) and share.ayes >= least
