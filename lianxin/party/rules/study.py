"""How much is studied, as P-22 counts it, and how long what is written is."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import Actor
from lianxin.party.rules.access import visible_to

HALF_YEAR = (7, 1)
LAST_QUARTER = (10, 1)
REMINDED_ON = (HALF_YEAR, LAST_QUARTER)
"""Month and day on which whoever is short is reminded (P-22)."""
COUNTED_HOW = _("每个汉字、字母、数字和标点各算一个，空格和换行不算。")


def characters(text: str) -> int:
    """How long a text is: every Chinese character, letter, digit and mark is one; spaces and line
    ends are none.
    """
    return sum(not letter.isspace() for letter in text)


def own_or_led(actor: Actor) -> Q:
    """A member's records: one's own, and those of the members whose branch one leads."""
    return visible_to(actor, "member__branch") | Q(member__person_id__in=actor.person_ids)


@dataclass(frozen=True, slots=True)
class Goal:
    """What a year asks of one member."""

    hours: int
    courses: int
    """Centralised courses among them."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one member is towards the year's goal; never compared with anybody else's (B-02)."""

    goal: Goal
    halves: int
    courses: int

    @property
    def hours(self) -> str:
        return str(self.halves // 2) + (".5" if self.halves % 2 else "")

    @property
    def short(self) -> Fraction:
        """Hours still wanting."""
        return max(Fraction(0), self.goal.hours - Fraction(self.halves, 2))

    @property
    def short_courses(self) -> int:
        return max(0, self.goal.courses - self.courses)

    @property
    def is_reached(self) -> bool:
        return not self.short and not self.short_courses

    @property
    def bar(self) -> int:
        """Of a hundred, for the bar."""
        return min(100, self.halves * 50 // self.goal.hours) if self.goal.hours else 100

    @property
    def short_words(self) -> str:
        return f"{float(self.short):g}"


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last one of that month."""
    years, month = divmod(day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(day.year + years, month + 1, last)
        except ValueError:
            continue
    raise ValueError(day)
