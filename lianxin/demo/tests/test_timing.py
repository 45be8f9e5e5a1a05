"""The last weeks are told from any moment of loading, so their times are tried at many."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lianxin.core.figures import LOCAL
from lianxin.core.http import local_day
from lianxin.core.workdays import add_workdays, is_workday
from lianxin.demo.course import dated_course
from lianxin.demo.script import told_matters
from lianxin.demo.timing import begin, dice, moment, spread

NOON = datetime(2015, 3, 2, 12, tzinfo=LOCAL)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(  # noqa: DTZ001  # zone follows
    lambda value: value.replace(tzinfo=LOCAL)
)
pytestmark = pytest.mark.django_db


@given(MOMENTS)
@settings(max_examples=60, deadline=None)
def test_nothing_of_the_last_weeks_happens_before_its_report_or_after_now(now):
    for told in told_matters():
        if told.at is None:
            begun = begin(told, now)
            dated = dated_course(told, dice(told.title), begun=begun, now=now)
            times = [begun, *(at for at, _line in dated), now]
            assert all(first < second for first, second in pairwise(times)), told.title


def test_what_was_reported_five_working_days_ago_is_due_today():
    now = datetime(2026, 3, 4, 10, tzinfo=LOCAL)
    due = [told for told in told_matters() if told.ago == 5]
    assert due
    for told in due:
        assert add_workdays(local_day(begin(told, now)), 5) == local_day(now)


def test_staff_keep_office_hours_on_the_working_day_that_is_meant():
    for seed in range(50):
        at = moment(3, "accept", begun=NOON, last=NOON, rng=dice(str(seed)))
        assert local_day(at) == add_workdays(local_day(NOON), 3)
        assert is_workday(local_day(at))
        assert 9 <= at.hour < 18


def test_a_step_on_a_day_before_the_last_is_a_mistake_of_the_story():
    with pytest.raises(ValueError, match="comes before"):
        moment("02-27", "accept", begun=NOON, last=NOON, rng=dice("x"))


def test_neighbours_join_in_order_within_the_days_that_are_told():
    end = NOON + timedelta(days=4)
    times = spread(40, NOON, end, dice("y"))
    assert times == sorted(times)
    assert all(NOON <= at <= end and at.hour >= 7 for at in times)
