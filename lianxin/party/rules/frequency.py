"""How often Party life has to be held, and for which stretch of days a day counts (P-07, P-12…14).

The numbers are rules of their place and day; here stands only what they are numbers of.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianxin.core.flow import Text
from lianxin.core.spoken import in_chinese
from lianxin.party.models import MeetingKind as K
from lianxin.party.models import Pair

MONTHS = 12


class Span(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


LENGTH = {Span.MONTH: 1, Span.QUARTER: 3, Span.YEAR: MONTHS}


class Owed(StrEnum):
    """By whom a frequency is owed."""

    BRANCH = "branch"
    HEADS = "heads"
    """Branches that have a committee."""
    GROUPS = "groups"
    """Each group of a branch."""
    COMMITTEE = "committee"
    """The community's committee, by its secretary."""


@dataclass(frozen=True, slots=True)
class Frequency:
    code: str
    label: Text
    span: Span
    rule: str
    """The key of the rule that says how many times."""
    owed: Owed = Owed.BRANCH
    kind: K | None = None
    pair: Pair | None = None


FREQUENCIES = (
    Frequency(
        "committee", _("支委会"), Span.MONTH, "party.committee_month", Owed.HEADS, K.COMMITTEE
    ),
    Frequency("group", _("党小组会"), Span.MONTH, "party.group_month", Owed.GROUPS, K.GROUP),
    Frequency("theme_day", _("主题党日"), Span.MONTH, "party.theme_day_month", kind=K.THEME_DAY),
    Frequency("members", _("党员大会"), Span.QUARTER, "party.members_quarter", kind=K.MEMBERS),
    Frequency("lesson", _("支部党课"), Span.YEAR, "party.lesson_year", kind=K.LESSON),
    Frequency("life", _("组织生活会"), Span.YEAR, "party.life_year", kind=K.LIFE),
    Frequency("appraisal", _("民主评议"), Span.YEAR, "party.appraisal_year", kind=K.APPRAISAL),
    Frequency(
        "heads", _("支委之间谈心"), Span.YEAR, "party.talks_year", Owed.HEADS, pair=Pair.HEADS
    ),
    Frequency(
        "mixed", _("支委与党员谈心"), Span.YEAR, "party.talks_year", pair=Pair.HEAD_AND_MEMBER
    ),
    Frequency("talks", _("党员之间谈心"), Span.YEAR, "party.talks_year", pair=Pair.MEMBERS),
    Frequency("teach", _("书记讲党课"), Span.YEAR, "party.teach_year", Owed.COMMITTEE, K.LESSON),
)
TOGETHER = frozenset({K.LESSON, K.THEME_DAY})
"""What the committee holds for all counts for each of its branches."""


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """A calendar month, quarter or year, by its first day and the day after its last."""

    first: date
    after: date
    span: Span

    @property
    def last(self) -> date:
        return self.after - timedelta(days=1)

    def holds(self, day: date) -> bool:
        return self.first <= day < self.after

    def before(self) -> "Stretch":
        """The one that closed when this began."""
        return stretch(self.first - timedelta(days=1), self.span)

    @property
    def name(self) -> str:
        """3月, 二季度, 2015年"""
        if self.span == Span.MONTH:
            return gettext("%(month)d月") % {"month": self.first.month}
        if self.span == Span.QUARTER:
            quarter = (self.first.month + 2) // LENGTH[Span.QUARTER]
            return gettext("%(quarter)s季度") % {"quarter": in_chinese(quarter)}
        return gettext("%(year)d年") % {"year": self.first.year}


def stretch(day: date, span: Span) -> Stretch:
    """The month, quarter or year in which a day lies."""
    length = LENGTH[span]
    first = date(day.year, (day.month - 1) // length * length + 1, 1)
    month = first.month + length
    after = date(first.year + (month > MONTHS), (month - 1) % MONTHS + 1, 1)
    return Stretch(first, after, span)
