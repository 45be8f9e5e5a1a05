"""For how long a duty is held, and by how much that may be moved (P-06)."""

from calendar import monthrange
from datetime import date

from lianxin.party.models import BodyKind, BranchKind

COMMUNITY_YEARS = "party.community_term_years"
YEARS = "party.term_years"
SHIFT_MONTHS = "party.term_shift_months"
REMINDERS = ("party.term_reminder_180", "party.term_reminder_90", "party.term_reminder_30")


def months_after(day: date, months: int) -> date:
    """The same day some months later or earlier, or the last of a month that is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def years_key(kind: str, branch_kind: str) -> str:
    """Which rule gives the term: a community's own organisations, or any other."""
    is_apart = branch_kind in (BranchKind.NEW_SECTOR, BranchKind.THEMED)
    return YEARS if is_apart or kind == BodyKind.GROUP else COMMUNITY_YEARS
