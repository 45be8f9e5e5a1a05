"""What somebody who wants to come meets with on the pages."""

import re

import pytest
from django.urls import reverse

from lianxin.activities import actions
from lianxin.activities.models import Attendance, Feedback, SignupState
from lianxin.activities.tests.factories import (
    AFTER,
    CLOSES,
    HOUR,
    OPENS,
    ActivityFactory,
    SeriesFactory,
    Stage,
    record,
)
from lianxin.core import http
from lianxin.facilities.tests.factories import EVENING, RoomFactory
from lianxin.people.tests.factories import sign_in

pytestmark = pytest.mark.django_db


class Clock:
    def __init__(self) -> None:
        self.at = OPENS

    def __call__(self):
        return self.at


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(http, "now", clock)
    return clock


@pytest.fixture
def stage():
    return Stage()


def at(name, activity, *args):
    return reverse(f"activities:{name}", args=[activity.community.slug, activity.pk, *args])


def told(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def form(number=1, key="k" * 24):
    return {"name": f"客人{number}", "phone": f"1390000{number:04d}", "key": key}


def test_the_list_tells_what_is_ahead_by_day(client, stage):
    ahead = stage.open()
    ActivityFactory.create(community=stage.community, planned=True, title="还没发布的")
    page = told(client.get(reverse("activities:list", args=[stage.community.slug])))
    assert ahead.title in page
    assert "3月4日 星期三" in page
    assert "正在报名" in page
    assert "还没发布的" not in page


@pytest.mark.parametrize("view", ["week", "month"])
def test_a_week_and_a_month_hold_the_same_activity(client, stage, view):
    ahead = stage.open()
    url = reverse("activities:list", args=[stage.community.slug])
    assert ahead.title in told(client.get(f"{url}?view={view}&day=2026-03-02"))
    assert ahead.title not in told(client.get(f"{url}?view={view}&day=2026-05-01"))
    assert client.get(f"{url}?view={view}&day=nonsense").status_code == 200


def test_what_has_been_is_kept_with_how_many_came(client, stage):
    ActivityFactory.create(community=stage.community, recorded=True, is_approximate=True)
    url = reverse("activities:list", args=[stage.community.slug])
    assert "来了 20 余人" in told(client.get(f"{url}?view=past"))


def test_a_resident_presses_once_and_reads_the_number(client, stage):
    activity, actor = stage.open(), stage.resident()
    sign_in(client, actor)
    answer = client.post(at("sign_up", activity), follow=True)
    assert "报上了，您是第 1 位" in told(answer)
    assert activity.signups.get().person_id in actor.person_ids
    client.post(at("sign_up", activity))
    assert activity.signups.count() == 1


def test_a_guest_leaves_a_telephone_and_gets_a_page_of_their_own(client, stage):
    activity = stage.open()
    assert client.post(at("sign_up", activity), {"name": "王"}).status_code == 422
    answer = client.post(at("sign_up", activity), form())
    assert answer.url == at("mine", activity, "k" * 24)
    assert "您是第 1 位" in told(client.get(answer.url))
    assert client.post(at("sign_up", activity), form()).url == answer.url


def test_another_browser_with_the_same_telephone_reads_the_answer_but_gets_no_link(client, stage):
    activity = stage.open()
    client.post(at("sign_up", activity), form())
    answer = client.post(at("sign_up", activity), form(key="x" * 24))
    assert answer.status_code == 200
    assert "已经报过名" in told(answer)
    assert "k" * 24 not in told(answer)


def test_when_all_is_given_away_the_answer_is_a_clear_no(client, stage):
    activity = stage.open()
    stage.filled(activity, 4)
    answer = client.post(at("sign_up", activity), form())
    assert answer.status_code == 200
    assert "名额已满，2 位候补也满了，没有报上" in told(answer)


def test_who_waits_reads_which_turn_and_confirms_when_it_comes(client, stage, clock):
    activity = stage.open()
    (first, mine), _second = stage.filled(activity, 2)
    waits = client.post(at("sign_up", activity), form())
    assert "候补第 1 位" in told(client.get(waits.url))
    actions.cancel(first, mine.pk, now=OPENS)
    page = told(client.get(waits.url))
    assert "有空位了" in page
    assert "我去，名额给我" in page
    client.post(at("confirm", activity), {"token": "k" * 24})
    assert activity.signups.get(token="k" * 24).state == SignupState.PLACED


def test_an_offer_that_is_over_says_so_on_the_page(client, stage, clock):
    activity = stage.open()
    (first, mine), _second = stage.filled(activity, 2)
    client.post(at("sign_up", activity), form())
    actions.cancel(first, mine.pk, now=OPENS)
    clock.at = OPENS + 25 * HOUR
    answer = client.post(at("confirm", activity), {"token": "k" * 24})
    assert answer.status_code == 409
    assert "名额已经给下一位" in told(answer)


def test_giving_back_is_one_press_and_nobody_else_can(client, stage):
    activity = stage.open()
    client.post(at("sign_up", activity), form())
    assert client.post(at("cancel", activity), {"token": "x" * 24}).status_code == 404
    assert client.get(at("mine", activity, "x" * 24)).status_code == 404
    client.post(at("cancel", activity), {"token": "k" * 24})
    assert activity.signups.get().state == SignupState.CANCELLED
    assert "我要报名" in told(client.get(at("mine", activity, "k" * 24)))


def test_before_it_opens_the_form_is_there_and_the_press_is_answered(client, stage, clock):
    activity = stage.open()
    clock.at = OPENS - HOUR
    assert "开始报名，到点按下面的按钮" in told(client.get(at("show", activity)))
    answer = client.post(at("sign_up", activity), form())
    assert answer.status_code == 409
    assert "3月3日 9:00开始" in told(answer)


def test_signing_in_by_the_door_s_code_takes_one_press(client, stage, clock):
    activity, actor = stage.open(), stage.resident()
    stage.sign_up(activity, actor)
    clock.at = EVENING
    sign_in(client, actor)
    url = at("here", activity, activity.code)
    assert "不签也行" in told(client.get(url))
    assert "签到了，欢迎您" in told(client.post(url))
    assert Attendance.objects.count() == 1
    assert client.get(at("here", activity, "wrong")).status_code == 404


def test_a_guest_signs_in_by_the_telephone_they_left(client, stage, clock):
    activity = stage.open()
    client.post(at("sign_up", activity), form())
    clock.at = EVENING
    url = at("here", activity, activity.code)
    assert client.post(url, {"phone": "13900009999"}).status_code == 403
    assert client.post(url, {"phone": ""}).status_code == 422
    assert "欢迎您" in told(client.post(url, {"phone": "13900000001"}))


def test_who_was_there_says_how_it_was_in_two_presses(client, stage, clock):
    activity = stage.open()
    client.post(at("sign_up", activity), form())
    clock.at = AFTER
    actions.hold(stage.staff, activity.pk, now=AFTER)
    actions.record(stage.staff, activity.pk, record(), now=AFTER)
    page = told(client.get(at("mine", activity, "k" * 24)))
    assert "您觉得怎么样" in page
    assert client.post(at("feedback", activity), {"token": "k" * 24}).status_code == 422
    client.post(at("feedback", activity), {"token": "k" * 24, "stars": 5, "words": "好"})
    assert Feedback.objects.get().stars == 5
    assert client.post(at("feedback", activity), {"stars": 5}).status_code == 403


def test_a_draw_s_page_shows_the_hash_before_and_everything_after(client, stage, clock):
    activity = stage.open(draw=True)
    stage.filled(activity, 5)
    before = told(client.get(at("draw", activity)))
    assert activity.draw_commitment in before
    assert activity.draw_seed not in before
    actions.draw(stage.staff, activity.pk, now=CLOSES)
    after = told(client.get(at("draw", activity)))
    assert activity.draw_seed in after
    assert "抽中的 2 个号" in after
    assert client.get(at("draw", stage.open())).status_code == 404


def test_the_poster_is_a_page_and_a_paper_with_the_same_words(client, stage):
    activity = stage.open(title="庆八一联欢会", partners="驻地部队")
    page = told(client.get(at("poster", activity)))
    assert "庆八一联欢会" in page
    assert "<svg" in page
    paper = client.get(at("pdf", activity))
    assert paper.headers["Content-Type"] == "application/pdf"
    assert paper.content.startswith(b"%PDF")


def test_a_called_off_activity_says_why_where_people_look(client, stage):
    activity = stage.open()
    actions.call_off(stage.staff, activity.pk, words="下雨，改日再办。", now=OPENS)
    assert "不办了：下雨，改日再办。" in told(client.get(at("show", activity)))
    assert client.post(at("sign_up", activity), form()).status_code == 409


def test_a_plan_is_no_page_for_residents(client, stage):
    activity = ActivityFactory.create(community=stage.community, planned=True)
    for name in ("show", "poster", "pdf"):
        assert client.get(at(name, activity)).status_code == 404


@pytest.mark.parametrize("view", ["list", "month", "past"])
def test_a_longer_list_asks_the_database_no_more_often(
    client, stage, view, django_assert_max_num_queries
):
    for state in ("first_come", "recorded"):
        for _ in range(6):
            room = RoomFactory.create(community=stage.community)
            ActivityFactory.create(
                community=stage.community,
                series=SeriesFactory.create(community=stage.community),
                room=room,
                **{state: True},
            )
    url = reverse("activities:list", args=[stage.community.slug])
    with django_assert_max_num_queries(4):
        client.get(f"{url}?view={view}&day=2026-03-04")
