"""A told matter's deeds, from the report to the last answer, each at its moment."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from itertools import pairwise
from random import Random

from lianxin.demo import steps
from lianxin.demo.case import Case
from lianxin.demo.script import Line, Told
from lianxin.demo.timing import MINUTE, Deed, begin, clock, day_of, moment, spread
from lianxin.matters.models import Outcome

ANSWERS = frozenset({"solved", "partly", "not"})
ENDS = ANSWERS | {"done", "decline", "refer", "withdraw", "join"}
"""Verbs after which nobody joins any more."""
USUAL_DAYS = timedelta(days=3)
"""For how long neighbours join, where the story does not say."""


def deeds_of(case: Case, now: datetime) -> Iterator[Deed]:
    """Everything that happens in one matter; nothing of it after `now`."""
    begun, title = begin(case.told, now), case.told.title
    dated = dated_course(case.told, case.rng, begun=begun, now=now)
    yield Deed(begun, f"report {title}", partial(steps.report, case))
    for at, line in dated:
        yield Deed(at, f"{line.verb} {title}", partial(steps.take, case, line))
    yield from _voices(case, dated, begun=begun, now=now)
    yield from _answers(case, dated)


def dated_course(
    told: Told, rng: Random, *, begun: datetime, now: datetime
) -> list[tuple[datetime, Line]]:
    """When each line of a course happens: one after the other, and before `now`."""
    dated: list[tuple[datetime, Line]] = []
    last = begun
    count = len(told.course)
    for index, line in enumerate(told.course):
        last = moment(line.when, line.verb, begun=begun, last=last, rng=rng)
        # Of what is told of this very day, the last happened a minute ago.
        last = min(last, now - (count - index) * MINUTE)
        dated.append((last, line))
    return dated


def _voices(
    case: Case, dated: Sequence[tuple[datetime, Line]], *, begun: datetime, now: datetime
) -> Iterator[Deed]:
    """Neighbours join while it is shown and open, and some follow it."""
    if case.told.joined:
        start, end = _window(case, dated, begun=begun, now=now)
        times = spread(len(case.joiners), start, end, case.rng)
        for index, at in enumerate(times):
            yield Deed(at, f"support {case.told.title}", partial(steps.support, case, index))
    for index in range(case.told.following):
        yield Deed(
            dated[0][0] + (index + 1) * MINUTE,
            f"follow {case.told.title}",
            partial(steps.follow, case, index),
        )


def _window(
    case: Case, dated: Sequence[tuple[datetime, Line]], *, begun: datetime, now: datetime
) -> tuple[datetime, datetime]:
    told = case.told
    is_shown_at_once = told.is_taken_down or told.by in ("account", "jumin")
    shown = begun if is_shown_at_once else dated[0][0]
    closed = next((at for at, line in dated if line.verb in ENDS), dated[-1][0] + USUAL_DAYS)
    start, end = shown + 5 * MINUTE, shown + USUAL_DAYS
    if len(told.joined) == 3:
        first, last = (day_of(when, begun) for when in told.joined[1:])
        start, end = max(start, clock(first, 7 * 60)), clock(last, 21 * 60)
    end = min(end, closed - 5 * MINUTE, now - MINUTE)
    return min(start, end), end


def _answers(case: Case, dated: Sequence[tuple[datetime, Line]]) -> Iterator[Deed]:
    """Those who joined answer between the work's end and the reporter's own last word."""
    span = next(
        (
            (done, said)
            for (done, line), (said, answer) in pairwise(dated)
            if line.verb == "done" and answer.verb in ("solved", "partly")
        ),
        None,
    )
    if span is None or not case.joiners:
        return
    outcomes = _outcomes(case)
    start, end = span[0] + 20 * MINUTE, span[1] - 2 * MINUTE
    times = spread(len(outcomes), start, max(start, end), case.rng)
    for index, (at, outcome) in enumerate(zip(times, outcomes, strict=True)):
        yield Deed(at, f"say {case.told.title}", partial(steps.joiner_says, case, index, outcome))


def _outcomes(case: Case) -> list[str]:
    """What the joiners answer, as counted in the story or else by lot; the rest stay silent."""
    verbs = [verb for verb in case.told.verbs if verb in ANSWERS]
    own = {"solved": Outcome.SOLVED, "partly": Outcome.PARTLY}[verbs[-1]]
    if case.told.says:
        counted = dict(case.told.says)
        counted[own] -= 1
        return [outcome for outcome, count in counted.items() for _ in range(count)]
    weights = (80, 7, 0, 13) if own == Outcome.SOLVED else (35, 45, 5, 15)
    kinds = (Outcome.SOLVED, Outcome.PARTLY, Outcome.NOT, "")
    drawn = case.rng.choices(kinds, weights, k=len(case.joiners))
    return [outcome for outcome in drawn if outcome]
