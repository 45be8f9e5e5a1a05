"""The planner of rounds: what it promises, whatever it is asked."""

import json
import subprocess
import sys
from dataclasses import asdict, replace
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lianxin.services.solving.problem import FULL, Asked, Problem, Promise, Visitor
from lianxin.services.solving.rounds import plan

MORNING = {"starts": 510, "ends": 690}
HOME = (36.66, 117.03)
WALKER = Visitor(1, HOME, pace=65, **MORNING)
RIDER = Visitor(2, HOME, pace=180, **MORNING)


def near(metres: int) -> tuple[float, float]:
    return (36.66 + metres / 111_195, 117.03)


def asked(key: int, *, at: int = 500, minutes: int = 30, able=(1, 2), **rest) -> Asked:
    return Asked(key, near(at), minutes, able, **rest)


def problem(*wanted: Asked, visitors=(WALKER, RIDER), promises=(), seconds=0.05) -> Problem:
    return Problem(tuple(visitors), wanted, tuple(promises), 1.3, seconds)


def test_only_who_can_do_it_is_sent() -> None:
    planned = plan(problem(asked(7, able=(2,)), asked(8, able=(1,))))
    assert {(stop.key, stop.visitor) for stop in planned.stops} == {(7, 2), (8, 1)}


def test_the_way_there_is_walked_before_the_call_begins() -> None:
    (stop,) = plan(problem(asked(7, at=1000), visitors=[WALKER])).stops
    assert (stop.metres, stop.starts) == (1301, 510 + 21)


def test_what_does_not_fit_into_the_half_day_is_left_out_with_its_reason() -> None:
    wanted = [asked(key, minutes=100, able=(1,)) for key in (7, 8)]
    planned = plan(problem(*wanted))
    assert len(planned.stops) == 1
    assert [why for _key, why in planned.left_out] == [FULL]


def test_the_pressing_one_goes_before_the_others() -> None:
    wanted = [asked(7, minutes=100, able=(1,)), asked(8, minutes=100, able=(1,), weight=10)]
    assert [stop.key for stop in plan(problem(*wanted)).stops] == [8]


def test_who_came_last_time_comes_again() -> None:
    for last in (1, 2):
        twins = (WALKER, replace(WALKER, key=2))
        (stop,) = plan(problem(asked(7, last=last), visitors=twins)).stops
        assert stop.visitor == last


def test_the_load_is_shared_between_those_who_could_do_it_all() -> None:
    twins = (WALKER, replace(WALKER, key=2))
    wanted = [asked(key, at=100, minutes=20) for key in range(10, 16)]
    planned = plan(problem(*wanted, visitors=twins, seconds=0.5))
    loads = [sum(stop.visitor == key for stop in planned.stops) for key in (1, 2)]
    assert sorted(loads) == [3, 3]


def test_nobody_to_go_or_nothing_to_do_makes_an_empty_plan() -> None:
    assert plan(problem()).stops == ()
    assert plan(problem(asked(7), visitors=())).left_out == ((7, FULL),)


VISITORS = st.integers(1, 4).map(
    lambda count: tuple(
        replace(WALKER, key=key, pace=65 if key % 2 else 180) for key in range(1, count + 1)
    )
)


@st.composite
def days(draw: st.DrawFn) -> Problem:
    """Any half-day, with promises that were lawful once but may be far apart."""
    visitors = draw(VISITORS)
    keys = [each.key for each in visitors]
    promises = []
    for visitor in keys:
        clock = 510
        for at in range(draw(st.integers(0, 3))):
            clock += draw(st.integers(0, 30))
            minutes = draw(st.integers(5, 30))
            far = draw(st.integers(0, 3000))
            promises.append(Promise(1000 + visitor * 10 + at, near(far), visitor, clock, minutes))
            clock += minutes
    wanted = [
        asked(
            key,
            at=draw(st.integers(0, 3000)),
            minutes=draw(st.integers(5, 60)),
            able=tuple(draw(st.sets(st.sampled_from([*keys, 99])))),
            weight=draw(st.integers(1, 5)),
        )
        for key in range(draw(st.integers(0, 12)))
    ]
    return Problem(visitors, tuple(wanted), tuple(promises), 1.3, 0.01)


def test_an_early_promise_that_is_too_far_is_not_called_at_last() -> None:
    told = [(1010, 700, 510), (1011, 0, 515), (1012, 0, 520)]
    promises = [Promise(key, near(far), 1, starts, 5) for key, far, starts in told]
    free = asked(7, at=0, minutes=5, able=(1,))
    planned = plan(problem(free, visitors=[WALKER], promises=promises, seconds=0.01))
    assert [stop.starts for stop in planned.stops][:3] == [510, 515, 520]
    assert planned.stops[3].key == 7


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(days())
def test_whatever_comes_every_promise_is_kept_and_nobody_is_in_two_places(day: Problem) -> None:
    planned = plan(day)
    stops = {stop.key: stop for stop in planned.stops}
    for promise in day.promises:
        kept = stops[promise.key]
        assert (kept.visitor, kept.starts) == (promise.visitor, promise.starts)
        assert kept.ends == promise.starts + promise.minutes
    wanted = {each.key: each for each in day.asked}
    for key in wanted.keys() & stops.keys():
        assert stops[key].visitor in wanted[key].able
        assert stops[key].starts >= 510
        assert stops[key].ends <= 690
    for visitor in day.visitors:
        mine = sorted(
            (stop.starts, stop.ends) for stop in planned.stops if stop.visitor == visitor.key
        )
        assert all(one[1] <= other[0] for one, other in pairwise(mine))
    left = {key for key, _why in planned.left_out}
    assert wanted.keys() == (stops.keys() - {each.key for each in day.promises}) | left


def test_a_process_of_its_own_answers_the_same_question() -> None:
    promise = Promise(9, near(200), 1, 540, 30)
    asking = problem(asked(7, able=(1,)), promises=[promise])
    assert Problem.read(json.loads(json.dumps(asdict(asking)))) == asking
    answered = subprocess.run(  # our own program
        [sys.executable, "-m", "lianxin.services.solving.worker"],
        input=json.dumps(asdict(asking)).encode(),
        stdout=subprocess.PIPE,
        check=True,
    )
    told = json.loads(answered.stdout)
    assert {stop["key"] for stop in told["stops"]} == {7, 9}
