"""When the days fall that a community makes something of (C-02), by sun and by moon."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from lunar_python import Lunar, Solar


@dataclass(frozen=True, slots=True)
class Occasion:
    """A day of every year: solar month and day, or lunar ones, or a solar term by its name."""

    code: str
    month: int = 0
    day: int = 0
    is_lunar: bool = False
    term: str = ""


def falls_on(occasion: Occasion, year: int) -> date:
    """Its day in a solar year; a lunar one is that of the lunar year which begins in it."""
    if occasion.term:
        table = Solar.fromYmd(year, 6, 1).getLunar().getJieQiTable()
        return _plain(table[occasion.term])
    if occasion.is_lunar:
        return _plain(Lunar.fromYmd(year, occasion.month, occasion.day).getSolar())
    return date(year, occasion.month, occasion.day)


def _plain(solar: Solar) -> date:
    return date(solar.getYear(), solar.getMonth(), solar.getDay())


def ahead(occasions: Iterable[Occasion], *, start: date, days: int) -> list[tuple[date, Occasion]]:
    """Those that fall within so many days from a day on, in order."""
    end = start + timedelta(days=days)
    every = (
        (falls_on(each, year), each)
        for each in occasions
        for year in range(start.year - 1, end.year + 1)
    )
    within = (pair for pair in every if start <= pair[0] < end)
    return sorted(within, key=lambda pair: (pair[0], pair[1].code))


def lunar_words(day: date) -> str:
    """The day as the lunar calendar has it, e.g. 八月十五."""
    lunar = Solar.fromYmd(day.year, day.month, day.day).getLunar()
    return f"{lunar.getMonthInChinese()}月{lunar.getDayInChinese()}"


def month_grid(day: date) -> Iterator[list[date]]:
    """The weeks, from Monday on, that hold the month in which a day lies."""
    first = day.replace(day=1)
    start = first - timedelta(days=first.weekday())
    while start.month == first.month or start < first:
        yield [start + timedelta(days=each) for each in range(7)]
        start += timedelta(days=7)
