"""Days, moments and numbers as they are said in Chinese, for what is written down and sent."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

_DIGITS = "零一二三四五六七八九"


def in_chinese(number: int) -> str:
    """A number below a hundred as it is said in 第三次; a greater one in digits, as in English."""
    if not 0 < number < 100 or not (get_language() or "zh").startswith("zh"):
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else _DIGITS[tens] + "十")
    return head + (_DIGITS[ones] if ones else "")


def clock(moment: datetime) -> str:
    """14:05"""
    local = timezone.localtime(moment)
    return f"{local.hour}:{local.minute:02d}"


def spoken_day(day: date) -> str:
    """3月20日"""
    return _("%(month)d月%(day)d日") % {"month": day.month, "day": day.day}


def spoken_date(day: date) -> str:
    """2026年3月20日"""
    return _("%(year)d年%(day)s") % {"year": day.year, "day": spoken_day(day)}


def spoken(moment: datetime) -> str:
    """3月20日 14:05"""
    return f"{spoken_day(timezone.localtime(moment))} {clock(moment)}"
