"""Working days in China: set by hand, as published, or for years not yet published as the law
fixes them (C-01, C-03).
"""

from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate

import chinese_calendar
from lunar_python import Lunar, Solar

from lianxin.core.fresh import Fresh, FreshOf
from lianxin.core.models import DayOverride

ONE_DAY = timedelta(days=1)
SATURDAY = 5
PUBLISHED = range(
    min(chinese_calendar.holidays).year,
    max(chinese_calendar.holidays).year + 1,
)

_by_hand = Fresh(lambda: dict(DayOverride.objects.values_list("day", "is_workday")))


def forget() -> None:
    _by_hand.forget()
    _worked.forget()


def is_known(year: int) -> bool:
    """Whether the year's holidays and worked weekends are published; if not, a banner says so."""
    return year in PUBLISHED


def is_workday(day: date) -> bool:
    if (by_hand := _by_hand().get(day)) is not None:
        return by_hand
    if is_known(day.year):
        return chinese_calendar.is_workday(day) is True
    return day.weekday() < SATURDAY and day not in _holidays(day.year)


def add_workdays(day: date, count: int) -> date:
    """The day `count` working days after `day`, or before it when negative; `day` itself is not
    counted.
    """
    step = ONE_DAY if count > 0 else -ONE_DAY
    left = abs(count)
    while left:
        day += step
        left -= is_workday(day)
    return day


def workdays_between(start: date, end: date) -> int:
    """Working days after `start` up to and with `end`; 0 when `end` is not later."""
    if end <= start:
        return 0
    whole = sum(_worked(year)[-1] for year in range(start.year, end.year))
    return whole + _worked(end.year)[_place(end)] - _worked(start.year)[_place(start)]


def _place(day: date) -> int:
    """Of a day in its year, from 1."""
    return day.timetuple().tm_yday


def _days_worked(year: int) -> tuple[int, ...]:
    """How many working days a year has up to and with each of its days, from none on."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    days = (first + n * ONE_DAY for n in range((last - first).days + 1))
    return tuple(accumulate(map(is_workday, days), initial=0))


_worked = FreshOf(_days_worked)


@lru_cache(maxsize=8)
def _holidays(year: int) -> frozenset[date]:
    """The thirteen days of art. 2 of the decree of 2024, without worked weekends."""
    new_year = _solar(Lunar.fromYmd(year, 1, 1).getSolar())
    qingming = Solar.fromYmd(year, 4, 5).getLunar().getJieQiTable()["清明"]
    return frozenset(
        [
            date(year, 1, 1),
            *(new_year + n * ONE_DAY for n in range(-1, 3)),
            _solar(qingming),
            date(year, 5, 1),
            date(year, 5, 2),
            _solar(Lunar.fromYmd(year, 5, 5).getSolar()),
            _solar(Lunar.fromYmd(year, 8, 15).getSolar()),
            *(date(year, 10, n) for n in (1, 2, 3)),
        ]
    )


def _solar(day: Solar) -> date:
    return date(day.getYear(), day.getMonth(), day.getDay())
