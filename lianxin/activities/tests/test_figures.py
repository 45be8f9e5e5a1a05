"""What a year's card tells of activities, and that it counts nothing else."""

from datetime import datetime, timedelta
from fractions import Fraction

import pytest

from lianxin.activities import figures
from lianxin.activities.models import Attendance, Entrance
from lianxin.activities.tests.factories import AFTER, ActivityFactory, Stage
from lianxin.core.figures import LOCAL, Period, values
from lianxin.people.tests.factories import PersonFactory

pytestmark = pytest.mark.django_db
YEAR = Period(2026)


def number(figure, community):
    found = values([figure], [community.pk], YEAR)[community.pk, figure.code]
    return figure.number(found)


@pytest.fixture
def community():
    stage = Stage()
    place = stage.community
    ActivityFactory.create(community=place, recorded=True, headcount=35)
    ActivityFactory.create(community=place, recorded=True, headcount=20, is_approximate=True)
    ActivityFactory.create(community=place, held=True)
    ActivityFactory.create(community=place)
    ActivityFactory.create(recorded=True)
    last_year = datetime(2025, 12, 31, 18, tzinfo=LOCAL)
    ActivityFactory.create(
        community=place, recorded=True, starts_at=last_year,
        ends_at=last_year + timedelta(hours=2),
    )  # fmt: skip
    return place


def test_what_was_held_in_the_year_is_counted_recorded_or_not(community):
    assert number(figures.ACTIVITIES_HELD, community) == 3


def test_visits_are_added_up_and_rough_ones_are_told_of(community):
    assert number(figures.PEOPLE_REACHED, community) == 55
    assert number(figures.ROUGHLY_COUNTED, community) == 1


def test_one_who_came_twice_is_one_person(community):
    person = PersonFactory.create(community=community)
    for activity in (ActivityFactory.create(community=community, held=True) for _ in range(2)):
        Attendance.objects.create(
            activity=activity, person=person, entrance=Entrance.HAND, at=AFTER
        )
    assert number(figures.PEOPLE_KNOWN, community) == Fraction(1)


def test_a_year_without_activities_says_nought_and_not_nothing():
    stage = Stage()
    assert number(figures.ACTIVITIES_HELD, stage.community) == 0
