"""A course from its plan to the day when enrolling begins."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lianxin.activities.actions.moving import move_up
from lianxin.activities.models import Activity, Course, CourseState, Series
from lianxin.activities.queries.access import activity_for
from lianxin.activities.queries.courses import course_for
from lianxin.activities.queries.wishes import subject_for
from lianxin.activities.rules.activity import WORKERS
from lianxin.activities.rules.courses import COURSE_FLOW
from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotPermitted, OutOfOrder
from lianxin.core.flow import Step
from lianxin.core.models import Entry
from lianxin.core.text import said
from lianxin.people.actions import Leave, consent, meet
from lianxin.people.models import Person, Purpose
from lianxin.places.models import Community


@dataclass(frozen=True, slots=True, kw_only=True)
class Syllabus:
    """A course as staff write it: taught by a person (name, and phone where there is one) or by a
    partner; `is_named` says that the person lets their name be shown.
    """

    title: str
    capacity: int
    words: str = ""
    series_id: int | None = None
    subject_id: int | None = None
    lecturer: str = ""
    phone: str = ""
    is_named: bool = False
    partner: str = ""


_WRITTEN = {"title", "words", "capacity", "series", "subject", "lecturer", "partner"}


def taken_course(
    actor: Actor, pk: int, verb: str, *, seen: int | None = None
) -> tuple[Course, Step]:
    """Lock a course and get leave for a step; `seen` is the revision that the page showed."""
    course = course_for(actor, pk, lock=True)
    if seen is not None and seen != course.revision:
        raise OutOfOrder(_("刚刚有人改过这门课，下面是最新的样子。您写的没有丢，看过再发。"))
    standing = CourseState(course.state).label
    return course, COURSE_FLOW.require(verb, actor, course, standing=standing)


def put_course(
    actor: Actor,
    course: Course,
    step: Step,
    *,
    now: datetime,
    changed: Iterable[str] = (),
    **details: Any,
) -> Entry:
    course.state = step.leads_to(course)
    course.revision += 1
    course.save(update_fields={"state", "revision", *changed})
    return journal.record(actor, step.verb, course, course.community_id, at=now, **details)


@transaction.atomic
def plan_course(actor: Actor, community: Community, made: Syllabus, *, now: datetime) -> Course:
    """Begin a course's plan; nobody but the staff sees it yet."""
    if not actor.holds(WORKERS, community.pk):
        raise NotPermitted(_("课程由本社区的工作人员来安排。"))
    course = Course(community=community, planned_at=now)
    _write(actor, course, made, now=now)
    course.save(force_insert=True)
    journal.record(actor, "plan_course", course, community.pk, at=now, title=course.title)
    return course


@transaction.atomic
def rewrite(
    actor: Actor, pk: int, made: Syllabus, *, now: datetime, seen: int | None = None
) -> Course:
    """Change what a course says of itself; more places go to those who wait, in their turn."""
    course, step = taken_course(actor, pk, "rewrite", seen=seen)
    _write(actor, course, made, now=now)
    if course.enrolment_id is not None:
        _write_enrolment(actor, course, now=now)
    put_course(actor, course, step, now=now, changed=_WRITTEN)
    return course


def _write(actor: Actor, course: Course, made: Syllabus, *, now: datetime) -> None:
    course.title = said(made.title, field="title", missing=_("写明是什么课。"), most=40)
    if made.capacity < 1:
        raise Invalid(_("名额至少 1 个。"), field="capacity")
    course.capacity, course.words = made.capacity, made.words.strip()
    course.series = _series(course, made.series_id)
    if made.subject_id is not None:
        course.subject = subject_for(course.community_id, made.subject_id)
    _let_teach(actor, course, made, now=now)


def _series(course: Course, pk: int | None) -> Series | None:
    if pk is None:
        return None
    found = Series.objects.filter(pk=pk, community=course.community_id).first()
    if found is None:
        raise Invalid(_("请从本社区的系列里选一个。"), field="series")
    return found


def _let_teach(actor: Actor, course: Course, made: Syllabus, *, now: datetime) -> None:
    name, partner = made.lecturer.strip(), made.partner.strip()
    if name and partner:
        raise Invalid(_("老师和合作单位只写一个：单位派来的老师，写单位就行。"), field="partner")
    course.partner = partner
    if not name:
        course.lecturer = None
        return
    same = course.lecturer if course.lecturer and course.lecturer.name == name else None
    person = same or meet(course.community_id, now=now, name=name, phone=made.phone)
    course.lecturer = person
    if made.is_named:
        _consent(actor, person, now=now)


def _consent(actor: Actor, person: Person, *, now: datetime) -> None:
    leave = Leave(purpose=Purpose.TEACHING, field="name", given_by=_("本人告诉社区，社区登记"))
    consent(actor, person, leave, now=now)


def _write_enrolment(actor: Actor, course: Course, *, now: datetime) -> None:
    enrolment = activity_for(actor, course.enrolment_id or 0, lock=True)
    if course.capacity < enrolment.taken:
        raise Invalid(
            ngettext(
                "已经有 %(taken)d 个名额给出去了，不能比这还少。",
                "已经有 %(taken)d 个名额给出去了，不能比这还少。",
                enrolment.taken,
            )
            % {"taken": enrolment.taken},
            field="capacity",
        )
    enrolment.title, enrolment.capacity = course.title, course.capacity
    enrolment.save(update_fields=["title", "capacity"])
    move_up(actor, enrolment, now=now)


def stretch(actor: Actor, course: Course, sessions: list[Activity]) -> None:
    """Let the enrolment last from the first session to the last."""
    if course.enrolment_id is None or not sessions:
        return
    enrolment = activity_for(actor, course.enrolment_id, lock=True)
    enrolment.starts_at = min(each.starts_at for each in sessions)
    enrolment.ends_at = max(each.ends_at for each in sessions)
    if enrolment.closes_at is not None:
        enrolment.closes_at = min(enrolment.closes_at, enrolment.ends_at)
    if enrolment.opens_at is not None and enrolment.closes_at is not None:
        enrolment.opens_at = min(enrolment.opens_at, enrolment.closes_at)
    enrolment.save(update_fields=["starts_at", "ends_at", "opens_at", "closes_at"])
