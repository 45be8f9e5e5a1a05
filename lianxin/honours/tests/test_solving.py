"""The count against a slow one of its own, and what is odd at its thresholds."""

from datetime import timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as some

from lianxin.core.tests.factories import MONDAY
from lianxin.honours.solving.counting import Terms, count
from lianxin.honours.solving.odd import Cast, bursts, shared_devices

TERMS = Terms(residents=50, jury=30, deeds=20, seats=2, by_deeds=True, most_deeds=5)


def test_points_are_shares_of_each_panel_by_its_weight():
    found = count({1: 5, 2: 3}, [("residents", [1]), ("residents", [1, 2]), ("jury", [2])], TERMS)
    assert [each.points for each in found] == [Fraction(70), Fraction(25 + 30 + 12)]


def test_a_tie_on_the_last_place_goes_to_the_better_deeds_where_that_was_set_down():
    ballots = [("residents", [1, 2, 3])]
    by_deeds = Terms(residents=80, jury=0, deeds=20, seats=1, by_deeds=True, most_deeds=5)
    for_all = Terms(residents=80, jury=0, deeds=20, seats=1, by_deeds=False, most_deeds=5)
    same = {1: 4, 2: 4, 3: 3}
    assert [each.is_in for each in count(same, ballots, by_deeds)] == [True, True, False]
    assert [each.is_tied for each in count(same, ballots, for_all)] == [True, True, False]


def test_equal_points_by_other_ways_are_parted_by_deeds_alone():
    # 1: 4/5 of 20 and 3 of 4 votes by 80 is 76; 2: 5/5 of 20 and 56 would need 0.7 of the votes.
    ballots = [("residents", [2])] * 7 + [("residents", [1])] * 3
    terms = Terms(residents=50, jury=0, deeds=50, seats=1, by_deeds=True, most_deeds=5)
    found = count({1: 5, 2: 3}, ballots, terms)
    assert [each.points for each in found] == [65, 65]
    assert [each.is_in for each in found] == [True, False]


def test_an_award_with_fewer_nominees_than_places_takes_all():
    assert all(each.is_in for each in count({1: 5}, [("residents", [1])], TERMS))
    assert count({}, [], TERMS) == []


@given(
    some.dictionaries(some.integers(1, 6), some.integers(1, 5), min_size=1, max_size=6),
    some.lists(
        some.tuples(
            some.sampled_from(["residents", "jury"]),
            some.lists(some.integers(1, 6), min_size=1, max_size=3, unique=True),
        ),
        max_size=12,
    ),
    some.integers(1, 4),
)
def test_who_is_in_has_at_least_the_points_of_whoever_is_out(deeds, ballots, seats):
    terms = Terms(residents=40, jury=40, deeds=20, seats=seats, by_deeds=False, most_deeds=5)
    found = count(deeds, ballots, terms)
    inside = [each.points for each in found if each.is_in]
    outside = [each.points for each in found if not each.is_in]
    assert len(inside) >= min(seats, len(deeds))
    assert not outside or min(inside) > max(outside)


def casts(*minutes: int, device: str = "") -> list[Cast]:
    return [Cast(pk, MONDAY + timedelta(minutes=at), device) for pk, at in enumerate(minutes)]


def test_a_burst_is_so_many_within_so_many_minutes_and_not_one_more():
    assert bursts(casts(0, 2, 5), least=3, minutes=5)[0].pks == (0, 1, 2)
    assert bursts(casts(0, 2, 6), least=3, minutes=5) == []
    assert bursts(casts(0, 5), least=3, minutes=5) == []


def test_bursts_that_overlap_are_told_as_one_and_others_apart():
    found = bursts(casts(0, 1, 2, 3, 60, 61, 62), least=3, minutes=2)
    assert [each.pks for each in found] == [(0, 1, 2, 3), (4, 5, 6)]


def test_a_device_is_odd_from_its_number_on_and_none_is_no_device():
    assert shared_devices(casts(0, 90, device="a"), least=2)[0].pks == (0, 1)
    assert shared_devices(casts(0, 90, device="a"), least=3) == []
    assert shared_devices(casts(0, 90), least=1) == []
