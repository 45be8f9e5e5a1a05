"""A course's sessions at the desk: when and where, and the roll of each."""

from typing import Annotated, Any

from pydantic import Field

from lianxin.activities import actions
from lianxin.activities.api.courses_desk import CourseAtDesk, kept_course, told_course
from lianxin.activities.api.desk import worker
from lianxin.activities.api.door import router
from lianxin.activities.forms.courses import LessonForm, Why
from lianxin.activities.models import Course
from lianxin.activities.queries import courses as queries
from lianxin.core import http
from lianxin.core.api import (
    Body,
    Call,
    Key,
    Part,
    Ref,
    Scope,
    Slug,
    body_of,
    done,
    filled,
    taking,
    unchanged_since,
)
from lianxin.facilities.queries import rooms_for

ROOM = Part(
    Annotated[Ref | None, Field(description="哪一间：编号在 activities/choices 里")], None, str
)
PlansLessons = body_of(LessonForm, "PlansLessons", without={"what"}, instead={"room": ROOM})
MovesLesson = body_of(LessonForm, "MovesLesson", without={"what", "weeks"}, instead={"room": ROOM})


class CalledRoll(Body):
    """Who of those enrolled came to a session."""

    came: list[Ref] = Field(max_length=500, examples=[[17]])


def _lessons(request: Call, course: Course, told: Body, *, is_repeated: bool) -> LessonForm:
    rooms = list(rooms_for(request.actor, course.community_id))
    return LessonForm(rooms, filled(told)[0], initial={"is_repeated": is_repeated})


@router.writes(
    "/communities/{slug}/courses/{int:pk}/sessions",
    scope=Scope.ACTIVITIES_WORK,
    gives=CourseAtDesk,
    says="排课：一次，或者每周同一时间连上几周",
    status=201,
    has_version=True,
)
@taking(PlansLessons)
def add_sessions(request: Call, slug: Slug, pk: Key, told: Any) -> CourseAtDesk:
    worker(request, slug)
    course = kept_course(request, slug, pk)
    seen = unchanged_since(request, course.revision)
    form = _lessons(request, course, told, is_repeated=True)

    def deed() -> object:
        weeks, now = form.cleaned_data["weeks"], http.now()
        return actions.add_sessions(
            request.actor, pk, form.lesson(), weeks=weeks, now=now, seen=seen
        )

    done(form, deed)
    return told_course(request, slug, pk)


@router.writes(
    "/communities/{slug}/courses/{int:pk}/sessions/{int:thing}/move",
    scope=Scope.ACTIVITIES_WORK,
    gives=CourseAtDesk,
    says="一次课改时间地点；报了名的人都会收到",
    has_version=True,
)
@taking(MovesLesson)
def move_session(request: Call, slug: Slug, pk: Key, thing: Key, told: Any) -> CourseAtDesk:
    worker(request, slug)
    course = kept_course(request, slug, pk)
    seen = unchanged_since(request, course.revision)
    queries.session_for(request.actor, course, thing)
    form = _lessons(request, course, told, is_repeated=False)

    def deed() -> object:
        now, lesson = http.now(), form.lesson()
        return actions.move_session(request.actor, pk, thing, lesson, now=now, seen=seen)

    done(form, deed)
    return told_course(request, slug, pk)


@router.writes(
    "/communities/{slug}/courses/{int:pk}/sessions/{int:thing}/drop",
    scope=Scope.ACTIVITIES_WORK,
    gives=CourseAtDesk,
    says="一次课不上了；报了名的人都会收到",
    has_version=True,
)
@taking(body_of(Why, "CourseWhy"))
def drop_session(request: Call, slug: Slug, pk: Key, thing: Key, told: Any) -> CourseAtDesk:
    worker(request, slug)
    course = kept_course(request, slug, pk)
    seen = unchanged_since(request, course.revision)
    queries.session_for(request.actor, course, thing)
    form = Why(request.actor, course, http.today(), filled(told)[0])

    def deed() -> object:
        words, now = form.cleaned_data["words"], http.now()
        return actions.drop_session(request.actor, pk, thing, words=words, now=now, seen=seen)

    done(form, deed)
    return told_course(request, slug, pk)


@router.writes(
    "/communities/{slug}/courses/{int:pk}/sessions/{int:thing}/roll",
    scope=Scope.ACTIVITIES_WORK,
    gives=CourseAtDesk,
    says="点名：这次课谁到了",
    has_version=True,
)
def roll(request: Call, slug: Slug, pk: Key, thing: Key, told: CalledRoll) -> CourseAtDesk:
    course = kept_course(request, slug, pk)
    seen = unchanged_since(request, course.revision)
    queries.session_for(request.actor, course, thing)
    actions.call_roll(request.actor, pk, thing, came=told.came, now=http.now(), seen=seen)
    return told_course(request, slug, pk)
