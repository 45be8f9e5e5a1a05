"""Half-days told shortly: days that follow each other and have the same halves are one piece."""

from collections.abc import Callable, Iterable
from datetime import date

from django.utils.translation import gettext as _

from lianxin.volunteers.models import Half
from lianxin.volunteers.rules.wording import WEEKDAYS

ALL_WEEK = 7


def dated(halves: Iterable[tuple[date, str]], *, told: Callable[[date], str]) -> str:
    """11月30日到12月5日全天、12月7日上午"""
    runs = _runs((day.toordinal(), half) for day, half in halves)
    return _joined(runs, lambda number: told(date.fromordinal(number)))


def weekly(halves: Iterable[tuple[int, str]]) -> str:
    """周一到周五全天、周六上午; 每天全天"""
    runs = _runs(halves)
    if len(runs) == 1 and runs[0][1] - runs[0][0] + 1 == ALL_WEEK:
        return _("每天%(half)s") % {"half": _half(runs[0][2])}
    return _joined(runs, lambda weekday: str(WEEKDAYS[weekday - 1]))


def _runs(halves: Iterable[tuple[int, str]]) -> list[tuple[int, int, frozenset[str]]]:
    """From which day to which day the halves are the same."""
    by_day: dict[int, set[str]] = {}
    for day, half in halves:
        by_day.setdefault(day, set()).add(half)
    runs: list[tuple[int, int, frozenset[str]]] = []
    for day in sorted(by_day):
        if runs and runs[-1][1] == day - 1 and runs[-1][2] == by_day[day]:
            runs[-1] = (runs[-1][0], day, runs[-1][2])
        else:
            runs.append((day, day, frozenset(by_day[day])))
    return runs


def _joined(runs: Iterable[tuple[int, int, frozenset[str]]], told: Callable[[int], str]) -> str:
    return _("、").join(
        (_("%(day)s%(half)s") if first == last else _("%(day)s到%(last)s%(half)s"))
        % {"day": told(first), "last": told(last), "half": _half(halves)}
        for first, last, halves in runs
    )


def _half(halves: frozenset[str]) -> str:
    return _("全天") if len(halves) == len(Half) else str(Half(min(halves)).label)
