"""Days that count for a member: the end of probation, of being reachable, of taking part.

Nothing follows from them by itself: they put a card before people, who decide (P-17, P-18, P-21).
"""

from datetime import date

from django.utils.translation import gettext as _

from lianxin.core.errors import Invalid
from lianxin.party.models import CardKind, Member, Rank
from lianxin.party.rules.terms import months_after

PROBATION = "party.probation_months"
EXTENSION = "party.extension_months"
LEAST_EXTENSION = "party.extension_least_months"
REMINDER = "party.probation_reminder_days"
FLOATING = "party.floating_days"
CASES = {
    CardKind.IDLE: ("idle_since", "party.idle_months"),
    CardKind.LOST: ("lost_since", "party.lost_months"),
    CardKind.ABROAD: ("abroad_since", "party.abroad_months"),
}
"""By which field a case runs, and which rule says after how many months it is one."""


def ends_on(member: Member, months: int) -> date | None:
    """The day on which probation is over, an extension reckoned in; none for a full member."""
    if member.rank != Rank.PROBATIONARY:
        return None
    return member.extended_until or months_after(member.admitted_on, months)


def extension_fault(member: Member, until: date, *, months: int, least: int, most: int) -> str:
    """Why probation cannot be extended to a day (P-18), in words; blank when it can."""
    if member.rank != Rank.PROBATIONARY:
        return _("%(name)s已经是正式党员。") % {"name": member.name}
    end = months_after(member.admitted_on, months)
    if until > months_after(end, most):
        return _("预备期最多延长 %(most)d 个月，只能到 %(day)s。") % {
            "most": most,
            "day": months_after(end, most).isoformat(),
        }
    if until < months_after(end, least):
        return _("延长不能少于 %(least)d 个月，至少到 %(day)s。") % {
            "least": least,
            "day": months_after(end, least).isoformat(),
        }
    return ""


def require_convertible(member: Member, on: date) -> None:
    """Raise Invalid where a member cannot become a full one on a day."""
    if member.rank != Rank.PROBATIONARY:
        raise Invalid(_("%(name)s已经是正式党员。") % {"name": member.name}, field="on")
    if on < member.admitted_on:
        raise Invalid(_("转正日期比入党日期早，请核对。"), field="on")
