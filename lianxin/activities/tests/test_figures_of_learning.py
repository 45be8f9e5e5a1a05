from datetime import timedelta

import pytest

from lianxin.activities import actions
from lianxin.activities.figures import (
    CERTIFICATES,
    COURSE_ATTENDANCES,
    COURSES_HELD,
    CULTURAL_TEAMS,
)
from lianxin.activities.tests.classes import HOUR, WEEK, School, sessions
from lianxin.activities.tests.factories import ActivityFactory
from lianxin.core.figures import Figure, Period, evidence, values
from lianxin.core.tests.factories import MONDAY
from lianxin.facilities.actions import Slot
from lianxin.facilities.tests.factories import EVENING

pytestmark = pytest.mark.django_db
THIS_YEAR = Period(2026)
LAST_YEAR = Period(2025)


@pytest.fixture
def school():
    return School()


def number(figure: Figure, school: School, period: Period = THIS_YEAR) -> int:
    pk = school.community.pk
    value = values([figure], [pk], period)[pk, figure.code]
    assert evidence(figure, pk, period).count() == value.part
    return value.part


def test_a_course_counts_from_its_beginning_and_never_when_called_off(school):
    school.open()
    assert number(COURSES_HELD, school) == 0
    course, _actors = school.running(title="书法")
    assert (number(COURSES_HELD, school), number(COURSES_HELD, school, LAST_YEAR)) == (1, 0)
    actions.call_off_course(school.staff, course.pk, words="老师病了", now=EVENING)
    assert number(COURSES_HELD, school) == 0


def test_attendances_and_certificates_count_each_person_for_each_course(school):
    course, actors = school.running(2)
    for session in sessions(course):
        school.roll(course, session, actors)
    assert number(COURSE_ATTENDANCES, school) == 4
    actions.finish(school.staff, course.pk, now=EVENING + 3 * WEEK)
    assert number(CERTIFICATES, school) == 2


def test_who_comes_to_an_activity_is_no_attendance_of_a_course(school):
    evening = ActivityFactory.create(community=school.community)
    resident = school.resident()
    actions.sign_in(resident, evening.pk, evening.code, actions.Who(), now=EVENING)
    assert number(COURSE_ATTENDANCES, school) == 0


def test_a_team_counts_in_a_year_in_which_it_did_something(school):
    team, _asleep = school.team(), school.team("睡着的队")
    assert number(CULTURAL_TEAMS, school) == 0
    for week in range(2):
        start = EVENING + week * WEEK
        slot = Slot(start, start + HOUR)
        actions.rehearse(school.staff, team.pk, slot, place_words="广场", now=MONDAY)
    assert number(CULTURAL_TEAMS, school) == 1
    assert number(CULTURAL_TEAMS, school, LAST_YEAR) == 0


def test_a_team_that_has_only_planned_to_rehearse_does_not_count_yet(school):
    team = school.team()
    slot = Slot(EVENING, EVENING + HOUR)
    made = actions.rehearse(school.staff, team.pk, slot, place_words="广场", now=MONDAY)
    today = Period(2026, today=MONDAY.date())
    tomorrow = Period(2026, today=EVENING.date() + timedelta(days=1))
    assert number(CULTURAL_TEAMS, school, today) == 0
    assert number(CULTURAL_TEAMS, school, tomorrow) == 1
    actions.drop_rehearsal(school.staff, team.pk, made.pk, now=MONDAY)
    assert number(CULTURAL_TEAMS, school, tomorrow) == 0


def test_a_team_that_was_on_stage_counts_without_any_rehearsal(school):
    team = school.team()
    evening = ActivityFactory.create(community=school.community, held=True)
    actions.show(school.staff, team.pk, evening.pk, now=MONDAY)
    assert number(CULTURAL_TEAMS, school) == 1
