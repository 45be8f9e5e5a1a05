"""Signing up: who gets what, in which order, and how a place goes on."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from lianxin.activities import actions
from lianxin.activities.actions import Full, Who
from lianxin.activities.models import Activity, SignupState
from lianxin.activities.tasks import tell_one, tell_signed_up
from lianxin.activities.tests.factories import (
    CLOSES,
    HOUR,
    OPENS,
    ActivityFactory,
    Stage,
    draft,
    guest,
    holding,
)
from lianxin.core.actor import GUEST
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.models import Entry
from lianxin.facilities.tests.factories import EVENING
from lianxin.notifications.models import Notice
from lianxin.people.tests.factories import resident_of, staff_of
from lianxin.places.tests.factories import CommunityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage():
    return Stage()


def states(activity: Activity) -> list[str]:
    return list(activity.signups.order_by("number").values_list("state", flat=True))


def counts(activity: Activity) -> tuple[int, int]:
    activity.refresh_from_db()
    return activity.taken, activity.waiting


def test_places_then_waiting_then_a_clear_no(stage):
    activity = stage.open()
    got = [signup for _actor, signup in stage.filled(activity, 4)]
    assert [(each.number, each.state) for each in got] == [
        (1, "placed"), (2, "placed"), (3, "waiting"), (4, "waiting"),
    ]  # fmt: skip
    with pytest.raises(Full, match="名额已满"):
        stage.sign_up(activity, stage.resident())
    assert counts(activity) == (2, 2)


def test_pressing_again_is_the_same_number(stage):
    activity, actor = stage.open(), stage.resident()
    first, again = stage.sign_up(activity, actor), stage.sign_up(activity, actor)
    assert first == again
    assert Entry.objects.filter(deed="sign_up").count() == 1


def test_a_guest_s_form_sent_twice_is_one_sign_up(stage):
    activity = stage.open()
    key = "k" * 24
    first = actions.sign_up(GUEST, activity.pk, guest(1, key=key), now=OPENS)
    again = actions.sign_up(GUEST, activity.pk, guest(1, key=key), now=OPENS)
    assert first == again
    assert first.token == key


def test_who_has_a_place_is_told_it_even_when_all_is_full(stage):
    activity = stage.open(waiting_most=0)
    (actor, mine), _other = stage.filled(activity, 2)
    assert stage.sign_up(activity, actor, now=CLOSES) == mine


def test_one_telephone_is_one_sign_up_whatever_the_form(stage):
    activity = stage.open()
    actions.sign_up(GUEST, activity.pk, guest(1, key="a" * 24), now=OPENS)
    again = actions.sign_up(GUEST, activity.pk, guest(1, key="b" * 24), now=OPENS)
    assert again.token == "a" * 24
    assert activity.signups.count() == 1


@pytest.mark.parametrize(
    ("moment", "words"), [(OPENS - HOUR, "还没到报名的时候"), (CLOSES, "截止")]
)
def test_before_and_after_its_time_one_is_told_when(stage, moment, words):
    activity = stage.open()
    with pytest.raises(OutOfOrder, match=words):
        stage.sign_up(activity, stage.resident(), now=moment)


def test_for_a_walk_in_nobody_signs_up(stage):
    activity = ActivityFactory.create(community=stage.community)
    with pytest.raises(OutOfOrder, match="不用报名"):
        stage.sign_up(activity, stage.resident())


def test_a_guest_without_a_telephone_is_asked_for_one(stage):
    activity = stage.open()
    with pytest.raises(Invalid) as refused:
        actions.sign_up(GUEST, activity.pk, Who("王"), now=OPENS)
    assert refused.value.field == "phone"


def test_without_a_limit_everybody_has_a_place(stage):
    activity = stage.open(capacity=None, waiting_most=0)
    stage.filled(activity, 5)
    assert states(activity) == ["placed"] * 5


def test_a_place_given_back_is_offered_to_the_first_who_waits(stage):
    activity = stage.open()
    (first, mine), _second, (third, theirs), _fourth = stage.filled(activity, 4)
    actions.cancel(first, mine.pk, now=OPENS)
    tell_one.call(Entry.objects.get(deed="offer").pk)
    assert "有空位了" in Notice.objects.get(user_id=third.user_id).lines[-1]["text"]
    assert states(activity) == ["cancelled", "placed", "offered", "waiting"]
    assert counts(activity) == (2, 1)
    actions.confirm(third, theirs.pk, now=OPENS + HOUR)
    assert states(activity)[2] == "placed"


def test_an_offer_that_nobody_answers_goes_to_the_next(stage):
    activity = stage.open()
    (first, mine), _second, (third, theirs), _fourth = stage.filled(activity, 4)
    actions.cancel(first, mine.pk, now=OPENS)
    theirs.refresh_from_db()
    assert theirs.offer_until == OPENS + 24 * HOUR
    late = OPENS + 25 * HOUR
    with pytest.raises(OutOfOrder):
        actions.confirm(third, theirs.pk, now=late)
    assert actions.sweep(now=late)["lapsed"] == 1
    assert states(activity) == ["cancelled", "placed", "lapsed", "offered"]
    assert counts(activity) == (2, 0)


def test_while_somebody_waits_a_newcomer_does_not_jump_the_queue(stage):
    activity = stage.open()
    (first, mine), *_others = stage.filled(activity, 3)
    actions.cancel(first, mine.pk, now=OPENS)
    newcomer = stage.sign_up(activity, stage.resident())
    assert newcomer.state == SignupState.WAITING


def test_who_gave_up_may_come_again_at_the_end_of_the_queue(stage):
    activity = stage.open()
    (first, mine), *_others = stage.filled(activity, 3)
    actions.cancel(first, mine.pk, now=OPENS)
    again = stage.sign_up(activity, first)
    assert (again.number, again.state) == (4, SignupState.WAITING)


def test_more_places_are_offered_to_who_waits_and_never_fewer_than_are_given(stage):
    activity = stage.open()
    stage.filled(activity, 4)
    made = draft(way="first_come", capacity=3, waiting_most=2, opens_at=OPENS, closes_at=CLOSES)
    actions.replan(stage.staff, activity.pk, made, now=OPENS)
    assert states(activity) == ["placed", "placed", "offered", "waiting"]
    from_dataclass = draft(
        way="first_come", capacity=2, waiting_most=2, opens_at=OPENS, closes_at=CLOSES
    )
    with pytest.raises(Invalid, match="已经有 3 个名额"):
        actions.replan(stage.staff, activity.pk, from_dataclass, now=OPENS)


def test_a_guest_gives_back_by_the_private_link_and_by_nothing_else(stage):
    activity = stage.open()
    signup = actions.sign_up(GUEST, activity.pk, guest(1), now=OPENS)
    for stranger in (GUEST, stage.resident(), resident_of(CommunityFactory.create())):
        with pytest.raises(NotFound):
            actions.cancel(stranger, signup.pk, now=OPENS)
    actions.cancel(holding(signup), signup.pk, now=OPENS)
    assert states(activity) == ["cancelled"]


def test_staff_take_a_sign_up_down_for_somebody_in_the_same_queue(stage):
    activity = stage.open()
    stage.filled(activity, 2)
    got = actions.enlist(stage.staff, activity.pk, name="刘大爷", phone="13900000001", now=OPENS)
    assert (got.state, got.taken_by_id) == (SignupState.WAITING, stage.staff.user_id)
    with pytest.raises(Invalid):
        actions.enlist(stage.staff, activity.pk, name="", phone="13900000001", now=OPENS)
    for other in (stage.resident(), staff_of(CommunityFactory.create())):
        with pytest.raises(NotPermitted):
            actions.enlist(other, activity.pk, name="某", phone="", now=OPENS)


def test_after_it_has_begun_nothing_is_offered_any_more(stage):
    activity = stage.open(closes_at=EVENING + HOUR)
    (first, mine), *_others = stage.filled(activity, 3)
    actions.cancel(first, mine.pk, now=EVENING + timedelta(minutes=1))
    assert states(activity) == ["cancelled", "placed", "waiting"]


def test_an_offer_never_outlasts_the_beginning(stage):
    activity = stage.open()
    (first, mine), _second, (_third, theirs) = stage.filled(activity, 3)
    actions.cancel(first, mine.pk, now=EVENING - 2 * HOUR)
    theirs.refresh_from_db()
    assert theirs.offer_until == EVENING


def test_the_database_itself_refuses_to_oversell(stage):
    activity = stage.open()
    for broken in ({"taken": 3}, {"waiting": 3}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Activity.objects.filter(pk=activity.pk).update(**broken)


def test_calling_off_tells_everybody_who_signed_up_why(stage):
    activity = stage.open()
    pressed = stage.filled(activity, 3)
    actions.call_off(stage.staff, activity.pk, words="下雨了，改日再办。", now=OPENS)
    with pytest.raises(OutOfOrder):
        actions.cancel(pressed[0][0], pressed[0][1].pk, now=OPENS)
    tell_signed_up.call(Entry.objects.get(deed="call_off").pk)
    assert {notice.user_id for notice in Notice.objects.all()} == {
        actor.user_id for actor, _signup in pressed
    }
    assert all("下雨了" in notice.lines[-1]["text"] for notice in Notice.objects.all())


def test_the_clock_does_nothing_twice(stage):
    activity = stage.open()
    assert [actions.sweep(now=EVENING + 3 * HOUR)["held"] for _ in range(2)] == [1, 0]
    assert counts(activity) == (0, 0)
