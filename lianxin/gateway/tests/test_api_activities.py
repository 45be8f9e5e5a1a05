"""The desk of activities through the API: planned, published, signed up for, attended, recorded; a
course from the wish to the roll.
"""

import pytest

from lianxin.activities.models import Activity, Attendance, Course, Wish
from lianxin.activities.tests.classes import School
from lianxin.facilities.tests.factories import EVENING, RoomFactory
from lianxin.gateway.tests.factories import Program, desk_program, done, resident_program
from lianxin.people.tests.factories import PersonFactory, PostFactory
from lianxin.places.tests.factories import CommunityFactory

pytest_plugins = ["lianxin.gateway.tests.calling"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
DAY = "2026-03-04"
SHOW = {
    "title": "元宵灯会", "kind": "show", "day": DAY, "starts": "18:00", "ends": "20:00",
    "way": "first_come", "capacity": 1, "waiting_most": 1, "opens_day": "2026-03-02",
    "opens_time": "08:00", "closes_day": DAY, "closes_time": "17:00",
}  # fmt: skip


@pytest.fixture
def path(home):
    return f"/communities/{home.slug}"


def resident(home):
    return resident_program(PersonFactory.create(community=home, resident=True).user, home)


def test_an_activity_is_planned_published_attended_and_recorded(home, desk, path, clock):
    room = RoomFactory.create(community=home)
    wrong = desk.post(f"{path}/activities", {**SHOW, "room": 999_999, "ends": "17:00"})
    assert {each["field"] for each in wrong.json()["errors"]} == {"room"}
    for _each in "ab":
        made = done(
            desk.post(f"{path}/activities", {**SHOW, "room": room.pk}, Idempotency_Key="a"), 201
        )
    assert Activity.objects.count() == 1
    here = f"{path}/activities/{made['id']}"
    assert Program().get(here).status_code == 404
    assert [
        each["id"] for each in done(desk.get(f"{path}/activities/desk", {"view": "plans"}))["items"]
    ]
    done(desk.post(f"{here}/publish", If_Match=f'"{made["revision"]}"'))
    assert desk.post(f"{here}/publish", If_Match=f'"{made["revision"]}"').status_code == 412
    own, other = resident(home), resident(home)
    assert own.post(f"{here}/publish").status_code == 403
    done(own.post(f"{here}/sign-up"))
    done(other.post(f"{here}/sign-up"))
    rows = done(desk.get(f"{here}/people"))["items"]
    assert [each["state"] for each in rows] == ["placed", "waiting"]
    assert all("*" in each["name"] for each in rows)
    assert own.get(f"{here}/people").status_code == 403
    done(desk.post(f"{here}/signups/{rows[0]['signup']}/cancel"))
    clock.at = EVENING
    rows = done(desk.get(f"{here}/people"))["items"]
    persons = [each["person"] for each in rows]
    done(desk.post(f"{here}/attend", {"came": persons, "listed": persons, "name": "赵大爷"}))
    clock.at = EVENING.replace(hour=22)
    done(desk.post(f"{here}/hold"))
    unsaid = desk.post(f"{here}/record", {"headcount": "好多", "outcome": " "})
    assert {each["field"] for each in unsaid.json()["errors"]} == {"headcount", "outcome"}
    told = done(desk.post(f"{here}/record", {"headcount": "20余人", "outcome": "很热闹"}))
    assert (told["state"], told["came"]) == ("recorded", Attendance.objects.count())
    fixed = {"headcount": "25", "outcome": "很热闹", "words": "数错了"}
    done(desk.post(f"{here}/correct", fixed))
    assert done(Program().get(here))["headcount"] == 25


def test_a_wish_becomes_a_course_whose_roll_is_called(home, desk, path, clock):
    own = resident(home)
    done(own.post(f"{path}/courses/wishes", {"words": "想学中国结"}, Idempotency_Key="w"), 201)
    page = done(
        own.post(f"{path}/courses/wishes", {"words": "想学中国结"}, Idempotency_Key="w"), 201
    )
    assert (len(page["own"]), Wish.objects.count()) == (1, 1)
    wishes = done(desk.get(f"{path}/courses/desk"))["wishes"]
    assert ["*" in each["name"] for each in wishes] == [True]
    named = {"wishes": [wishes[0]["id"]], "name": "中国结"}
    done(desk.post(f"{path}/courses/wishes/name", named))
    [subject] = done(Program().get(f"{path}/courses"))["wanted"]
    told = {"title": "中国结", "capacity": 3, "subject": subject["id"], "partner": "区文化馆"}
    made = done(desk.post(f"{path}/courses", told), 201)
    here = f"{path}/courses/{made['id']}"
    assert Program().get(here).status_code == 404
    when = {"day": DAY, "starts": "18:00", "ends": "20:00", "place_words": "二楼", "weeks": 2}
    page = done(desk.post(f"{here}/sessions", when, If_Match=f'"{made["revision"]}"'), 201)
    assert [each["number"] for each in page["lessons"]] == [1, 2]
    first, second = (each["id"] for each in page["lessons"])
    moved = {**when, "starts": "17:00", "ends": "19:00"}
    del moved["weeks"]
    done(desk.post(f"{here}/sessions/{first}/move", moved))
    page = done(desk.post(f"{here}/open"))
    done(own.post(f"{path}/activities/{page['enrolment']}/sign-up"))
    assert done(own.get(here))["has_wished"] is True
    clock.at = EVENING.replace(hour=21)
    done(desk.post(f"{here}/begin"))
    [pupil] = done(desk.get(f"{here}/desk"))["pupils"]
    page = done(desk.post(f"{here}/sessions/{first}/roll", {"came": [pupil["person"]]}))
    assert [each["came"] for each in page["lessons"]] == [1, 0]
    assert done(own.get(here))["came"] == [first]
    assert own.post(f"{here}/sessions/{first}/roll", {"came": []}).status_code == 403
    why = desk.post(f"{here}/sessions/{second}/drop", {"words": ""})
    assert why.json()["errors"][0]["field"] == "words"
    done(desk.post(f"{here}/sessions/{second}/drop", {"words": "停电"}))
    assert Course.objects.get().sessions.count() == 2


def test_another_communitys_desk_finds_neither_activity_nor_course(path):
    school = School()
    course = school.planned()
    far = CommunityFactory.create()
    desk = desk_program(PostFactory.create(community=far).user, far)
    for there in (school.community.slug, far.slug):
        here = f"/communities/{there}/courses/{course.pk}"
        assert desk.get(f"{here}/desk").status_code == 404
        assert desk.post(f"{here}/open").status_code == 404
    assert desk.get(f"/communities/{school.community.slug}/activities/desk").status_code == 404
