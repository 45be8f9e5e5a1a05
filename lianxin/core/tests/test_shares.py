from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.core.shares import at_least, more_than

shares = st.fractions(min_value=Fraction(1, 100), max_value=1, max_denominator=100)
people = st.integers(min_value=0, max_value=10_000)


@pytest.mark.parametrize(
    ("share", "count", "least", "more"),
    [("1/2", 20, 10, 11), ("1/2", 21, 11, 11), ("4/5", 51, 41, 41), ("4/5", 50, 40, 41)],
)
def test_a_share_or_more_includes_the_share_and_more_than_it_does_not(share, count, least, more):
    assert at_least(Fraction(share), count) == least
    assert more_than(Fraction(share), count) == more


@given(shares, people)
def test_one_fewer_than_needed_is_never_enough(share, count):
    assert at_least(share, count) >= share * count > at_least(share, count) - 1
    assert more_than(share, count) > share * count >= more_than(share, count) - 1
