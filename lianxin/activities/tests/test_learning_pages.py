"""Courses and teams on their pages: what is asked, done and told there."""

import io

import pytest
from django.urls import reverse
from pypdf import PdfReader

from lianxin.activities import actions
from lianxin.activities.actions import Who
from lianxin.activities.models import (
    Attendance,
    Certificate,
    Course,
    CourseState,
    CulturalTeam,
    MemberState,
    TeamMember,
    Wish,
)
from lianxin.activities.tests.classes import WEEK, School, person_of, sessions
from lianxin.core import http
from lianxin.core.tests.factories import MONDAY
from lianxin.facilities.tests.factories import EVENING
from lianxin.people.tests.factories import sign_in

pytestmark = pytest.mark.django_db
OVER = EVENING + 3 * WEEK


@pytest.fixture
def school(monkeypatch):
    monkeypatch.setattr(http, "now", lambda: MONDAY)
    return School()


def page(school, name, *args):
    return reverse(name, args=[school.community.slug, *args])


def told(answer):
    return answer.content.decode()


def test_a_guest_says_what_they_would_learn_and_leaves_a_telephone(client, school):
    url = page(school, "courses:wish")
    refused = client.post(url, {"words": "想学二胡"})
    assert refused.status_code == 422
    assert "留一个手机号" in told(refused)
    client.post(url, {"words": "想学二胡", "name": "李桂芳", "phone": "13900001234"})
    assert Wish.objects.get().words == "想学二胡"
    assert "想学二胡" not in told(client.get(page(school, "courses:list")))


def test_a_neighbour_joins_a_wish_by_one_press_and_takes_it_back(client, school):
    subject, _actors = school.wishers(2)
    sign_in(client, school.resident())
    shelf = page(school, "courses:list")
    assert "再有 3 人就能开课" in told(client.get(shelf))
    client.post(page(school, "courses:wish"), {"subject": subject.pk})
    seen = told(client.get(shelf))
    assert "您也想学" in seen
    assert "再有 2 人就能开课" in seen
    wish = Wish.objects.latest("pk")
    client.post(page(school, "courses:take_back", wish.pk))
    assert "再有 3 人就能开课" in told(client.get(shelf))


def test_staff_put_loose_wishes_under_a_name_on_the_page(client, school):
    pks = [school.wish(school.resident(), words).pk for words in ("毛笔字", "练字")]
    sign_in(client, school.staff)
    url = page(school, "courses_desk:name_wishes")
    assert client.post(url, {"name": "书法"}).status_code == 422
    client.post(url, {"name": "书法", "wishes": pks})
    assert {wish.subject.name for wish in Wish.objects.all()} == {"书法"}


def test_a_course_goes_from_enough_wishes_to_enrolling_on_the_desk(client, school):
    subject, wishers = school.wishers(5)
    sign_in(client, school.staff)
    assert "可以开课" in told(client.get(page(school, "courses_desk:list")))
    new = page(school, "courses_desk:new")
    assert "中国结" in told(client.get(f"{new}?subject={subject.pk}"))
    client.post(new, {"title": "中国结", "subject": subject.pk, "capacity": 8})
    course = Course.objects.get()
    client.post(
        page(school, "courses_desk:add_session", course.pk),
        {
            "day": "2026-03-11",
            "starts": "14:00",
            "ends": "16:00",
            "weeks": 3,
            "place_words": "二楼",
        },
    )
    assert course.sessions.count() == 3
    client.post(page(school, "courses_desk:step", course.pk, "open"))
    course.refresh_from_db()
    assert course.state == CourseState.ENROLLING
    sign_in(client, wishers[0])
    seen = told(client.get(page(school, "courses:show", course.pk)))
    assert "您说过想学，现在就能报" in seen
    assert course.enrolment_id is not None
    answer = client.post(page(school, "activities:sign_up", course.enrolment_id))
    assert answer.url == page(school, "courses:show", course.pk)


def test_the_list_tells_how_it_is_with_each_course(client, school):
    school.open()
    finished = school.planned(title="书法")
    seen = told(client.get(page(school, "courses:list")))
    assert "还有 3 个名额" in seen
    assert finished.title not in seen
    sign_in(client, school.staff)
    assert finished.title in told(client.get(page(school, "courses_desk:list")))


def test_the_pages_of_sessions_and_of_enrolling_lead_to_the_course(client, school):
    course = school.open()
    for pk in (course.enrolment_id, sessions(course)[0].pk):
        answer = client.get(page(school, "activities:show", pk))
        assert answer.url == page(school, "courses:show", course.pk)


def test_a_guest_enrols_and_comes_back_by_a_private_link(client, school):
    course = school.open()
    form = {"name": "李桂芳", "phone": "13900001234", "key": "k" * 24}
    answer = client.post(page(school, "activities:sign_up", course.enrolment_id), form)
    assert answer.url == page(school, "courses:mine", course.pk, "k" * 24)
    assert "到时候见" in told(client.get(answer.url))
    assert client.get(page(school, "courses:mine", course.pk, "wrong")).status_code == 404


def test_the_roll_is_called_and_the_certificate_opened(client, school, monkeypatch):
    course, (actor, other) = school.running(sessions=2)
    monkeypatch.setattr(http, "now", lambda: OVER)
    sign_in(client, school.staff)
    for session in sessions(course):
        url = page(school, "courses_desk:roll", course.pk, session.pk)
        assert "到了的打上钩" in told(client.get(url))
        client.post(url, {"came": [person_of(actor)]})
    assert Attendance.objects.count() == 2
    client.post(page(school, "courses_desk:step", course.pk, "finish"))
    assert Certificate.objects.get().person_id == person_of(actor)
    printed = client.post(page(school, "courses_desk:certificate", course.pk, person_of(actor)))
    assert printed.headers["Content-Type"] == "application/pdf"
    sign_in(client, actor)
    assert "您结业了" in told(client.get(page(school, "courses:show", course.pk)))
    paper = client.get(page(school, "courses:certificate", course.pk))
    words = PdfReader(io.BytesIO(paper.content)).pages[0].extract_text().replace(" ", "")
    assert "结业证书" in words
    assert "中国结" in words
    sign_in(client, other)
    assert client.get(page(school, "courses:certificate", course.pk)).status_code == 404


def test_calling_off_asks_why_on_the_page(client, school):
    course = school.open()
    sign_in(client, school.staff)
    url = page(school, "courses_desk:step", course.pk, "call_off")
    assert "报了名的人都会收到" in told(client.get(url))
    assert client.post(url, {"words": ""}).status_code == 422
    client.post(url, {"words": "老师病了"})
    assert "没有开成：老师病了" in told(client.get(page(school, "courses:show", course.pk)))


def test_a_session_is_moved_and_dropped_on_the_desk(client, school):
    course = school.open()
    first, second = sessions(course)
    sign_in(client, school.staff)
    form = {"day": "2026-03-05", "starts": "10:00", "ends": "12:00", "place_words": "广场"}
    client.post(page(school, "courses_desk:move_session", course.pk, first.pk), form)
    first.refresh_from_db()
    assert first.place_words == "广场"
    client.post(page(school, "courses_desk:drop_session", course.pk, second.pk), {"words": "停电"})
    assert "停电" not in told(client.get(page(school, "courses:show", course.pk)))
    assert "共 1 次" in told(client.get(page(school, "courses:show", course.pk)))


def test_a_resident_asks_to_join_a_team_and_its_leader_answers(client, school):
    team = school.team()
    leader, newcomer = school.resident(), school.resident()
    member = actions.ask(leader, team.pk, Who(), now=MONDAY)
    actions.accept(school.staff, member.pk, now=MONDAY)
    actions.make_leader(school.staff, member.pk, now=MONDAY)
    sign_in(client, newcomer)
    client.post(page(school, "teams:ask", team.pk), {"words": "学过二胡", "is_named": "on"})
    asking = TeamMember.objects.get(state=MemberState.ASKED)
    assert "等队长回话" in told(client.get(page(school, "teams:show", team.pk)))
    accept = page(school, "teams:step", team.pk, asking.pk, "accept")
    assert client.post(accept).status_code == 403
    sign_in(client, leader)
    assert "学过二胡" in told(client.get(page(school, "teams:show", team.pk)))
    client.post(accept)
    client.logout()
    seen = told(client.get(page(school, "teams:show", team.pk)))
    assert newcomer.name in seen
    assert leader.name not in seen


def test_a_member_takes_their_name_off_the_page_at_once(client, school):
    team, actor = school.team(), school.resident()
    member = actions.ask(actor, team.pk, Who(), is_named=True, now=MONDAY)
    actions.accept(school.staff, member.pk, now=MONDAY)
    sign_in(client, actor)
    client.post(page(school, "teams:name", team.pk, member.pk), {"named": "no"})
    client.logout()
    assert actor.name not in told(client.get(page(school, "teams:show", team.pk)))


def test_staff_write_a_team_down_with_all_that_it_does(client, school):
    sign_in(client, school.staff)
    form = {"name": "红歌队", "art": "choir", "founded_on": "2012-05-01", "meets": "每周三"}
    client.post(page(school, "teams_desk:new"), form)
    team = CulturalTeam.objects.get()
    entries = {
        "admit": {"name": "王秀英", "since": "2026-03-01", "is_leader": "on"},
        "rehearse": {
            "day": "2026-03-05", "starts": "09:00", "ends": "11:00", "place_words": "广场",
        },
        "honour": {"year": 2025, "what": "优秀节目奖", "by_whom": "街道"},
    }  # fmt: skip
    for what, data in entries.items():
        url = page(school, "teams_desk:enter", team.pk, what)
        assert client.post(url, {}).status_code == 422
        assert client.post(url, data).status_code == 302
    seen = told(client.get(page(school, "teams_desk:team", team.pk)))
    assert "王*英" in seen
    assert "优秀节目奖" in seen
    assert "广场" in told(client.get(page(school, "teams:show", team.pk)))
