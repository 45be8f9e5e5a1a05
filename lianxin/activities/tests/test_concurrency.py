"""Many who press at once: never more than there is, each number once, everybody answered."""

import pytest

from lianxin.activities import actions
from lianxin.activities.actions import Full
from lianxin.activities.models import SignupState
from lianxin.activities.tests.factories import OPENS, Stage, guest
from lianxin.core.actor import GUEST
from lianxin.core.models import Entry
from lianxin.core.tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def stage():
    return Stage()


def test_of_many_who_press_at_once_exactly_as_many_get_in_as_there_is_room(stage):
    activity = stage.open(capacity=5, waiting_most=3)

    def press(number):
        return lambda: actions.sign_up(GUEST, activity.pk, guest(number), now=OPENS)

    found = at_once(*(press(number) for number in range(24)))
    activity.refresh_from_db()
    assert (activity.taken, activity.waiting, activity.last_number) == (5, 3, 8)
    assert [type(each) for each in found if each] == [Full] * 16
    kept = list(activity.signups.order_by("number").values_list("number", "state"))
    assert kept == [
        *((number, SignupState.PLACED) for number in range(1, 6)),
        *((number, SignupState.WAITING) for number in range(6, 9)),
    ]
    assert Entry.objects.filter(deed="sign_up").count() == 8


def test_one_who_presses_many_times_at_once_has_one_number(stage):
    activity = stage.open(capacity=5)

    def press():
        actions.sign_up(GUEST, activity.pk, guest(1, key="k" * 24), now=OPENS)

    assert at_once(*[press] * 8) == [None] * 8
    activity.refresh_from_db()
    assert (activity.taken, activity.signups.count()) == (1, 1)


def test_all_who_enter_a_draw_at_once_have_numbers_without_a_gap(stage):
    activity = stage.open(draw=True)

    def press(number):
        return lambda: actions.sign_up(GUEST, activity.pk, guest(number), now=OPENS)

    assert at_once(*(press(number) for number in range(16))) == [None] * 16
    numbers = activity.signups.order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(1, 17))


def test_places_given_back_and_pressed_for_at_once_stay_in_balance(stage):
    # Room for all eleven, whoever comes first: nobody is turned away before a place is given back.
    activity = stage.open(capacity=3, waiting_most=8)
    held = stage.filled(activity, 6)

    def give_back(index):
        actor, signup = held[index]
        return lambda: actions.cancel(actor, signup.pk, now=OPENS)

    def press(number):
        return lambda: actions.sign_up(GUEST, activity.pk, guest(number), now=OPENS)

    deeds = [*(give_back(each) for each in range(5)), *(press(each) for each in range(5))]
    assert at_once(*deeds) == [None] * 10
    activity.refresh_from_db()
    count = activity.signups.filter
    taken = count(state__in=[SignupState.PLACED, SignupState.OFFERED]).count()
    waiting = count(state=SignupState.WAITING).count()
    assert (activity.taken, activity.waiting) == (taken, waiting) == (3, 3)
