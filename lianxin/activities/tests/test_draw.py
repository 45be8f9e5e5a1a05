"""The draw: bound before, open after, and the same for whoever repeats it."""

import hashlib

import pytest

from lianxin.activities import actions
from lianxin.activities.models import Activity, Signup
from lianxin.activities.solving.draw import commitment, drawn
from lianxin.activities.tasks import tell_signed_up
from lianxin.activities.tests.factories import CLOSES, OPENS, Stage, draft
from lianxin.core.errors import OutOfOrder
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY
from lianxin.notifications.models import Notice

SEED = "00112233445566778899aabbccddeeff"


def test_anybody_can_repeat_a_draw_with_any_tool():
    numbers = range(1, 60)
    by_hand = sorted(
        numbers, key=lambda number: hashlib.sha256(f"{SEED}|{number}".encode()).hexdigest()
    )
    assert drawn(SEED, reversed(numbers)) == by_hand
    assert commitment(SEED) == hashlib.sha256(SEED.encode()).hexdigest()


def test_no_number_is_luckier_than_another():
    firsts = [drawn(f"{SEED}{each}", range(1, 11))[0] for each in range(2000)]
    assert all(140 < firsts.count(number) < 260 for number in range(1, 11))


@pytest.fixture
def stage(db):
    return Stage()


def test_publishing_binds_the_seed_and_keeps_it_secret(stage):
    made = draft(way="draw", capacity=2, opens_at=OPENS, closes_at=CLOSES)
    activity = actions.plan(stage.staff, stage.community, made, now=MONDAY)
    actions.publish(stage.staff, activity.pk, now=MONDAY)
    stored = Activity.objects.get(pk=activity.pk)
    assert stored.draw_commitment == commitment(stored.draw_seed)
    raw = Activity.objects.filter(pk=activity.pk).extra(select={"raw": "draw_seed"})
    assert stored.draw_seed not in raw.values_list("raw", flat=True).get()


def test_places_then_waiting_then_nothing_go_by_the_published_order(stage):
    activity = stage.open(draw=True, draw_seed=SEED)
    stage.filled(activity, 6)
    with pytest.raises(OutOfOrder, match="截止"):
        actions.draw(stage.staff, activity.pk, now=OPENS)
    assert actions.sweep(now=CLOSES)["drawn"] == 1
    order = drawn(SEED, range(1, 7))
    by_rank = list(activity.signups.order_by("rank"))
    assert [each.number for each in by_rank] == order
    assert [each.state for each in by_rank] == ["placed"] * 2 + ["waiting"] * 2 + ["lost"] * 2
    activity.refresh_from_db()
    assert (activity.taken, activity.waiting) == (2, 2)
    assert Entry.objects.get(deed="draw").details["order"] == order


def test_everybody_is_told_what_the_draw_gave_them(stage):
    activity = stage.open(draw=True, draw_seed=SEED)
    pressed = stage.filled(activity, 6)
    actions.draw(stage.staff, activity.pk, now=CLOSES)
    for _ in range(2):
        tell_signed_up.call(Entry.objects.get(deed="draw").pk)
    told = {notice.user_id: notice.lines[-1]["text"] for notice in Notice.objects.all()}
    words = {"placed": "您抽中了", "waiting": "在候补里", "lost": "没有抽中"}
    for actor, signup in pressed:
        assert words[Signup.objects.get(pk=signup.pk).state] in told[actor.user_id]


def test_a_place_given_back_after_the_draw_goes_on_in_the_drawn_order(stage):
    activity = stage.open(draw=True, draw_seed=SEED)
    pressed = {signup.number: actor for actor, signup in stage.filled(activity, 4)}
    actions.draw(stage.staff, activity.pk, now=CLOSES)
    winner, next_one = activity.signups.get(rank=1), activity.signups.get(rank=3)
    actions.cancel(pressed[winner.number], winner.pk, now=CLOSES)
    next_one.refresh_from_db()
    assert next_one.state == "offered"


def test_a_draw_happens_once_and_takes_no_sign_up_afterwards(stage):
    activity = stage.open(draw=True)
    stage.filled(activity, 3)
    actions.draw(stage.staff, activity.pk, now=CLOSES)
    with pytest.raises(OutOfOrder):
        actions.draw(stage.staff, activity.pk, now=CLOSES)
    with pytest.raises(OutOfOrder):
        actions.enlist(stage.staff, activity.pk, name="某", phone="", now=OPENS)
