"""How shifts and hours are told in a line."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.volunteers.models import Half, Shift

WEEKDAYS = (
    gettext_lazy("周一"), gettext_lazy("周二"), gettext_lazy("周三"), gettext_lazy("周四"),
    gettext_lazy("周五"), gettext_lazy("周六"), gettext_lazy("周日"),
)  # fmt: skip
NOON = 12


def half_of(shift: Shift) -> Half:
    """The half-day on which a shift begins."""
    is_early = timezone.localtime(shift.starts_at).hour < NOON
    return Half.MORNING if is_early else Half.AFTERNOON


def shift_told(shift: Shift) -> str:
    """3月7日 9:00 清扫楼院"""
    begins = timezone.localtime(shift.starts_at)
    return _("%(month)d月%(day)d日 %(clock)s %(project)s") % {
        "month": begins.month,
        "day": begins.day,
        "clock": f"{begins.hour}:{begins.minute:02d}",
        "project": shift.project.name,
    }


def free_told(weekday: int, half: str) -> str:
    """周六上午"""
    return _("%(day)s%(half)s") % {"day": WEEKDAYS[weekday - 1], "half": Half(half).label}
