"""The single sessions of a course: each is an activity with its time, its room and its roll."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.activities.actions.coming import attend
from lianxin.activities.actions.courses import put_course, stretch, taken_course
from lianxin.activities.actions.planning import Plan, call_off, plan, publish, replan
from lianxin.activities.models import Activity, Course, CourseState, Kind
from lianxin.activities.queries.courses import session_for, sessions_of
from lianxin.activities.tasks import tell_pupils
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, OutOfOrder
from lianxin.core.models import Entry
from lianxin.core.spoken import spoken

MOST_WEEKS = 30


@dataclass(frozen=True, slots=True)
class Lesson:
    """When and where one session is; a room, or a place in words."""

    starts_at: datetime
    ends_at: datetime
    room_id: int | None = None
    place_words: str = ""


def as_plan(course: Course, lesson: Lesson) -> Plan:
    """A session as an activity's plan: one comes by being enrolled, not by signing up again."""
    return Plan(
        title=course.title,
        kind=Kind.CLASS,
        starts_at=lesson.starts_at,
        ends_at=lesson.ends_at,
        room_id=lesson.room_id,
        place_words=lesson.place_words,
        series_id=course.series_id,
        audience=_("报了名的学员"),
    )


@transaction.atomic
def add_session(
    actor: Actor, pk: int, lesson: Lesson, *, now: datetime, seen: int | None = None
) -> Activity:
    """Put one more session on a course's plan, and book its room."""
    course, step = taken_course(actor, pk, "add_session", seen=seen)
    if lesson.starts_at < now:
        raise Invalid(_("这个时间已经过去，请选以后的时间。"), field="day")
    _check_apart(actor, course, lesson)
    session = plan(actor, course.community, as_plan(course, lesson), now=now)
    session.course = course
    session.save(update_fields=["course"])
    if course.state != CourseState.PLANNED:
        publish(actor, session.pk, now=now)
    stretch(actor, course, list(sessions_of(actor, course)))
    words = _("加了一次课：%(when)s，在%(where)s。") % _said(session)
    _tell(course, put_course(actor, course, step, now=now, told=words))
    return session


@transaction.atomic
def add_sessions(
    actor: Actor,
    pk: int,
    lesson: Lesson,
    *,
    weeks: int,
    now: datetime,
    seen: int | None = None,
) -> list[Activity]:
    """The same session week after week, all of them or none."""
    made = [add_session(actor, pk, lesson, now=now, seen=seen)]
    for week in range(1, min(weeks, MOST_WEEKS)):
        later = timedelta(days=7 * week)
        start, end = lesson.starts_at + later, lesson.ends_at + later
        made.append(add_session(actor, pk, replace(lesson, starts_at=start, ends_at=end), now=now))
    return made


def _check_apart(actor: Actor, course: Course, lesson: Lesson, *, but: int | None = None) -> None:
    """Nobody can be in two sessions of one course at once."""
    same = sessions_of(actor, course).exclude(pk=but or 0)
    if same.filter(starts_at__lt=lesson.ends_at, ends_at__gt=lesson.starts_at).exists():
        raise Invalid(_("这门课在这段时间已经有一次课。"), field="day")


@transaction.atomic
def move_session(
    actor: Actor,
    pk: int,
    session_id: int,
    lesson: Lesson,
    *,
    now: datetime,
    seen: int | None = None,
) -> Activity:
    """Let a session be at another time or place, and tell everybody who is enrolled."""
    course, step = taken_course(actor, pk, "move_session", seen=seen)
    session = _ahead(session_for(actor, course, session_id), now=now)
    _check_apart(actor, course, lesson, but=session.pk)
    before = spoken(session.starts_at)
    session = replan(actor, session.pk, as_plan(course, lesson), now=now)
    stretch(actor, course, list(sessions_of(actor, course)))
    words = _("%(before)s的课改到%(when)s，在%(where)s。") % {"before": before, **_said(session)}
    _tell(course, put_course(actor, course, step, now=now, told=words))
    return session


@transaction.atomic
def drop_session(
    actor: Actor,
    pk: int,
    session_id: int,
    *,
    words: str,
    now: datetime,
    seen: int | None = None,
) -> Activity:
    """Call one session off; its room is free again, and whoever is enrolled is told."""
    course, step = taken_course(actor, pk, "drop_session", seen=seen)
    session = session_for(actor, course, session_id)
    if session.attendances.exists():
        raise OutOfOrder(_("这次课已经有人到过，不能再说没上。"))
    session = call_off(actor, session.pk, words=words, now=now)
    stretch(actor, course, list(sessions_of(actor, course)))
    reason = {"when": spoken(session.starts_at), "words": session.reason}
    told = _("%(when)s的课不上了：%(words)s") % reason
    _tell(course, put_course(actor, course, step, now=now, told=told))
    return session


def _ahead(session: Activity, *, now: datetime) -> Activity:
    if session.starts_at <= now:
        raise OutOfOrder(_("这次课已经开始，时间不能再改。"))
    return session


@transaction.atomic
def call_roll(
    actor: Actor,
    pk: int,
    session_id: int,
    *,
    came: Collection[int],
    now: datetime,
    seen: int | None = None,
) -> Activity:
    """Let the roll of a session be as staff ticked it: `came` are persons who are enrolled."""
    course, step = taken_course(actor, pk, "call_roll", seen=seen)
    session = session_for(actor, course, session_id)
    if session.starts_at > now:
        raise OutOfOrder(_("这次课还没开始。"))
    attend(actor, session.pk, came=came, now=now)
    put_course(actor, course, step, now=now, session=session.pk, came=len(came))
    return session


def _said(session: Activity) -> dict[str, str]:
    return {"when": spoken(session.starts_at), "where": session.where}


def _tell(course: Course, entry: Entry) -> None:
    """Tell everybody who is enrolled, once somebody can be."""
    if course.state != CourseState.PLANNED:
        tell_pupils.enqueue(entry.pk)
