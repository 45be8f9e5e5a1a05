"""Shares of people in whole people, so that “以上” and “超过” are never confused (民法典 1259)."""

from fractions import Fraction
from math import ceil, floor


def at_least(share: Fraction, people: int) -> int:
    """The least number of people that is a share of them or more (以上 includes the number)."""
    return ceil(share * people)


def more_than(share: Fraction, people: int) -> int:
    """The least number of people that is more than a share of them; half of an even number is
    not.
    """
    return floor(share * people) + 1
