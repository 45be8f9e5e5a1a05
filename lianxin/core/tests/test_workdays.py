from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lianxin.core import workdays
from lianxin.core.models import DayOverride
from lianxin.core.workdays import add_workdays, is_known, is_workday, workdays_between

days = st.dates(date(2003, 1, 1), date(2035, 12, 31))
in_one_database = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
"""The table of days set by hand stays empty through all examples."""


@pytest.fixture(autouse=True)
def calendar(db):
    workdays.forget()
    yield
    workdays.forget()


def test_five_working_days_step_over_a_worked_sunday_and_the_mid_autumn_holiday():
    assert is_workday(date(2026, 9, 20))
    assert not is_workday(date(2026, 9, 25))
    assert add_workdays(date(2026, 9, 18), 5) == date(2026, 9, 24)


def test_the_ninth_of_march_is_worked_and_its_saturday_is_not():
    assert is_workday(date(2026, 3, 9))
    assert not is_workday(date(2026, 3, 7))


def test_the_third_of_september_was_a_holiday_in_2015_only():
    assert not is_workday(date(2015, 9, 3))
    assert is_workday(date(2026, 9, 3))


@pytest.mark.parametrize(
    "day",
    [date(2026, 2, 17), date(2026, 4, 5), date(2026, 9, 25), date(2026, 5, 1), date(2026, 10, 1)],
)
def test_a_holiday_that_the_state_has_published_is_off(day):
    assert not is_workday(day)


def test_years_are_known_from_2004_to_the_last_published_one():
    assert [is_known(year) for year in (2003, 2004, 2026)] == [False, True, True]
    assert not is_known(workdays.PUBLISHED.stop)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("元旦", date(2030, 1, 1)),
        ("除夕", date(2030, 2, 2)),
        ("春节", date(2030, 2, 3)),
        ("初三", date(2030, 2, 5)),
        ("清明", date(2030, 4, 5)),
        ("劳动节", date(2030, 5, 2)),
        ("端午", date(2030, 6, 5)),
        ("中秋", date(2030, 9, 12)),
        ("国庆", date(2030, 10, 3)),
    ],
)
def test_a_year_not_yet_published_has_the_holidays_that_the_law_fixes(name, day):
    assert not is_known(2030)
    assert not is_workday(day), name


def test_a_year_not_yet_published_has_no_worked_weekend():
    weekend = [date(2030, 1, 5) + timedelta(days=7 * n + m) for n in range(51) for m in (0, 1)]
    assert not any(map(is_workday, weekend))
    assert is_workday(date(2030, 1, 2))


def test_the_fallback_never_works_on_a_day_that_was_a_holiday_by_law():
    for year in (2025, 2026):
        assert not [day for day in workdays._holidays(year) if is_workday(day)]
        assert len(workdays._holidays(year)) == 13


def test_a_day_set_by_hand_goes_before_the_calendar():
    DayOverride.objects.create(day=date(2026, 9, 23), is_workday=False, note="停电")
    DayOverride.objects.create(day=date(2026, 9, 26), is_workday=True)
    workdays.forget()
    assert add_workdays(date(2026, 9, 18), 5) == date(2026, 9, 26)


def test_many_days_are_asked_of_the_table_once(django_assert_num_queries):
    with django_assert_num_queries(1):
        add_workdays(date(2026, 1, 1), 200)
        workdays_between(date(2026, 1, 1), date(2026, 12, 31))


def test_nothing_lies_between_a_day_and_an_earlier_one():
    assert workdays_between(date(2026, 9, 24), date(2026, 9, 18)) == 0
    assert workdays_between(date(2026, 9, 18), date(2026, 9, 18)) == 0


@given(start=days, length=st.integers(0, 900))
@in_one_database
def test_working_days_between_are_those_that_are_counted_one_by_one(start, length):
    every = (start + n * workdays.ONE_DAY for n in range(1, length + 1))
    assert workdays_between(start, start + length * workdays.ONE_DAY) == sum(map(is_workday, every))


def test_a_day_set_by_hand_counts_between_two_days_at_once():
    span = date(2026, 9, 21), date(2026, 9, 24)
    assert workdays_between(*span) == 3
    DayOverride.objects.create(day=date(2026, 9, 23), is_workday=False, note="停电")
    workdays.forget()
    assert workdays_between(*span) == 2


def test_none_after_a_day_is_the_day_itself():
    assert add_workdays(date(2026, 9, 19), 0) == date(2026, 9, 19)


@given(day=days, count=st.integers(1, 60))
@in_one_database
def test_what_is_added_is_what_lies_between(day, count):
    later = add_workdays(day, count)
    assert is_workday(later)
    assert workdays_between(day, later) == count


@given(day=days, count=st.integers(1, 60))
@in_one_database
def test_going_back_from_a_working_day_returns_to_it(day, count):
    start = add_workdays(day, 1)
    assert add_workdays(add_workdays(start, count), -count) == start
