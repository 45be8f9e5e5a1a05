"""Working days in China: the published calendar, days set by hand over it, and a fallback for later years (C-01, C-03)."""

import time
from datetime import date, timedelta

import chinese_calendar
from lunar_python import Lunar, Solar

from lianxin.core.models import DayOverride

FRESH_SECONDS = 30.0
FIRST_KNOWN, LAST_KNOWN = 2004, max(day.year for day in chinese_calendar.holidays)
SATURDAY = 5


class _Overrides:
    """The table of days set by hand, read again when older than FRESH_SECONDS."""

    def __init__(self) -> None:
        self.days: dict[date, bool] = {}
        self.read_at = float("-inf")

    def all(self) -> dict[date, bool]:
        if time.monotonic() - self.read_at > FRESH_SECONDS:
            self.days = dict(DayOverride.objects.values_list("day", "is_workday"))
            self.read_at = time.monotonic()
        return self.days

    def clear(self) -> None:
        self.read_at = float("-inf")


_overrides = _Overrides()
forget = _overrides.clear


def is_known(year: int) -> bool:
    """Whether the year's holidays and make-up days have been published and are in the calendar."""
    return FIRST_KNOWN <= year <= LAST_KNOWN


def is_workday(day: date) -> bool:
    if (by_hand := _overrides.all().get(day)) is not None:
        return by_hand
    if is_known(day.year):
        return bool(chinese_calendar.is_workday(day))
    return day.weekday() < SATURDAY and not _is_statutory(day)


def add_workdays(day: date, count: int) -> date:
    """The day that is `count` working days after `day`, which itself is not counted."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_workday(day)
    return day


def workdays_between(start: date, end: date) -> int:
    """Working days after `start` up to and with `end`; 0 when `end` is not later."""
    span = max(0, (end - start).days)
    return sum(is_workday(start + timedelta(days=n)) for n in range(1, span + 1))


SOLAR = {(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)}
LUNAR = {(1, 1), (1, 2), (1, 3), (5, 5), (8, 15)}


def _is_statutory(day: date) -> bool:
    """The days off that the 2024 办法 art. 2 gives by rule, without make-up days."""
    if (day.month, day.day) in SOLAR:
        return True
    lunar: Lunar = Solar.fromYmd(day.year, day.month, day.day).getLunar()
    tomorrow = lunar.next(1)
    is_eve = (tomorrow.getMonth(), tomorrow.getDay()) == (1, 1)
    is_qingming = lunar.getJieQi() == "清明"
    return is_eve or is_qingming or (lunar.getMonth(), lunar.getDay()) in LUNAR
