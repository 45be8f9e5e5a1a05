"""Half-days are told in as few words as say the same."""

from datetime import date, timedelta

from lianxin.core.templatetags.lx import month_day
from lianxin.services.rules.halves import dated, weekly

MONDAY = date(2026, 11, 30)


def both(days: range) -> list[tuple[date, str]]:
    return [(MONDAY + timedelta(days=each), half) for each in days for half in ("am", "pm")]


def test_days_that_follow_each_other_are_one_piece():
    assert dated(both(range(6)), told=month_day) == "11月30日到12月5日全天"


def test_what_is_only_half_of_a_day_stands_by_itself():
    halves = [*both(range(2)), (MONDAY + timedelta(days=2), "am"), *both(range(4, 5))]
    assert dated(halves, told=month_day) == "11月30日到12月1日全天、12月2日上午、12月4日全天"


def test_the_order_in_which_they_were_ticked_is_nothing_to_anybody():
    assert dated(both(range(3))[::-1], told=month_day) == "11月30日到12月2日全天"


def test_a_week_without_a_gap_is_every_day():
    assert weekly((day, half) for day in range(1, 8) for half in ("am", "pm")) == "每天全天"
    assert weekly((day, "pm") for day in range(1, 8)) == "每天下午"


def test_a_week_with_gaps_names_its_days():
    assert weekly([(1, "am"), (1, "pm"), (2, "am"), (2, "pm"), (6, "am")]) == (
        "周一到周二全天、周六上午"
    )
    assert weekly([]) == ""
