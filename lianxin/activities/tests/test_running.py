"""From the plan to what is kept: rooms, who came, headcounts, feedback."""

from datetime import timedelta

import pytest

from lianxin.activities import actions
from lianxin.activities.actions import Who
from lianxin.activities.models import Activity, Attendance, Entrance, Feedback, State
from lianxin.activities.tests.factories import (
    AFTER,
    CLOSES,
    HOUR,
    OPENS,
    ActivityFactory,
    SeriesFactory,
    Stage,
    draft,
    guest,
    holding,
    record,
)
from lianxin.core.actor import GUEST
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY
from lianxin.facilities.models import Booking
from lianxin.facilities.tests.factories import EVENING, RoomFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage():
    return Stage()


def test_a_plan_takes_its_room_and_calling_off_gives_it_back(stage):
    room = RoomFactory.create(community=stage.community)
    activity = actions.plan(stage.staff, stage.community, draft(room_id=room.pk), now=MONDAY)
    with pytest.raises(OutOfOrder, match="邻里节"):
        actions.plan(stage.staff, stage.community, draft(room_id=room.pk), now=MONDAY)
    actions.call_off(stage.staff, activity.pk, words="改日", now=MONDAY)
    again = actions.plan(stage.staff, stage.community, draft(room_id=room.pk), now=MONDAY)
    assert again.booking.is_bound
    assert Booking.objects.filter(released_at__isnull=True).count() == 1


def test_a_plan_that_moves_takes_its_room_along(stage):
    room = RoomFactory.create(community=stage.community)
    activity = actions.plan(stage.staff, stage.community, draft(room_id=room.pk), now=MONDAY)
    later = draft(room_id=room.pk, starts_at=EVENING + HOUR, ends_at=EVENING + 3 * HOUR)
    actions.replan(stage.staff, activity.pk, later, now=MONDAY)
    held = Booking.objects.get(released_at__isnull=True)
    assert held.starts_at == EVENING + HOUR
    actions.replan(stage.staff, activity.pk, draft(), now=MONDAY)
    assert not Booking.objects.filter(released_at__isnull=True).exists()


def test_nobody_but_staff_sees_a_plan_before_it_is_published(stage):
    activity = actions.plan(stage.staff, stage.community, draft(), now=MONDAY)
    with pytest.raises(NotFound):
        stage.sign_up(activity, stage.resident())
    with pytest.raises(NotPermitted):
        actions.plan(stage.resident(), stage.community, draft(), now=MONDAY)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"title": " "}, "title"),
        ({"ends_at": EVENING}, "ends_at"),
        ({"place_words": ""}, "place_words"),
        ({"way": "first_come"}, "opens_at"),
        ({"way": "draw", "opens_at": OPENS, "closes_at": CLOSES}, "capacity"),
        ({"way": "first_come", "opens_at": CLOSES, "closes_at": OPENS}, "closes_at"),
        ({"kind": "unheard of"}, "kind"),
        ({"capacity": 0}, "capacity"),
    ],
)
def test_what_is_missing_in_a_plan_is_said_of_its_field(stage, more, field):
    with pytest.raises(Invalid) as refused:
        actions.plan(stage.staff, stage.community, draft(**more), now=MONDAY)
    assert refused.value.field == field


def test_a_series_of_another_community_cannot_be_chosen(stage):
    with pytest.raises(Invalid):
        actions.plan(
            stage.staff, stage.community, draft(series_id=SeriesFactory.create().pk), now=MONDAY
        )


def test_a_page_drawn_before_somebody_changed_it_is_told_so(stage):
    activity = stage.open(planned=True)
    actions.publish(stage.staff, activity.pk, now=MONDAY, seen=0)
    with pytest.raises(OutOfOrder, match="刚刚有人改过"):
        actions.call_off(stage.staff, activity.pk, words="雨", now=MONDAY, seen=0)


def test_signing_in_by_the_code_counts_once(stage):
    activity = stage.open()
    actor = stage.resident()
    stage.sign_up(activity, actor)
    for _ in range(2):
        actions.sign_in(actor, activity.pk, activity.code, Who(), now=EVENING)
    assert Attendance.objects.get().entrance == Entrance.CODE
    assert Entry.objects.filter(deed="sign_in").count() == 1


def test_a_wrong_code_too_early_or_no_place_is_refused(stage):
    activity, actor = stage.open(), stage.resident()
    stage.sign_up(activity, actor)
    with pytest.raises(NotFound):
        actions.sign_in(actor, activity.pk, "wrong", Who(), now=EVENING)
    with pytest.raises(OutOfOrder):
        actions.sign_in(actor, activity.pk, activity.code, Who(), now=EVENING - 2 * HOUR)
    with pytest.raises(OutOfOrder):
        actions.sign_in(actor, activity.pk, activity.code, Who(), now=AFTER)
    with pytest.raises(NotPermitted):
        actions.sign_in(stage.resident(), activity.pk, activity.code, Who(), now=EVENING)


def test_a_guest_signs_in_where_one_just_comes(stage):
    activity = ActivityFactory.create(community=stage.community)
    actions.sign_in(GUEST, activity.pk, activity.code, guest(7), now=EVENING)
    with pytest.raises(Invalid):
        actions.sign_in(GUEST, activity.pk, activity.code, Who(), now=EVENING)
    assert Attendance.objects.count() == 1


def test_attendance_by_hand_needs_nobody_s_telephone_or_code(stage):
    activity = stage.open()
    (_first, mine), _second = stage.filled(activity, 2)
    actions.attend(
        stage.staff, activity.pk, came=[mine.person_id], name="路过的张大爷", now=EVENING
    )
    assert activity.attendances.count() == 2
    actions.attend(stage.staff, activity.pk, came=[], now=EVENING)
    assert activity.attendances.count() == 0


def test_only_persons_of_the_list_can_be_ticked(stage):
    activity, other = stage.open(), stage.open()
    stranger = stage.sign_up(other, stage.resident())
    actions.attend(stage.staff, activity.pk, came=[stranger.person_id], now=EVENING)
    assert activity.attendances.count() == 0


def test_what_is_over_awaits_its_record_and_gets_it(stage):
    activity = ActivityFactory.create(community=stage.community)
    with pytest.raises(OutOfOrder):
        actions.hold(stage.staff, activity.pk, now=OPENS)
    actions.sweep(now=AFTER)
    actions.record(stage.staff, activity.pk, record(20, approximate=True), now=AFTER)
    activity.refresh_from_db()
    assert (activity.state, activity.headcount, activity.is_approximate) == (
        State.RECORDED, 20, True,
    )  # fmt: skip


def test_a_headcount_is_never_below_who_is_on_the_list(stage):
    activity = stage.open()
    came = [signup.person_id for _actor, signup in stage.filled(activity, 2)]
    actions.attend(stage.staff, activity.pk, came=came, now=EVENING)
    actions.hold(stage.staff, activity.pk, now=AFTER)
    with pytest.raises(Invalid) as refused:
        actions.record(stage.staff, activity.pk, record(1), now=AFTER)
    assert refused.value.field == "headcount"


def test_a_record_is_put_right_only_with_a_reason_that_stays(stage):
    activity = ActivityFactory.create(community=stage.community, recorded=True)
    with pytest.raises(Invalid):
        actions.correct(stage.staff, activity.pk, record(31), words=" ", now=AFTER)
    actions.correct(stage.staff, activity.pk, record(31), words="漏数了后排", now=AFTER)
    entry = Entry.objects.get(deed="correct")
    assert (entry.details["before"]["headcount"], entry.details["words"]) == (20, "漏数了后排")


def test_only_who_was_there_says_how_it_was_and_may_say_it_anew(stage):
    activity = stage.open()
    actor, other = stage.residents(2)
    stage.sign_up(activity, actor)
    left_a_phone = actions.sign_up(GUEST, activity.pk, guest(1), now=OPENS)
    with pytest.raises(OutOfOrder):
        actions.tell(actor, activity.pk, stars=5, now=EVENING)
    actions.hold(stage.staff, activity.pk, now=AFTER)
    actions.tell(actor, activity.pk, stars=5, words="好", now=AFTER)
    actions.tell(actor, activity.pk, stars=4, now=AFTER + timedelta(days=1))
    actions.tell(holding(left_a_phone), activity.pk, stars=3, now=AFTER)
    with pytest.raises(NotPermitted):
        actions.tell(other, activity.pk, stars=1, now=AFTER)
    assert sorted(Feedback.objects.values_list("stars", flat=True)) == [3, 4]


def test_closing_early_ends_signing_up_at_once(stage):
    activity = stage.open()
    actions.close(stage.staff, activity.pk, now=OPENS + HOUR)
    with pytest.raises(OutOfOrder, match="截止"):
        stage.sign_up(activity, stage.resident(), now=OPENS + HOUR)
    assert Activity.objects.get(pk=activity.pk).closes_at == OPENS + HOUR
