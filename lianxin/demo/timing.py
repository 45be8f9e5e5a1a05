"""When each step of the told year happens, to the minute and everywhere the same."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from lianxin.core.figures import LOCAL
from lianxin.core.http import local_day
from lianxin.core.workdays import add_workdays
from lianxin.demo.script import Told

MINUTE = timedelta(minutes=1)
OFFICE_HOURS = (9 * 60, 17 * 60 + 20)
WAKING_HOURS = (8 * 60, 20 * 60 + 30)
RESIDENTS = frozenset({"answer", "solved", "partly", "not", "withdraw"})
"""Verbs of residents, who do not keep office hours."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that happens at a moment."""

    at: datetime
    what: str
    do: Callable[[datetime], object]


def dice(*words: str) -> Random:
    """Chance that falls alike on every machine."""
    return Random(" ".join(words))  # noqa: S311  # it decides nothing but a story


def clock(day: date, minute: int) -> datetime:
    return datetime.combine(day, time(), tzinfo=LOCAL) + minute * MINUTE


def begin(told: Told, now: datetime) -> datetime:
    """When a matter is brought up."""
    if told.at:
        return told.at
    if told.minutes is not None:
        return now - told.minutes * MINUTE
    # The n-th working day back: by then the n-th working day after the report is today, or was.
    last = add_workdays(local_day(now) + timedelta(days=1), -1)
    day = add_workdays(last, -(told.ago or 0)) if told.ago else last
    hour, minute = map(int, told.time.split(":"))
    return min(clock(day, hour * 60 + minute), now - 30 * MINUTE)


def day_of(when: int | str, begun: datetime) -> date:
    if isinstance(when, int):
        return add_workdays(local_day(begun), when)
    month, day = map(int, when.split(" ")[0].split("-"))
    return date(begun.astimezone(LOCAL).year, month, day)


def moment(when: int | str, verb: str, *, begun: datetime, last: datetime, rng: Random) -> datetime:
    """When a step happens: on its day, at the minute that is given or else drawn, after the last.

    Raises ValueError for a day before the last step's.
    """
    day = day_of(when, begun)
    if day < local_day(last):
        raise ValueError(f"{when} {verb} comes before {last}")
    drawn = clock(day, rng.randrange(*(WAKING_HOURS if verb in RESIDENTS else OFFICE_HOURS)))
    pause = rng.randrange(20, 50) * MINUTE
    if isinstance(when, str) and " " in when:
        hour, minute = map(int, when.split(" ")[1].split(":"))
        drawn = clock(day, hour * 60 + minute)
    return max(drawn, last + pause)


def spread(count: int, start: datetime, end: datetime, rng: Random) -> list[datetime]:
    """So many moments between two, in order, at hours when people are awake where that leaves
    room.
    """
    span = max(end - start, MINUTE)
    drawn = [start + span * rng.random() for _ in range(count)]
    return sorted(_awake(each, start, end) for each in drawn)


def _awake(moment_: datetime, start: datetime, end: datetime) -> datetime:
    local = moment_.astimezone(LOCAL)
    if local.hour < 7:
        local = local.replace(hour=7 + local.hour)
    return min(max(local.replace(microsecond=0), start), end)
