"""The mathematics of a reorganisation, on cases small enough to check by hand."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lianxin.party.solving.asked import (
    Asked,
    Bound,
    Bounds,
    Centre,
    Dweller,
    Limits,
    Outcome,
    Weights,
)
from lianxin.party.solving.exact import prove
from lianxin.party.solving.matching import best_match
from lianxin.party.solving.measure import measure
from lianxin.party.solving.problem import Problem, plain
from lianxin.party.solving.regions import solve
from lianxin.party.solving.reorganise import reorganise
from lianxin.party.solving.search import Search

QUICK = Limits(seconds=5, rounds=15)


def dweller(key, at=(0.0, 0.0), **more):
    fields = {"is_full": True, "is_willing": True} | more
    return Dweller(key, at, **fields)


def asked(dwellers, **more):
    """Two branches of three to six, which may meet at either end of a street of 100 m."""
    bounds = replace(Bounds(2, 3, 6, 3, 1, 10), **more)
    centres = [Centre(1, (0.0, 0.0)), Centre(2, (100.0, 0.0))]
    return Asked(dwellers, centres, bounds, Weights(building=0, stay=0), QUICK)


def branches_of(outcome: Outcome) -> list[set[int]]:
    return [
        {seat.key for seat in outcome.seats if seat.branch == place}
        for place in range(len(outcome.branches))
    ]


def street(*easts):
    return [dweller(key, (float(east), 0.0)) for key, east in enumerate(easts)]


def test_everybody_goes_to_the_nearer_end_of_the_street():
    outcome = reorganise(asked(street(0, 10, 20, 80, 90, 100)))
    assert sorted(branches_of(outcome), key=min) == [{0, 1, 2}, {3, 4, 5}]
    assert outcome.cost == 60


def test_a_full_branch_sends_the_one_away_who_loses_least():
    outcome = reorganise(asked(street(0, 10, 20, 40, 90, 100), most=3))
    assert {3, 4, 5} in branches_of(outcome)


def test_a_household_stays_together_though_one_walks_farther():
    pair = [
        dweller(key, (east, 0.0), building=1, household="301")
        for key, east in ((2, 20.0), (3, 20.0))
    ]
    others = [dweller(key, (east, 0.0)) for key, east in ((0, 0.0), (1, 10.0), (4, 90.0))]
    outcome = reorganise(asked([*others, *pair, dweller(5, (100.0, 0.0))], most=4))
    assert any({2, 3} <= branch for branch in branches_of(outcome))


def test_a_household_larger_than_a_branch_is_parted_rather_than_refused():
    family = [dweller(key, (0.0, 0.0), building=1, household="301") for key in range(8)]
    outcome = reorganise(asked(family, most=4))
    assert sorted(len(branch) for branch in branches_of(outcome)) == [4, 4]


def test_a_building_is_kept_whole_where_that_is_worth_the_way():
    houses = [dweller(key, (45.0, 0.0), building=1) for key in range(3)]
    rest = [dweller(key, (100.0, 0.0), building=key) for key in range(3, 6)]
    question = asked([*houses, *rest, dweller(6, (0.0, 0.0))], most=5)
    whole = replace(question, weights=Weights(building=500, stay=0))
    assert any({0, 1, 2} <= branch for branch in branches_of(reorganise(whole)))


def test_who_may_stay_stays_when_staying_is_asked_for():
    mixed = [
        replace(each, branch=branch)
        for each, branch in zip(street(0, 10, 20, 80, 90, 100), (7, 7, 8, 7, 8, 8), strict=True)
    ]
    question = asked(mixed)
    stays = reorganise(replace(question, weights=Weights(building=0, stay=1000)))
    assert [each.carries_on for each in stays.branches] == [7, 8]
    assert branches_of(stays) == [{0, 1, 3}, {2, 4, 5}]
    assert {0, 1, 2} in branches_of(reorganise(question))


def test_each_branch_gets_somebody_willing_to_lead_it():
    people = [
        replace(each, is_willing=each.key in {0, 1}) for each in street(0, 10, 20, 80, 90, 100)
    ]
    outcome = reorganise(asked(people, most=4))
    assert all(branch & {0, 1} for branch in branches_of(outcome))


@pytest.mark.parametrize(
    ("people", "more", "bound", "need", "have"),
    [
        (street(*range(5)), {"least_full": 1}, Bound.LEAST, 6, 5),
        (street(*range(13)), {}, Bound.MOST, 13, 12),
        ([replace(each, is_full=each.key < 5) for each in street(*range(8))], {}, Bound.FULL, 6, 5),
        (
            [replace(each, is_willing=each.key < 1) for each in street(*range(8))],
            {},
            Bound.SECRETARY,
            2,
            1,
        ),
    ],
)
def test_what_collides_is_said_with_its_counts(people, more, bound, need, have):
    (collision,) = reorganise(asked(people, **more)).collisions
    assert (collision.bound, collision.need, collision.have) == (bound, need, have)


def test_two_willing_in_one_household_are_parted_where_both_are_needed():
    pair = [dweller(key, building=1, household="301") for key in range(2)]
    rest = [dweller(key, is_willing=False) for key in range(2, 8)]
    outcome = reorganise(asked([*pair, *rest]))
    assert not outcome.collisions
    assert not any({0, 1} <= branch for branch in branches_of(outcome))


def test_households_that_cannot_be_counted_out_evenly_are_parted():
    family = [dweller(key, building=1, household=str(key // 4)) for key in range(12)]
    outcome = reorganise(asked(family, least=6, most=6))
    assert sorted(len(branch) for branch in branches_of(outcome)) == [6, 6]


def test_bounds_that_cross_are_named_as_crossed():
    first = reorganise(asked(street(*range(8)), least=4, most=3)).collisions[0]
    assert (first.bound, first.need, first.have) == (Bound.CROSSED, 4, 3)


def test_the_same_seed_finds_the_same_plan():
    people = street(*(37 * n % 101 for n in range(11)))
    assert reorganise(asked(people)) == reorganise(asked(people))


def test_the_measures_of_a_plan_are_those_counted_by_hand():
    people = [replace(each, branch=1, building=each.key // 2) for each in street(0, 30, 40, 100)]
    found = measure(people, {0: 0, 1: 0, 2: 0, 3: 1}, [(0.0, 0.0), (100.0, 0.0)], [1, None], 1.5)
    assert (found.mean, found.most_of_all, found.worst) == (26, 60, 60)
    assert (found.sizes, found.moving, found.split_buildings) == ([3, 1], 1, 1)


def test_a_cheapest_match_agrees_with_trying_all():
    random = np.random.default_rng(3)
    for _ in range(20):
        kept = random.integers(0, 9, (3, 3)).astype(float)
        match = best_match(kept, np.full(3, -1))
        best = max(
            sum(kept[row, column] for row, column in enumerate(columns))
            for columns in product(range(3), repeat=3)
            if len(set(columns)) == 3
        )
        assert sum(kept[row, column] for row, column in enumerate(match) if column >= 0) == best


def test_a_small_classic_problem_is_solved_as_trying_all_solves_it():
    random = np.random.default_rng(5)
    for _ in range(5):
        points = random.integers(0, 50, (7, 2)).astype(float)
        ways = np.floor(np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1)))
        demand = random.integers(1, 5, 7)
        capacity = int(demand.sum() * 0.65)
        answer = solve(plain(ways, demand, capacity, 2), QUICK)
        assert (answer.excess, answer.cost) == (0, _by_trying(ways, demand, capacity))


def _by_trying(ways, demand, capacity):
    return min(
        ways[np.array(sides) == 0][:, a].sum() + ways[np.array(sides) == 1][:, b].sum()
        for sides in product((0, 1), repeat=7)
        if demand[np.array(sides) == 0].sum() <= capacity
        and demand[np.array(sides) == 1].sum() <= capacity
        for a in range(7)
        for b in range(7)
        if a != b
    )


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_no_one_is_lost_and_every_bound_is_kept_or_a_collision_said(data):
    count = data.draw(st.integers(6, 30))
    people = [
        Dweller(
            key,
            data.draw(st.none() | st.tuples(st.floats(0, 500), st.floats(0, 500))),
            is_full=data.draw(st.booleans()) or key % 2 == 0,
            is_willing=data.draw(st.booleans()),
            building=data.draw(st.integers(1, 4)),
            household=data.draw(st.sampled_from(["", "101", "102"])),
            branch=data.draw(st.sampled_from([None, 1, 2])),
        )
        for key in range(count)
    ]
    k = data.draw(st.integers(1, 4))
    question = asked(people, branches=k, least=3, most=data.draw(st.integers(6, 15)), group_most=5)
    outcome = reorganise(replace(question, weights=Weights(building=50, stay=50)))
    if outcome.collisions:
        assert not outcome.seats
        return
    assert sorted(seat.key for seat in outcome.seats) == list(range(count))
    by_key = {each.key: each for each in people}
    for branch in branches_of(outcome):
        assert 3 <= len(branch) <= question.bounds.most
        assert sum(by_key[key].is_full for key in branch) >= 3
        assert any(by_key[key].is_willing for key in branch)
    carried = [each.carries_on for each in outcome.branches if each.carries_on is not None]
    assert len(carried) == len(set(carried))
    for seat in outcome.seats:
        assert seat.group < len(outcome.branches[seat.branch].groups)


def test_many_neighbourhoods_are_planned_region_by_region():
    random = np.random.default_rng(9)
    points = random.random((900, 2)) * 3000
    ways = np.hypot(*(points[:, None] - points[None, :120]).transpose(2, 0, 1))
    answer = solve(plain(ways, np.ones(900, np.int64), 40, 30), Limits(20, 100))
    assert answer.excess == 0
    assert np.bincount(answer.cluster, minlength=30).max() <= 40


@pytest.mark.parametrize("seed", range(3))
def test_the_search_finds_what_is_proved_to_be_best(seed):
    """With two loads, sets that should stay together, and clusters that are carried on."""
    random = np.random.default_rng(seed)
    points = random.random((18, 2)) * 300
    problem = Problem(
        distance=np.hypot(*(points[:, None] - points[None, :6]).transpose(2, 0, 1)),
        loads=np.stack([np.ones(18, int), random.integers(0, 2, 18)], axis=1),
        lower=np.array([4, 1]),
        upper=np.array([7, 99]),
        k=3,
        sets=random.integers(0, 5, 18),
        old=random.integers(0, 2, 18),
        stay=np.full(18, 40.0),
        set_weight=60.0,
    )
    found = Search(problem, Limits(10, 60)).run()
    best = prove(problem, found, 30)
    assert best.is_proven
    assert found.cost == pytest.approx(best.cost)


def test_a_proof_puts_a_poor_answer_right():
    points = np.array([[0, 0], [1, 0], [2, 0], [50, 0], [51, 0], [52, 0]], float)
    problem = plain(
        np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1)), np.ones(6, int), 3, 2
    )
    poor = Search(problem, Limits(1, 0)).run()
    poor = replace(poor, cost=poor.cost + 100)
    best = prove(problem, poor, 10)
    assert (best.cost, best.excess, best.is_proven) == (4, 0, True)
    assert len(set(best.cluster[:3])) == len(set(best.cluster[3:])) == 1
