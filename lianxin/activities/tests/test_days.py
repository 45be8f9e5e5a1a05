"""The days for which something is planned, by sun and by moon (C-02)."""

from datetime import date

import pytest

from lianxin.activities.rules.occasions import BY_CODE, CUSTOMS
from lianxin.activities.solving.days import ahead, falls_on, lunar_words, month_grid


@pytest.mark.parametrize(
    ("code", "day"),
    [
        ("spring", "2026-02-17"),
        ("qingming", "2026-04-05"),
        ("mid_autumn", "2026-09-25"),
        ("elders", "2026-10-18"),
        ("dragon", "2026-06-19"),
        ("lei_feng", "2026-03-05"),
        ("laba", "2027-01-15"),
        ("victory", "2026-09-03"),
    ],
)
def test_a_day_falls_where_the_calendar_has_it(code, day):
    assert falls_on(BY_CODE[code].occasion, 2026) == date.fromisoformat(day)


def test_what_is_ahead_is_in_order_and_over_the_turn_of_the_year():
    occasions = [custom.occasion for custom in CUSTOMS]
    found = ahead(occasions, start=date(2026, 12, 1), days=80)
    assert [occasion.code for _day, occasion in found] == [
        "constitution", "volunteers", "laba", "spring",
    ]  # fmt: skip
    assert [day for day, _occasion in found] == sorted(day for day, _occasion in found)


def test_a_day_says_what_the_lunar_calendar_calls_it():
    assert lunar_words(date(2026, 9, 25)) == "八月十五"


@pytest.mark.parametrize(
    ("day", "weeks"), [("2026-02-10", 5), ("2021-02-10", 4), ("2026-11-23", 6)]
)
def test_a_month_is_whole_weeks_that_hold_all_of_its_days(day, weeks):
    of = date.fromisoformat(day)
    grid = list(month_grid(of))
    assert len(grid) == weeks
    assert all(row[0].weekday() == 0 and len(row) == 7 for row in grid)
    assert of.replace(day=1) in grid[0]
    assert {each for row in grid for each in row} >= {of.replace(day=each) for each in (1, 28)}
