"""An activity from its plan to its record through the desk's own pages."""

import re

import pytest
from django.urls import reverse

from lianxin.activities import actions
from lianxin.activities.models import Activity, Series, SignupState, State
from lianxin.activities.tests.factories import (
    AFTER,
    CLOSES,
    OPENS,
    ActivityFactory,
    SeriesFactory,
    Stage,
    guest,
)
from lianxin.core import http
from lianxin.core.actor import GUEST
from lianxin.core.headcounts import read_headcount
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY, picture
from lianxin.facilities.tests.factories import EVENING, RoomFactory
from lianxin.people.tests.factories import officer_of, sign_in

pytestmark = pytest.mark.django_db

PLAN = {
    "title": "邻里节", "kind": "neighbours", "day": "2026-03-04", "starts": "18:00",
    "ends": "20:00", "place_words": "社区广场", "way": "walk_in", "words": "带上拿手菜",
}  # fmt: skip


class Clock:
    def __init__(self) -> None:
        self.at = MONDAY

    def __call__(self):
        return self.at


@pytest.fixture(autouse=True)
def clock(monkeypatch, settings):
    # Days pass between two presses of a test.
    settings.STAFF_IDLE_SECONDS = 30 * 24 * 3600
    clock = Clock()
    monkeypatch.setattr(http, "now", clock)
    return clock


@pytest.fixture
def stage():
    return Stage()


@pytest.fixture
def staff(client, stage):
    sign_in(client, stage.staff)
    return client


def desk(name, stage, *args):
    return reverse(f"activities_desk:{name}", args=[stage.community.slug, *args])


def told(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def test_an_evening_goes_from_plan_to_record_on_the_pages(staff, stage, clock):
    made = staff.post(desk("new", stage), PLAN)
    activity = Activity.objects.get()
    assert made.url == desk("activity", stage, activity.pk)
    assert activity.starts_at == EVENING
    staff.post(desk("step", stage, activity.pk, "publish"), {"seen": 0})
    clock.at = AFTER
    staff.post(desk("step", stage, activity.pk, "hold"), {"seen": 1})
    written = {"seen": 2, "headcount": "20余人", "outcome": "大家都带了菜。"}
    staff.post(desk("step", stage, activity.pk, "record"), written)
    activity.refresh_from_db()
    assert (activity.state, activity.headcount, activity.is_approximate) == (
        State.RECORDED, 20, True,
    )  # fmt: skip
    assert "来了 20 余人" in told(staff.get(desk("activity", stage, activity.pk)))


def test_a_plan_with_a_room_that_is_taken_keeps_what_was_typed(staff, stage):
    room = RoomFactory.create(community=stage.community)
    form = PLAN | {"room": room.pk}
    staff.post(desk("new", stage), form)
    refused = staff.post(desk("new", stage), form | {"title": "象棋赛"})
    assert refused.status_code == 409
    assert "邻里节" in told(refused)
    assert "象棋赛" in told(refused)


def test_a_plan_that_lacks_something_says_where(staff, stage):
    refused = staff.post(desk("new", stage), PLAN | {"place_words": ""})
    assert refused.status_code == 422
    assert "写明在哪儿办" in told(refused)


def test_a_change_of_plan_shows_what_stands(staff, stage):
    activity = stage.open()
    page = told(staff.get(desk("replan", stage, activity.pk)))
    assert 'value="2026-03-04"' in page
    assert 'value="09:00"' in page
    form = PLAN | {"seen": 0, "title": "换个名字", "way": "first_come", "capacity": 5,
                   "waiting_most": 2, "opens_day": "2026-03-03", "opens_time": "09:00",
                   "closes_day": "2026-03-04", "closes_time": "17:00"}  # fmt: skip
    staff.post(desk("replan", stage, activity.pk), form)
    activity.refresh_from_db()
    assert (activity.title, activity.capacity, activity.opens_at) == ("换个名字", 5, OPENS)


@pytest.mark.parametrize("view", ["ahead", "plans", "unrecorded", "done", "week", "month"])
def test_every_view_of_the_list_opens_full_and_empty(staff, stage, view):
    assert staff.get(desk("list", stage) + f"?view={view}").status_code == 200
    stage.open()
    for state in ("planned", "held", "recorded"):
        ActivityFactory.create(community=stage.community, **{state: True})
    assert staff.get(desk("list", stage) + f"?view={view}").status_code == 200


def test_the_days_ahead_offer_to_plan_something_and_fill_the_form(staff, stage):
    page = told(staff.get(desk("planner", stage)))
    assert "三八妇女节" in page
    assert "清明节" in page
    assert page.index("三八妇女节") < page.index("清明节")
    form = told(staff.get(desk("new", stage) + "?occasion=qingming&day=2026-04-05"))
    assert 'value="2026-04-05"' in form
    assert "祭扫烈士墓" in form


def test_a_day_for_which_something_is_planned_says_so(staff, stage):
    ActivityFactory.create(community=stage.community, occasion="women", title="趣味运动会来了")
    assert "趣味运动会来了" in told(staff.get(desk("planner", stage)))


def test_names_and_telephones_are_masked_until_somebody_says_why(staff, stage):
    activity = stage.open()
    signup = actions.sign_up(GUEST, activity.pk, guest(1), now=OPENS)
    url = desk("people", stage, activity.pk)
    assert "13900000001" not in told(staff.get(url))
    assert "139****0001" in told(staff.get(url))
    staff.post(desk("unmask", stage, activity.pk, signup.person_id), {"reason": "通知改期"})
    assert "13900000001" in told(staff.get(url))
    assert Entry.objects.get(deed="unmask").details["reason"] == "通知改期"
    other = stage.sign_up(stage.open(), stage.resident())
    assert (
        staff.post(desk("unmask", stage, activity.pk, other.person_id), {"reason": "x"}).status_code
        == 404
    )


def test_ticks_are_sent_together_and_one_more_is_added(staff, stage, clock):
    activity = stage.open()
    (_first, mine), (_second, theirs) = stage.filled(activity, 2)
    clock.at = EVENING
    url = desk("people", stage, activity.pk)
    ticks = {"came": [mine.person_id], "listed": [mine.person_id, theirs.person_id]}
    staff.post(url, ticks | {"name": "路过的大爷"})
    assert activity.attendances.count() == 2
    assert staff.post(url, ticks | {"phone": "123"}).status_code == 422
    staff.post(url, {"listed": [mine.person_id]})
    assert activity.attendances.count() == 1


def test_staff_sign_up_confirm_and_cancel_for_those_who_telephone(staff, stage, clock):
    clock.at = OPENS
    activity = stage.open(capacity=1)
    form = {"seen": 0, "name": "刘大爷", "phone": "13900000007"}
    staff.post(desk("step", stage, activity.pk, "enlist"), form)
    staff.post(desk("step", stage, activity.pk, "enlist"), form | {"phone": "13900000008"})
    first, second = activity.signups.order_by("number")
    staff.post(desk("signup_step", stage, activity.pk, first.pk, "cancel"))
    assert "要打电话问" in told(staff.get(desk("activity", stage, activity.pk)))
    staff.post(desk("signup_step", stage, activity.pk, second.pk, "confirm"))
    second.refresh_from_db()
    assert second.state == SignupState.PLACED


def test_a_draw_by_hand_is_offered_only_after_closing(staff, stage, clock):
    activity = stage.open(draw=True)
    stage.filled(activity, 3)
    url = desk("step", stage, activity.pk, "draw")
    assert url not in told(staff.get(desk("activity", stage, activity.pk)))
    clock.at = CLOSES
    assert url in told(staff.get(desk("activity", stage, activity.pk)))
    staff.post(url, {"seen": 0})
    activity.refresh_from_db()
    assert activity.drawn_at == CLOSES


def test_calling_off_wants_a_reason(staff, stage):
    activity = stage.open()
    url = desk("step", stage, activity.pk, "call_off")
    assert "为什么不办了" in told(staff.get(url))
    assert staff.post(url, {"seen": 0, "words": " "}).status_code == 422
    staff.post(url, {"seen": 0, "words": "下雨"})
    activity.refresh_from_db()
    assert activity.state == State.CALLED_OFF


def test_of_two_who_step_at_once_the_slower_keeps_their_words(staff, stage):
    activity = stage.open()
    actions.call_off(stage.staff, activity.pk, words="下雨", now=MONDAY)
    answer = staff.post(
        desk("step", stage, activity.pk, "call_off"), {"seen": 0, "words": "刮风了"}
    )
    assert answer.status_code == 409
    assert "刮风了" in told(answer)


def test_photos_are_hung_seen_by_all_and_taken_down(staff, stage, client):
    activity = ActivityFactory.create(community=stage.community, held=True)
    url = desk("step", stage, activity.pk, "photos")
    assert staff.post(url, {"seen": 0}).status_code == 422
    staff.post(url, {"seen": 0, "photos": [picture()], "caption": "合影"})
    photo = activity.photos.get()
    shown = reverse("activities:photo", args=[stage.community.slug, photo.upload.key, "full"])
    assert client.get(shown).status_code == 200
    staff.post(desk("drop_photo", stage, activity.pk, photo.pk))
    assert activity.photos.count() == 0
    assert client.get(shown).status_code == 404


def test_a_series_is_begun_and_can_be_chosen(staff, stage):
    staff.post(desk("new_series", stage), {"name": "社区大讲堂", "theme": "", "words": ""})
    again = staff.post(desk("new_series", stage), {"name": "社区大讲堂"})
    assert again.status_code == 422
    assert Series.objects.count() == 1
    assert "社区大讲堂" in told(staff.get(desk("new", stage)))
    url = desk("series", stage, Series.objects.get().pk)
    assert 'value="社区大讲堂"' in told(staff.get(url))
    staff.post(url, {"name": "社区大讲堂", "theme": "请名家来讲"})
    changed = Series.objects.get()
    assert (changed.theme, changed.is_running) == ("请名家来讲", False)
    assert "社区大讲堂" not in told(staff.get(desk("new", stage)))


def test_a_series_of_another_community_is_not_there(staff, stage):
    other = SeriesFactory.create()
    assert staff.get(desk("series", stage, other.pk)).status_code == 404


def test_what_nobody_came_to_is_called_off_afterwards(staff, stage, clock):
    activity = ActivityFactory.create(community=stage.community, held=True)
    clock.at = AFTER
    written = {"seen": 0, "headcount": "0", "outcome": "没有人来。"}
    refused = staff.post(desk("step", stage, activity.pk, "record"), written)
    assert "请取消" in told(refused)
    staff.post(desk("step", stage, activity.pk, "call_off"), {"seen": 0, "words": "没有人来"})
    activity.refresh_from_db()
    assert activity.state == State.CALLED_OFF


def test_who_has_no_account_must_be_telephoned_when_it_is_called_off(staff, stage):
    activity = stage.open()
    actions.sign_up(GUEST, activity.pk, guest(1), now=OPENS)
    actions.call_off(stage.staff, activity.pk, words="下雨", now=OPENS)
    assert "要打电话告诉他们不办了" in told(staff.get(desk("activity", stage, activity.pk)))


def test_the_sign_for_the_door_carries_the_code(staff, stage):
    activity = stage.open()
    assert "<svg" in told(staff.get(desk("door", stage, activity.pk)))


def test_a_street_officer_reads_and_changes_nothing(client, stage):
    activity = stage.open()
    sign_in(client, officer_of(stage.community.subdistrict))
    for name in ("activity", "people"):
        assert client.get(desk(name, stage, activity.pk)).status_code == 200
    assert client.get(desk("new", stage)).status_code == 404
    answer = client.post(
        desk("step", stage, activity.pk, "call_off"), {"seen": 0, "words": "不许办"}
    )
    assert answer.status_code == 403


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("35", (35, False)),
        ("20余人", (20, True)),
        ("约 50 人", (50, True)),
        ("近100人", (100, True)),
        ("30多位", (30, True)),
        ("20 到 30", None),
        ("很多", None),
    ],
)
def test_a_headcount_is_read_as_it_is_written(text, read):
    assert read_headcount(text) == read
