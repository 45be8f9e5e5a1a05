"""The day's requests made into rounds: pyvrp proposes, and what it proposes is laid out so that
every promise is kept and nothing is where it cannot be.
"""

from collections.abc import Iterable

import numpy as np

from lianxin.services.solving import routing
from lianxin.services.solving.problem import FULL, Asked, Planned, Problem, Promise, Visitor
from lianxin.services.solving.routing import Matrix, Tour
from lianxin.services.solving.timing import (
    Call,
    is_in_time,
    promised_first,
    put_in,
    stops,
)

STRANGER = 300
"""Metres that a familiar face is worth."""
UNFAIR = 60
"""Metres that a minute beyond the fair share costs."""
PRIZE = 100_000
"""Metres that one call is worth, more than any tour."""
NEVER = 50_000_000
"""Metres to where somebody may not go: more than any prize."""


def plan(problem: Problem) -> Planned:
    """Who calls where and when, and what had to be left out."""
    days = {each.key: promised_first(problem.promises, each.key) for each in problem.visitors}
    able = {each.key for each in problem.visitors}
    asked = {each.key: each for each in problem.asked if able & set(each.able)}
    for visitor, order in _proposed(problem, list(asked.values())):
        _lay_out(problem, visitor, order, days)
    _fit_in(problem, asked.values(), days)
    laid = {call.key for calls in days.values() for call in calls}
    told = (
        stop for visitor in problem.visitors for stop in stops(problem, visitor, days[visitor.key])
    )
    missing = tuple((each.key, FULL) for each in problem.asked if each.key not in laid)
    return Planned(tuple(told), missing)


def _proposed(problem: Problem, asked: list[Asked]) -> Iterable[tuple[Visitor, list[Call]]]:
    """What pyvrp makes of it; nothing where there is nobody or nothing."""
    if not (problem.visitors and asked):
        return []
    calls: list[Call] = [*asked, *problem.promises]
    told = [_told(call) for call in calls]
    fair = _fair(problem, asked)
    points = [*(each.base for each in problem.visitors), *(call.point for call in calls)]
    rows = [[problem.way(here, there) for there in points] for here in points]
    ways = np.array(rows, dtype=np.int64)
    bases = len(problem.visitors)
    tours = [_tour(calls, ways, each, bases, fair) for each in enumerate(problem.visitors)]
    found = routing.routes(bases, told, tours, seconds=problem.seconds)
    return [(problem.visitors[at], [calls[each] for each in order]) for at, order in found]


def _told(call: Call) -> routing.Call:
    if isinstance(call, Promise):
        return routing.Call(call.minutes, call.starts, call.starts, PRIZE * 100)
    return routing.Call(call.minutes, 0, 24 * 60, PRIZE * call.weight)


def _fair(problem: Problem, asked: list[Asked]) -> int:
    calls: list[Call] = [*asked, *problem.promises]
    work = sum(call.minutes for call in calls)
    return work // len(problem.visitors)


def _tour(calls: list[Call], ways: Matrix, who: tuple[int, Visitor], bases: int, fair: int) -> Tour:
    at, visitor = who
    costs = ways.copy()
    for place, call in enumerate(calls, start=bases):
        costs[:, place] += _dear(call, visitor.key)
    np.fill_diagonal(costs, 0)
    times = -(-ways // visitor.pace)
    # The way home is one's own.
    costs[:, :bases] = times[:, :bases] = 0
    return Tour(at, costs, times, visitor.starts, visitor.ends, fair=fair, unfair=UNFAIR)


def _dear(call: Call, visitor: int) -> int:
    if isinstance(call, Promise):
        return 0 if call.visitor == visitor else NEVER
    if visitor not in call.able:
        return NEVER
    return STRANGER if call.last not in (None, visitor) else 0


def _lay_out(
    problem: Problem, visitor: Visitor, order: list[Call], days: dict[int, list[Call]]
) -> None:
    """Take a proposed order as it is if it holds, else as much of it as does."""
    mine = [call for call in order if _may(call, visitor.key)]
    # Of promises that nobody could keep, pyvrp may call at an early one last.
    if _promised(mine) == _promised(days[visitor.key]) and is_in_time(problem, visitor, mine):
        days[visitor.key] = mine
        return
    for call in mine:
        if isinstance(call, Asked) and (found := put_in(problem, visitor, days[visitor.key], call)):
            days[visitor.key] = found[1]


def _promised(calls: list[Call]) -> list[int]:
    return [call.key for call in calls if isinstance(call, Promise)]


def _may(call: Call, visitor: int) -> bool:
    return call.visitor == visitor if isinstance(call, Promise) else visitor in call.able


def _fit_in(problem: Problem, asked: Iterable[Asked], days: dict[int, list[Call]]) -> None:
    """Put what was left over wherever it costs the least way, the most pressing first."""
    laid = {call.key for calls in days.values() for call in calls}
    left = [each for each in asked if each.key not in laid]
    for each in sorted(left, key=lambda call: (-call.weight, call.key)):
        found = [
            (*put, visitor.key)
            for visitor in problem.visitors
            if visitor.key in each.able
            and (put := put_in(problem, visitor, days[visitor.key], each))
        ]
        if found:
            _added, order, key = min(found, key=lambda put: (put[0], put[2]))
            days[key] = order
