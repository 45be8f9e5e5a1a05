from datetime import timedelta
from typing import Any

import pytest

from lianxin.activities import actions
from lianxin.activities.actions import Lesson, Who
from lianxin.activities.models import (
    Attendance,
    Certificate,
    CourseState,
    SignupState,
    State,
    Wish,
)
from lianxin.activities.queries.courses import (
    certificate_for,
    course_for,
    lecturer_of,
    own_certificates,
)
from lianxin.activities.tasks import (
    tell_graduates,
    tell_pupils,
    tell_signed_up,
    tell_wishers,
)
from lianxin.activities.tests.classes import (
    HOUR,
    NOBODY_ELSE,
    WEEK,
    School,
    knot,
    lesson,
    person_of,
    sessions,
)
from lianxin.core.actor import CLOCK, GUEST
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY
from lianxin.facilities.models import Booking
from lianxin.facilities.tests.factories import EVENING, RoomFactory
from lianxin.notifications.models import Notice
from lianxin.people import actions as people
from lianxin.people.models import Consent
from lianxin.people.tests.factories import officer_of

DAY = timedelta(days=1)
AFTER = EVENING + 3 * WEEK


@pytest.fixture
def school(db):
    return School()


def test_a_plan_is_seen_by_those_who_work_there_alone(school):
    course = school.planned()
    assert course_for(school.staff, course.pk)
    for actor in (GUEST, school.resident()):
        with pytest.raises(NotFound):
            course_for(actor, course.pk)


def test_a_course_without_sessions_does_not_enrol(school):
    with pytest.raises(OutOfOrder, match="先排好课"):
        actions.open_course(school.staff, school.planned(sessions=0).pk, now=MONDAY)


def test_a_course_without_wishes_is_open_to_all_at_once(school):
    course = school.open()
    school.enrol(course, school.resident())
    assert course.enrolment.signups.get().state == SignupState.PLACED


def told(task: Any, deed: str, kind: str = "course") -> dict[int, str]:
    """Run the task of the last deed of a name, twice; the last line that each user then has."""
    entry = Entry.objects.filter(deed=deed, subject_kind__endswith=kind).latest("pk")
    for _ in range(2):
        task.call(entry.pk)
    return {notice.user_id: notice.lines[-1]["text"] for notice in Notice.objects.all()}


def test_who_wished_for_it_is_told_and_enrols_first(school):
    subject, wishers = school.wishers(2)
    course = school.open(subject_id=subject.pk)
    assert set(told(tell_wishers, "open")) == {actor.user_id for actor in wishers}
    school.enrol(course, wishers[0])
    late = school.resident()
    with pytest.raises(OutOfOrder, match="还没到报名的时候"):
        school.enrol(course, late, now=MONDAY + DAY)
    with pytest.raises(OutOfOrder):
        actions.sign_up(GUEST, course.enrolment_id, Who("客人", "13900000001"), now=MONDAY + DAY)
    school.enrol(course, late, now=course.enrolment.opens_at)
    assert list(course.enrolment.signups.values_list("number", flat=True)) == [1, 2]


def test_a_guest_who_wished_has_first_right_by_the_same_telephone(school):
    who = Who("李桂芳", "13900001234")
    wish = actions.wish(GUEST, school.community, actions.Wanting(words="书法"), who, now=MONDAY)
    subject = actions.name_wishes(
        school.staff, school.community, [wish.pk], name="书法", now=MONDAY
    )
    course = school.open(subject_id=subject.pk, title="书法")
    made = actions.sign_up(GUEST, course.enrolment_id, who, now=MONDAY)
    assert made.person == wish.person


def test_a_full_course_lets_the_next_wait_by_the_rules_of_any_sign_up(school):
    course = school.open(capacity=1)
    first, second = school.resident(), school.resident()
    school.enrol(course, first)
    school.enrol(course, second)
    states = course.enrolment.signups.order_by("number").values_list("state", flat=True)
    assert list(states) == [SignupState.PLACED, SignupState.WAITING]
    actions.rewrite(school.staff, course.pk, knot(capacity=2), now=MONDAY)
    assert course.enrolment.signups.last().state == SignupState.OFFERED
    with pytest.raises(Invalid) as refused:
        actions.rewrite(school.staff, course.pk, knot(capacity=1), now=MONDAY)
    assert refused.value.field == "capacity"


def test_sessions_take_their_rooms_and_never_one_that_is_given_away(school):
    room = RoomFactory.create(community=school.community)
    course = school.planned(sessions=0)
    actions.add_session(school.staff, course.pk, lesson(0, room_id=room.pk), now=MONDAY)
    other = school.planned(sessions=0, title="书法")
    with pytest.raises(OutOfOrder, match="中国结"):
        actions.add_session(school.staff, other.pk, lesson(0, room_id=room.pk), now=MONDAY)
    with pytest.raises(Invalid, match="已经有一次课"):
        actions.add_session(school.staff, course.pk, lesson(0), now=MONDAY)
    assert Booking.objects.count() == 1


def test_a_session_that_moves_or_is_dropped_is_told_to_who_is_enrolled(school):
    course = school.open()
    actor = school.resident()
    school.enrol(course, actor)
    first, second = sessions(course)
    moved = Lesson(EVENING + DAY, EVENING + DAY + HOUR, place_words="社区广场")
    actions.move_session(school.staff, course.pk, first.pk, moved, now=MONDAY)
    assert "社区广场" in told(tell_pupils, "move_session")[actor.user_id]
    actions.drop_session(school.staff, course.pk, second.pk, words="老师出差", now=MONDAY)
    assert "老师出差" in told(tell_pupils, "drop_session")[actor.user_id]
    course.enrolment.refresh_from_db()
    assert course.enrolment.starts_at == moved.starts_at
    assert course.enrolment.ends_at == moved.ends_at


def test_the_clock_begins_a_course_when_its_first_session_does(school):
    course = school.open()
    actions.sweep(now=EVENING - HOUR)
    school.enrol(course, school.resident())
    actions.sweep(now=EVENING)
    course.refresh_from_db()
    assert (course.state, course.began_at) == (CourseState.RUNNING, EVENING)


def test_a_course_that_nobody_joined_does_not_begin(school):
    course = school.open()
    with pytest.raises(OutOfOrder, match="还没有人报上名"):
        actions.begin_course(CLOCK, course.pk, now=EVENING)


def test_the_roll_holds_whom_staff_ticked_of_those_enrolled(school):
    course, actors = school.running()
    first, _second = sessions(course)
    stranger = school.resident()
    school.roll(course, first, [*actors, stranger])
    school.roll(course, first, [actors[1]])
    assert [each.person_id for each in Attendance.objects.all()] == [person_of(actors[1])]


def test_a_roll_is_not_called_before_its_session(school):
    course, actors = school.running()
    _first, second = sessions(course)
    with pytest.raises(OutOfOrder, match="还没开始"):
        actions.call_roll(
            school.staff, course.pk, second.pk, came=[person_of(actors[0])], now=EVENING
        )


def test_the_clock_leaves_sessions_to_the_course(school):
    course, _actors = school.running()
    actions.sweep(now=AFTER)
    assert {each.state for each in sessions(course)} == {State.PUBLISHED}


def test_finishing_waits_for_every_session_and_its_roll(school):
    course, actors = school.running()
    first, second = sessions(course)
    with pytest.raises(OutOfOrder, match="没上完"):
        actions.finish(school.staff, course.pk, now=EVENING + HOUR)
    school.roll(course, first, actors)
    with pytest.raises(OutOfOrder, match="第 2 次课"):
        actions.finish(school.staff, course.pk, now=AFTER)
    actions.drop_session(school.staff, course.pk, second.pk, words="停电", now=AFTER)
    assert actions.finish(school.staff, course.pk, now=AFTER).state == CourseState.FINISHED


def test_who_came_often_enough_gets_a_certificate_and_no_one_else(school):
    course, (steady, seldom, never) = school.running(3, sessions=4)
    for index, session in enumerate(sessions(course)):
        school.roll(course, session, [steady] if index else [steady, seldom])
    actions.finish(school.staff, course.pk, now=AFTER + WEEK)
    assert set(told(tell_graduates, "finish")) == {steady.user_id}
    given = Certificate.objects.get()
    assert (given.person_id, given.attended, given.sessions) == (person_of(steady), 4, 4)
    assert given.rule.key == "activities.certificate_share"
    assert list(own_certificates(steady)) == [given]
    assert certificate_for(school.staff, course, person_of(steady)) == given
    for actor in (seldom, never, GUEST):
        with pytest.raises(NotFound):
            certificate_for(actor, course, person_of(steady))


def test_a_finished_course_leaves_its_sessions_recorded_as_they_were(school):
    course, actors = school.running()
    for session in sessions(course):
        school.roll(course, session, actors)
    actions.finish(school.staff, course.pk, now=AFTER)
    assert [(each.state, each.headcount) for each in sessions(course)] == [
        (State.RECORDED, 2),
        (State.RECORDED, 2),
    ]
    course.enrolment.refresh_from_db()
    assert (course.enrolment.state, course.enrolment.headcount) == (State.RECORDED, 2)


def test_calling_a_course_off_tells_everybody_and_leaves_the_wishes_open(school):
    subject, (actor, other) = school.wishers(2)
    course = school.open(subject_id=subject.pk)
    school.enrol(course, actor)
    school.wish(other, "中国结")
    actions.call_off_course(school.staff, course.pk, words="老师病了", now=MONDAY)
    assert "老师病了" in told(tell_signed_up, "call_off", "activity")[actor.user_id]
    assert {each.state for each in sessions(course)} == {State.CALLED_OFF}
    live = Wish.objects.filter(course__isnull=True, ended_at__isnull=True)
    assert {wish.person_id for wish in live} == {person_of(actor), person_of(other)}


def test_a_lecturer_is_named_while_they_let_themselves_be_named(school):
    silent, named = school.planned(), school.planned(title="书法", is_named=True)
    assert lecturer_of(silent, now=MONDAY) == ""
    assert lecturer_of(named, now=MONDAY) == "王秀英"
    given = Consent.objects.get()
    people.withdraw_consent(school.staff, given.pk, now=MONDAY)
    assert lecturer_of(named, now=MONDAY) == ""
    partner = actions.rewrite(
        school.staff, named.pk, knot(lecturer="", partner="区文化馆"), now=MONDAY
    )
    assert lecturer_of(partner, now=MONDAY) == "区文化馆"


def test_only_those_who_work_there_run_a_course(school):
    course = school.open()
    with pytest.raises(NotPermitted):
        actions.plan_course(school.resident(), school.community, knot(), now=MONDAY)
    for actor in (school.resident(), officer_of(school.community.subdistrict)):
        with pytest.raises(NotPermitted):
            actions.call_off_course(actor, course.pk, words="不开了", now=MONDAY)


def test_a_page_that_is_out_of_date_does_not_overwrite_a_course(school):
    course = school.open()
    with pytest.raises(OutOfOrder, match="刚刚有人改过"):
        actions.rewrite(school.staff, course.pk, knot(), now=MONDAY, seen=0)


def test_at_a_session_whoever_is_enrolled_signs_in_by_the_code(school):
    course, (actor, *_) = school.running()
    first, _second = sessions(course)
    made = actions.sign_in(actor, first.pk, first.code, NOBODY_ELSE, now=EVENING)
    assert made.person_id == person_of(actor)
    with pytest.raises(NotPermitted):
        actions.sign_in(school.resident(), first.pk, first.code, NOBODY_ELSE, now=EVENING)
