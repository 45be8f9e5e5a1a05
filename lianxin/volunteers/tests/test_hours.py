from fractions import Fraction

import pytest
from django.db import DatabaseError, transaction

from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.tests.factories import MONDAY
from lianxin.volunteers import actions
from lianxin.volunteers.models import EntryKind, HourEntry
from lianxin.volunteers.queries.ledger import credit_of, to_verify, verified_of
from lianxin.volunteers.rules.crediting import credit, stars, told_hours
from lianxin.volunteers.tests.factories import DAY, HOUR, Stage, TeamFactory

pytestmark = pytest.mark.django_db
STARS = [Fraction(hours) for hours in (100, 300, 600, 1000, 1500)]


def test_a_star_is_reached_by_reaching_its_hours_and_not_half_an_hour_before():
    assert stars(int(299.5 * 60), STARS) == 1
    assert stars(300 * 60, STARS) == 2
    assert (stars(0, STARS), stars(99_999_999, STARS)) == (0, 5)


def test_hours_are_told_as_people_say_them():
    assert [told_hours(minutes) for minutes in (0, 30, 90, 120, 17970)] == [
        "0", "0.5", "1.5", "2", "299.5",
    ]  # fmt: skip


def test_what_is_short_of_a_whole_step_does_not_count():
    assert credit(MONDAY, MONDAY + 1.75 * HOUR, step=30) == 90
    assert credit(MONDAY, MONDAY + HOUR / 3, step=30) == 0


def test_claimed_hours_are_not_verified_ones():
    stage = Stage()
    volunteer = stage.volunteer()
    duty = stage.served(volunteer, MONDAY)
    told = credit_of(volunteer, today=local_day(MONDAY))
    assert (told.claimed, told.verified) == (120, 0)
    actions.verify(stage.staff, duty.pk, minutes=120, now=MONDAY + DAY)
    assert verified_of(volunteer) == 120


def test_nobody_verifies_their_own_hours():
    stage = Stage()
    leader = stage.volunteer()
    team = TeamFactory.create(community=stage.community)
    actions.enlist(stage.staff, team.pk, [leader.pk], since=MONDAY.date(), now=MONDAY)
    actions.choose_leader(stage.staff, team.pk, leader.pk, now=MONDAY)
    shift = stage.shift(at=MONDAY, project=stage.project(team=team))
    me = stage.acts(leader)
    actions.enter_roster(me, shift.pk, [leader.pk], minutes=60, now=MONDAY + DAY)
    duty = shift.duties.get()
    with pytest.raises(NotPermitted, match="自己"):
        actions.verify(me, duty.pk, minutes=60, now=MONDAY + DAY)
    with pytest.raises(OutOfOrder):
        actions.verify_shift(me, shift.pk, now=MONDAY + DAY)
    assert not to_verify(me).exists()
    assert to_verify(stage.staff).get() == duty


def test_a_leader_verifies_the_others_of_the_shift():
    stage = Stage()
    leader, mate = stage.volunteer(), stage.volunteer()
    team = TeamFactory.create(community=stage.community)
    ids = [leader.pk, mate.pk]
    actions.enlist(stage.staff, team.pk, ids, since=MONDAY.date(), now=MONDAY)
    actions.choose_leader(stage.staff, team.pk, leader.pk, now=MONDAY)
    shift = stage.shift(at=MONDAY, project=stage.project(team=team))
    actions.enter_roster(stage.staff, shift.pk, ids, minutes=60, now=MONDAY + DAY)
    assert actions.verify_shift(stage.acts(leader), shift.pk, now=MONDAY + DAY) == 1
    assert (verified_of(mate), verified_of(leader)) == (60, 0)


def test_another_number_than_the_claimed_one_needs_a_reason():
    stage = Stage()
    duty = stage.served(stage.volunteer(), MONDAY)
    with pytest.raises(Invalid) as refusal:
        actions.verify(stage.staff, duty.pk, minutes=60, now=MONDAY + DAY)
    assert refusal.value.field == "reason"
    made = actions.verify(stage.staff, duty.pk, minutes=60, reason="晚到一小时", now=MONDAY + DAY)
    assert made.minutes == 60


@pytest.mark.parametrize("minutes", [45, -30, 150])
def test_hours_are_whole_steps_within_the_time_served(minutes):
    stage = Stage()
    duty = stage.served(stage.volunteer(), MONDAY)
    with pytest.raises(Invalid):
        actions.verify(stage.staff, duty.pk, minutes=minutes, reason="改", now=MONDAY + DAY)


def test_a_correction_is_a_new_entry_beside_the_old_one():
    stage = Stage()
    volunteer = stage.volunteer()
    duty = stage.verified(volunteer, MONDAY)
    old = duty.hours.get(kind=EntryKind.VERIFIED)
    with pytest.raises(Invalid):
        actions.correct(stage.staff, duty.pk, old.pk, minutes=90, reason="", now=MONDAY + DAY)
    actions.correct(stage.staff, duty.pk, old.pk, minutes=90, reason="记错了", now=MONDAY + DAY)
    old.refresh_from_db()
    assert (old.minutes, old.correction.minutes, verified_of(volunteer)) == (120, 90, 90)
    with pytest.raises(OutOfOrder):
        actions.correct(stage.staff, duty.pk, old.pk, minutes=60, reason="又改", now=MONDAY + DAY)


def test_hours_that_were_a_mistake_are_taken_back_to_nought():
    stage = Stage()
    volunteer = stage.volunteer()
    duty = stage.verified(volunteer, MONDAY)
    old = duty.hours.get(kind=EntryKind.VERIFIED)
    actions.correct(stage.staff, duty.pk, old.pk, minutes=0, reason="记错了人", now=MONDAY + DAY)
    assert verified_of(volunteer) == 0


def test_an_entry_of_another_duty_is_not_corrected_through_this_one():
    stage = Stage()
    one, other = (
        stage.verified(stage.volunteer(), MONDAY),
        stage.verified(stage.volunteer(), MONDAY + DAY),
    )
    entry = other.hours.first()
    with pytest.raises(NotFound):
        actions.correct(stage.staff, one.pk, entry.pk, minutes=30, reason="改", now=MONDAY + DAY)


@pytest.mark.parametrize("verb", ["update", "delete"])
def test_the_database_keeps_every_entry_of_the_ledger(verb):
    stage = Stage()
    stage.served(stage.volunteer(), MONDAY)
    rows = HourEntry.objects.all()
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(minutes=9000) if verb == "update" else rows.delete()


def test_verifying_twice_is_refused():
    stage = Stage()
    duty = stage.verified(stage.volunteer(), MONDAY)
    with pytest.raises(OutOfOrder):
        actions.verify(stage.staff, duty.pk, minutes=120, now=MONDAY + DAY)
