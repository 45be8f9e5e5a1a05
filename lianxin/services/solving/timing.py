"""One visitor's half-day laid out in time: promises where they are, the rest between them."""

from collections.abc import Iterator, Sequence

from lianxin.services.solving.problem import Asked, Problem, Promise, Stop, Visitor

Call = Asked | Promise


def promised_first(promises: Sequence[Promise], visitor: int) -> list[Call]:
    mine = [each for each in promises if each.visitor == visitor]
    return [*sorted(mine, key=lambda promise: promise.starts)]


def stops(problem: Problem, visitor: Visitor, calls: Sequence[Call]) -> Iterator[Stop]:
    """When each call would be in this order: a promise at its time, whatever came before."""
    here, clock = visitor.base, visitor.starts
    for call in calls:
        way = problem.way(here, call.point)
        there = clock + _minutes(way, visitor)
        starts = call.starts if isinstance(call, Promise) else there
        yield Stop(call.key, visitor.key, starts, starts + call.minutes, way)
        here, clock = call.point, starts + call.minutes


def is_in_time(problem: Problem, visitor: Visitor, calls: Sequence[Call]) -> bool:
    """Whether nobody who was promised a time waits because of a call that was not promised.

    Promises that are too near one another are no news: they were given so.
    """
    clock = visitor.starts
    before: Call | None = None
    for call, stop in zip(calls, stops(problem, visitor, calls), strict=True):
        is_free = not isinstance(call, Promise)
        arrives = clock + _minutes(stop.metres, visitor)
        touches_free = is_free or isinstance(before, Asked)
        if touches_free and (stop.starts < arrives or (is_free and stop.ends > visitor.ends)):
            return False
        clock, before = max(clock, stop.ends), call
    return True


def put_in(
    problem: Problem, visitor: Visitor, calls: Sequence[Call], new: Asked
) -> tuple[int, list[Call]] | None:
    """The cheapest order with one more call, and the metres it adds; None where none is in time."""
    before = _length(problem, visitor, calls)
    orders = ([*calls[:at], new, *calls[at:]] for at in range(len(calls) + 1))
    found = [
        (_length(problem, visitor, order) - before, at, order)
        for at, order in enumerate(orders)
        if is_in_time(problem, visitor, order)
    ]
    if not found:
        return None
    added, _at, order = min(found, key=lambda each: each[:2])
    return added, order


def _length(problem: Problem, visitor: Visitor, calls: Sequence[Call]) -> int:
    return sum(stop.metres for stop in stops(problem, visitor, calls))


def _minutes(way: int, visitor: Visitor) -> int:
    return -(-way // visitor.pace)
