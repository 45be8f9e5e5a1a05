from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from lianxin.core.errors import Invalid, NotPermitted, OutOfOrder, Refused
from lianxin.core.tests.factories import MONDAY
from lianxin.people.tests.factories import resident_of
from lianxin.volunteers import actions
from lianxin.volunteers.actions import ProjectTold, ShiftTold
from lianxin.volunteers.models import Duty, DutyState, Project, Shift, ShiftState
from lianxin.volunteers.tests.factories import BOY, DAY, HOUR, DutyFactory, Stage, TeamFactory

pytestmark = pytest.mark.django_db


def plan(stage: Stage, **fields) -> Project:
    made = {
        "name": "义务清扫",
        "beneficiary": "院里的居民",
        "what": "扫院子",
        "venue": "东舍坊118号院",
        "risk": "当心脚下",
    }
    told = ProjectTold(**{**made, **fields})
    return actions.plan_project(stage.staff, stage.community, told, now=MONDAY)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"kind": "medical"}, "licence"),
        ({"kind": "utility", "insurance": "有"}, "licence"),
        ({"kind": "rescue"}, "insurance"),
        ({"is_dangerous": True}, "insurance"),
        ({"risk": ""}, "risk"),
    ],
)
def test_a_project_is_not_published_before_the_law_is_satisfied(fields, field):
    stage = Stage()
    project = plan(stage, **fields)
    with pytest.raises(Invalid) as refusal:
        actions.publish_project(stage.staff, project.pk, now=MONDAY)
    assert refusal.value.field == field


def test_a_free_clinic_with_a_licence_is_published():
    stage = Stage()
    project = plan(stage, kind="medical", licence="历下区医院，医疗机构执业许可证")
    assert actions.publish_project(stage.staff, project.pk, now=MONDAY).state == "open"


def test_a_published_project_keeps_what_the_law_asks_of_it():
    stage = Stage()
    project = plan(stage)
    actions.publish_project(stage.staff, project.pk, now=MONDAY)
    told = ProjectTold(
        name="义诊", beneficiary="老人", what="量血压", venue="活动室", kind="medical", risk="无"
    )
    with pytest.raises(Invalid):
        actions.rewrite_project(stage.staff, project.pk, told, now=MONDAY)


def test_a_resident_plans_no_project():
    stage = Stage()
    told = ProjectTold(name="a", beneficiary="b", what="c", venue="d")
    with pytest.raises(NotPermitted):
        actions.plan_project(resident_of(stage.community), stage.community, told, now=MONDAY)


def test_a_sixteen_year_old_is_never_taken_on_flood_duty():
    stage = Stage()
    boy = stage.volunteer(born_on=BOY)
    flood = stage.project(kind="rescue", is_dangerous=True, insurance="保单1号")
    with pytest.raises(OutOfOrder, match="抢险救灾"):
        stage.signed(stage.shift(project=flood), boy)
    assert stage.signed(stage.shift(), boy).state == DutyState.SIGNED


def test_signing_up_without_having_read_the_risk_is_refused():
    stage = Stage()
    volunteer, shift = stage.volunteer(), stage.shift()
    with pytest.raises(Invalid) as refusal:
        actions.sign_up(stage.acts(volunteer), shift.pk, volunteer.pk, knows_risk=False, now=MONDAY)
    assert refusal.value.field == "knows_risk"


def test_nobody_signs_somebody_else_up():
    stage = Stage()
    shift = stage.shift()
    one, other = stage.volunteer(), stage.volunteer()
    with pytest.raises(Refused):
        actions.sign_up(stage.acts(one), shift.pk, other.pk, knows_risk=True, now=MONDAY)


def test_a_full_shift_takes_nobody_more():
    stage = Stage()
    shift = stage.shift(needed=1)
    stage.signed(shift)
    with pytest.raises(OutOfOrder, match="报满"):
        stage.signed(shift)
    shift.refresh_from_db()
    assert shift.taken == 1


def test_nine_to_eleven_and_ten_to_twelve_of_one_person_is_refused():
    stage = Stage()
    volunteer = stage.volunteer()
    stage.signed(stage.shift(at=MONDAY + DAY), volunteer)
    with pytest.raises(OutOfOrder, match="撞了时间"):
        stage.signed(stage.shift(at=MONDAY + DAY + HOUR), volunteer)
    assert stage.signed(stage.shift(at=MONDAY + DAY + 2 * HOUR), volunteer).pk


def test_the_database_itself_refuses_two_duties_at_once():
    stage = Stage()
    volunteer = stage.volunteer()
    DutyFactory.create(shift=stage.shift(), volunteer=volunteer)
    with pytest.raises(IntegrityError), transaction.atomic():
        DutyFactory.create(shift=stage.shift(at=MONDAY + DAY + HOUR), volunteer=volunteer)


def test_who_does_not_go_after_all_has_the_time_back():
    stage = Stage()
    volunteer = stage.volunteer()
    duty = stage.signed(stage.shift(), volunteer)
    actions.leave_duty(stage.acts(volunteer), duty.pk, now=MONDAY)
    duty.shift.refresh_from_db()
    assert duty.shift.taken == 0
    assert stage.signed(stage.shift(at=MONDAY + DAY + HOUR), volunteer).pk


def test_signing_in_and_out_claims_the_time_between_in_half_hours():
    stage = Stage()
    volunteer = stage.volunteer()
    duty = stage.signed(stage.shift(at=MONDAY), volunteer)
    me = stage.acts(volunteer)
    actions.sign_in(me, duty.pk, code="123456", now=MONDAY + timedelta(minutes=10))
    actions.sign_out(me, duty.pk, code="123456", now=MONDAY + timedelta(minutes=115))
    duty.refresh_from_db()
    entry = duty.hours.get()
    assert (duty.state, entry.kind, entry.minutes, entry.by_id) == ("served", "claimed", 90, None)


def test_a_wrong_code_does_not_sign_in():
    stage = Stage()
    volunteer = stage.volunteer()
    duty = stage.signed(stage.shift(at=MONDAY), volunteer)
    with pytest.raises(Invalid):
        actions.sign_in(stage.acts(volunteer), duty.pk, code="000000", now=MONDAY)


def test_signing_in_hours_too_early_says_that_it_can_be_written_down():
    stage = Stage()
    volunteer = stage.volunteer()
    duty = stage.signed(stage.shift(at=MONDAY + DAY), volunteer)
    with pytest.raises(OutOfOrder, match="手工记"):
        actions.sign_in(stage.acts(volunteer), duty.pk, code="123456", now=MONDAY)


def test_a_shift_without_any_signing_in_is_recorded_in_full():
    stage = Stage()
    shift = stage.shift(at=MONDAY, needed=1)
    people = [stage.volunteer() for _each in range(3)]
    stage.signed(shift, people[0])
    ids = [each.pk for each in people]
    actions.enter_roster(stage.staff, shift.pk, ids, minutes=120, now=MONDAY + DAY)
    actions.hold(stage.staff, shift.pk, now=MONDAY + DAY)
    shift.refresh_from_db()
    assert (shift.state, shift.taken, shift.needed) == (ShiftState.HELD, 3, 3)
    assert Duty.objects.filter(state=DutyState.SERVED, in_at__isnull=True).count() == 3


def test_who_was_elsewhere_then_is_named_and_nothing_is_written():
    stage = Stage()
    volunteer = stage.volunteer(name="赵一")
    stage.served(volunteer, MONDAY)
    shift = stage.shift(at=MONDAY + HOUR)
    with pytest.raises(Invalid, match="赵一"):
        actions.enter_roster(stage.staff, shift.pk, [volunteer.pk], minutes=60, now=MONDAY + DAY)
    assert not shift.duties.exists()


def test_a_leader_writes_down_the_own_team_and_nobody_else():
    stage = Stage()
    leader, mate, stranger = stage.volunteer(), stage.volunteer(), stage.volunteer()
    team = TeamFactory.create(community=stage.community)
    ids = [leader.pk, mate.pk]
    actions.enlist(stage.staff, team.pk, ids, since=MONDAY.date(), now=MONDAY)
    actions.choose_leader(stage.staff, team.pk, leader.pk, now=MONDAY)
    shift = stage.shift(at=MONDAY, project=stage.project(team=team))
    me, later = stage.acts(leader), MONDAY + DAY
    with pytest.raises(Invalid):
        actions.enter_roster(me, shift.pk, [stranger.pk], minutes=60, now=later)
    actions.enter_roster(me, shift.pk, ids, minutes=60, now=later)
    assert shift.duties.count() == 2


def test_a_shift_to_which_nobody_came_is_not_held():
    stage = Stage()
    shift = stage.shift(at=MONDAY)
    with pytest.raises(OutOfOrder):
        actions.hold(stage.staff, shift.pk, now=MONDAY + DAY)


def test_who_signed_up_and_did_not_come_is_noted_when_it_is_held():
    stage = Stage()
    shift = stage.shift(at=MONDAY)
    absent = stage.signed(shift)
    actions.enter_roster(
        stage.staff, shift.pk, [stage.volunteer().pk], minutes=60, now=MONDAY + DAY
    )
    actions.hold(stage.staff, shift.pk, now=MONDAY + DAY)
    absent.refresh_from_db()
    assert absent.state == DutyState.ABSENT


def test_calling_a_shift_off_says_why_and_frees_everybody():
    stage = Stage()
    shift = stage.shift()
    duty = stage.signed(shift)
    with pytest.raises(Invalid):
        actions.cancel_shift(stage.staff, shift.pk, words="", now=MONDAY)
    actions.cancel_shift(stage.staff, shift.pk, words="下雨", now=MONDAY)
    duty.refresh_from_db()
    assert (duty.state, Shift.objects.get(pk=shift.pk).words) == ("left", "下雨")


def test_a_project_with_shifts_to_come_is_not_ended():
    stage = Stage()
    shift = stage.shift()
    with pytest.raises(OutOfOrder):
        actions.end_project(stage.staff, shift.project_id, now=MONDAY)
    actions.cancel_project(stage.staff, shift.project_id, words="不办了", now=MONDAY)
    shift.refresh_from_db()
    assert shift.state == ShiftState.CANCELLED


def test_a_shift_lies_within_one_day_and_ends_after_it_begins():
    stage = Stage()
    project = stage.project()
    for hours in (-1, 24):
        told = ShiftTold(MONDAY, MONDAY + hours * HOUR, needed=2)
        with pytest.raises(Invalid):
            actions.add_shift(stage.staff, project.pk, told, now=MONDAY)


@pytest.mark.django_db(transaction=True)
def test_of_many_who_press_at_once_no_more_are_taken_than_are_needed():
    stage = Stage()
    shift = stage.shift(needed=2)
    people = [stage.volunteer() for _each in range(5)]
    actors = [stage.acts(each) for each in people]

    def press(index: int) -> bool:
        try:
            actions.sign_up(actors[index], shift.pk, people[index].pk, knows_risk=True, now=MONDAY)
        except OutOfOrder:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(5) as pool:
        taken = list(pool.map(press, range(5)))
    assert sum(taken) == 2
    assert Duty.objects.filter(shift=shift).count() == 2
