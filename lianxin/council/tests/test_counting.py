from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.core.packs import Rule
from lianxin.core.shares import more_than
from lianxin.council.models import Base, Council
from lianxin.council.rules.counting import bar, told

HALF = Rule(1, "k", Fraction(1, 2), "第9条", True)
shares = st.fractions(min_value=Fraction(1, 100), max_value=Fraction(99, 100), max_denominator=100)
people = st.integers(min_value=0, max_value=10_000)


def council(quorum: Fraction, majority: Fraction, base: str = Base.PRESENT) -> Council:
    return Council(
        quorum_part=quorum.numerator,
        quorum_whole=quorum.denominator,
        majority_part=majority.numerator,
        majority_whole=majority.denominator,
        majority_of=base,
    )


@pytest.mark.parametrize(
    ("entitled", "present", "is_quorate", "ayes_needed"),
    [(300, 150, False, 76), (300, 151, True, 76), (21, 10, False, 6), (21, 17, True, 9)],
)
def test_half_of_three_hundred_is_no_quorum_and_one_more_is(
    entitled, present, is_quorate, ayes_needed
):
    half = council(Fraction(1, 2), Fraction(1, 2))
    found = bar(half, HALF, HALF, entitled=entitled, present=present)
    assert (found.is_quorate, found.ayes_needed) == (is_quorate, ayes_needed)


def test_of_twenty_one_six_may_leave_when_seventeen_are_there():
    half = council(Fraction(1, 2), Fraction(1, 2))
    found = bar(half, HALF, HALF, entitled=21, present=17)
    assert (found.quorum_needed, found.spare, found.missing) == (11, 6, 0)


def test_a_charter_laxer_than_the_law_counts_as_the_law():
    lax = council(Fraction(1, 3), Fraction(1, 4))
    found = bar(lax, HALF, HALF, entitled=30, present=20)
    assert (found.quorum_needed, found.ayes_needed) == (16, 11)


def test_a_majority_of_all_members_counts_those_who_stayed_away():
    strict = council(Fraction(1, 2), Fraction(1, 2), Base.MEMBERS)
    assert bar(strict, HALF, HALF, entitled=21, present=12).ayes_needed == 11


@given(share=shares, count=people)
def test_more_than_a_share_is_the_first_count_that_exceeds_it(share, count):
    needed = more_than(share, count)
    exceeding = (n for n in range(count + 2) if n * share.denominator > share.numerator * count)
    assert needed == next(exceeding)


@given(
    quorum=shares,
    majority=shares,
    entitled=st.integers(min_value=1, max_value=2_000),
    data=st.data(),
    base=st.sampled_from(Base.values),
)
def test_a_vote_carries_exactly_when_both_shares_are_exceeded(
    quorum, majority, entitled, data, base
):
    present = data.draw(st.integers(min_value=0, max_value=entitled))
    ayes = data.draw(st.integers(min_value=0, max_value=present))
    found = bar(council(quorum, majority, base), HALF, HALF, entitled=entitled, present=present)
    least_quorum, least_majority = max(quorum, HALF.value), max(majority, HALF.value)
    whole = present if base == Base.PRESENT else entitled
    assert found.is_quorate == (Fraction(present, entitled) > least_quorum)
    carries = whole > 0 and Fraction(ayes, whole) > least_majority
    assert (ayes >= found.ayes_needed) == carries


@given(ayes=st.integers(min_value=1, max_value=5_000))
def test_a_tie_never_carries(ayes):
    half = council(Fraction(1, 2), Fraction(1, 2))
    found = bar(half, HALF, HALF, entitled=2 * ayes, present=2 * ayes)
    assert ayes < found.ayes_needed


def test_shares_and_numbers_are_told_as_people_say_them():
    assert [told(Fraction(1, 2)), told(Fraction(2, 3))] == ["过半", "超过 2/3"]
