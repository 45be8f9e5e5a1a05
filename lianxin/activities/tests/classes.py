"""Courses and cultural teams, and the people around them."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from lianxin.activities import actions
from lianxin.activities.actions import Lesson, Portrait, Syllabus, Wanting, Who
from lianxin.activities.models import Activity, Art, Course, CulturalTeam, Subject, Wish
from lianxin.core.actor import Actor
from lianxin.core.tests.factories import MONDAY
from lianxin.facilities.tests.factories import EVENING
from lianxin.people.tests.factories import resident_of, staff_of
from lianxin.places.models import Community
from lianxin.places.tests.factories import CommunityFactory

WEEK = timedelta(days=7)
HOUR = timedelta(hours=1)
NOBODY_ELSE = Who()


def knot(**more: Any) -> Syllabus:
    """A course as staff write it."""
    return replace(Syllabus(title="中国结", capacity=3, lecturer="王秀英"), **more)


def lesson(week: int, **more: Any) -> Lesson:
    """The session of a week, on a Wednesday evening; the first is in two days."""
    start = EVENING + week * WEEK
    return replace(Lesson(start, start + 2 * HOUR, place_words="社区二楼"), **more)


class School:
    """One community, its worker, and residents who would learn."""

    def __init__(self) -> None:
        self.community: Community = CommunityFactory.create()
        self.staff = staff_of(self.community)

    def resident(self) -> Actor:
        return resident_of(self.community)

    def wishers(self, count: int, name: str = "中国结") -> tuple[Subject, list[Actor]]:
        """Residents who wish for one subject, which staff have named."""
        actors = [self.resident() for _ in range(count)]
        wishes = [self.wish(actor, f"想学{name}").pk for actor in actors]
        subject = actions.name_wishes(self.staff, self.community, wishes, name=name, now=MONDAY)
        return subject, actors

    def wish(self, actor: Actor, words: str, **more: Any) -> Wish:
        wanting = Wanting(words=words, **more)
        return actions.wish(actor, self.community, wanting, NOBODY_ELSE, now=MONDAY)

    def planned(self, *, sessions: int = 2, **more: Any) -> Course:
        course = actions.plan_course(self.staff, self.community, knot(**more), now=MONDAY)
        for week in range(sessions):
            actions.add_session(self.staff, course.pk, lesson(week), now=MONDAY)
        return course

    def open(self, *, now: datetime = MONDAY, **more: Any) -> Course:
        return actions.open_course(self.staff, self.planned(**more).pk, now=now)

    def enrol(self, course: Course, actor: Actor, *, now: datetime = MONDAY) -> None:
        assert course.enrolment_id is not None
        actions.sign_up(actor, course.enrolment_id, NOBODY_ELSE, now=now)

    def running(self, count: int = 2, **more: Any) -> tuple[Course, list[Actor]]:
        """A course that has begun, and who is in it."""
        course = self.open(**more)
        actors = [self.resident() for _ in range(count)]
        for actor in actors:
            self.enrol(course, actor)
        return actions.begin_course(self.staff, course.pk, now=EVENING), actors

    def roll(self, course: Course, session: Activity, actors: list[Actor]) -> None:
        came = [person_of(actor) for actor in actors]
        now = session.ends_at
        actions.call_roll(self.staff, course.pk, session.pk, came=came, now=now)

    def team(self, name: str = "“魅力历山”艺术团", **more: Any) -> CulturalTeam:
        return actions.found_team(
            self.staff,
            self.community,
            name=name,
            founded_on=MONDAY.date().replace(year=2012),
            made=Portrait(art=Art.STAGE, **more),
            now=MONDAY,
        )


def person_of(actor: Actor) -> int:
    (person,) = actor.person_ids
    return person


def sessions(course: Course) -> list[Activity]:
    return list(course.sessions.order_by("starts_at"))
