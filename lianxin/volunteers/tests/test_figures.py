from datetime import datetime
from fractions import Fraction

import pytest

from lianxin.core.figures import LOCAL, Period, evidence, values
from lianxin.core.tests.factories import MONDAY
from lianxin.volunteers import actions, figures
from lianxin.volunteers.tests.factories import DAY, HOUR, Stage

pytestmark = pytest.mark.django_db
YEAR = Period(2026, today=MONDAY.date().replace(month=4))


def number(figure, stage, period=YEAR):
    pk = stage.community.pk
    return figure.number(values([figure], [pk], period)[pk, figure.code])


def listed(figure, stage):
    return evidence(figure, stage.community.pk, YEAR).count()


def held(stage, at, people, **fields):
    """A service that took place, its hours verified."""
    shift = stage.shift(at=at, **fields)
    ids = [each.pk for each in people]
    later = at + 6 * HOUR
    actions.enter_roster(stage.staff, shift.pk, ids, minutes=90, now=later)
    actions.hold(stage.staff, shift.pk, now=later)
    actions.verify_shift(stage.staff, shift.pk, now=later)
    return shift


def test_who_waits_or_was_only_invited_is_no_volunteer_yet():
    stage = Stage()
    stage.volunteer()
    stage.volunteer(waiting=True)
    gone = stage.volunteer()
    actions.withdraw(stage.staff, gone.pk, now=MONDAY)
    actions.invite(stage.staff, stage.community, [("甲", "13800000001")], now=MONDAY)
    assert (number(figures.VOLUNTEERS, stage), listed(figures.VOLUNTEERS, stage)) == (2, 2)


def test_hours_are_those_verified_and_not_corrected_since():
    stage = Stage()
    volunteer = stage.volunteer()
    shift = held(stage, MONDAY, [volunteer])
    stage.served(volunteer, MONDAY + DAY)
    assert number(figures.HOURS, stage) == Fraction(3, 2)
    entry = shift.duties.get().hours.get(kind="verified")
    actions.correct(
        stage.staff, entry.duty_id, entry.pk, minutes=60, reason="早走", now=MONDAY + DAY
    )
    assert (number(figures.HOURS, stage), listed(figures.HOURS, stage)) == (1, 1)


def test_a_person_counts_once_however_often_they_served():
    stage = Stage()
    people = [stage.volunteer(), stage.volunteer()]
    held(stage, MONDAY, people)
    held(stage, MONDAY + DAY, people[:1])
    assert number(figures.SERVED, stage) == 2
    assert listed(figures.SERVED, stage) == 3


def test_services_are_the_shifts_that_were_held_month_by_month():
    stage = Stage()
    people = [stage.volunteer()]
    for month, day in ((1, 10), (2, 10), (2, 20), (3, 1)):
        held(stage, datetime(2026, month, day, 9, tzinfo=LOCAL), people)
    shift = stage.shift()
    actions.cancel_shift(stage.staff, shift.pk, words="下雨", now=MONDAY)
    assert number(figures.SERVICES, stage) == 4
    assert number(figures.SERVICES_MONTHLY, stage, Period(2026, today=MONDAY.date())) == (1, 2)


def test_only_service_in_a_campaign_makes_a_campaign_volunteer():
    stage = Stage()
    one, other = stage.volunteer(), stage.volunteer()
    project = stage.project(campaign=stage.campaign())
    held(stage, MONDAY, [one], project=project)
    held(stage, MONDAY + DAY, [one], project=project)
    held(stage, MONDAY, [other])
    assert number(figures.CAMPAIGN_VOLUNTEERS, stage) == 1


def test_another_communitys_services_are_not_counted_here():
    stage, other = Stage(), Stage()
    held(other, MONDAY, [other.volunteer()])
    for figure in figures.FIGURES:
        assert listed(figure, stage) == 0, figure.code
