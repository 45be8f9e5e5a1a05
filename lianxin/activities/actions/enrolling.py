"""A course's own steps: enrolling, beginning, finishing with certificates, calling it off."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lianxin.activities.actions.courses import put_course, taken_course
from lianxin.activities.actions.planning import Plan, call_off, plan, publish
from lianxin.activities.actions.recording import Record, hold, record
from lianxin.activities.models import (
    Activity,
    Certificate,
    Course,
    Kind,
    State,
    Way,
    Wish,
)
from lianxin.activities.queries.courses import came_to, enrolled, sessions_of
from lianxin.activities.queries.law import (
    CERTIFICATE_SHARE,
    FIRST_RIGHT_DAYS,
    WAITING_PLACES,
    count_for,
    rule_for,
)
from lianxin.activities.rules.activity import WORKERS
from lianxin.activities.rules.courses import completes
from lianxin.activities.tasks import tell_graduates, tell_wishers
from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import NotPermitted, OutOfOrder
from lianxin.core.text import said


@dataclass(frozen=True, slots=True)
class Lasting:
    """When enrolling is open to everybody, and until when."""

    opens_at: datetime
    closes_at: datetime


@transaction.atomic
def open_course(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Course:
    """Begin to enrol. Who had wished for it is told, and has first right for some days (rule
    pack); without wishes it is open to all at once.
    """
    course, step = taken_course(actor, pk, "open", seen=seen)
    sessions = list(sessions_of(actor, course))
    if not sessions or sessions[0].starts_at <= now:
        raise OutOfOrder(_("先排好课，第一次课要在今天以后，再开始报名。"))
    answered = _answer(course)
    lasting = _lasting(course, sessions[0], has_wishes=bool(answered), now=now)
    course.enrolment = _enrolment(actor, course, sessions, lasting, now=now)
    for session in sessions:
        publish(actor, session.pk, now=now)
    course.enrolling_at = now
    changed = {"enrolment", "enrolling_at"}
    entry = put_course(actor, course, step, now=now, changed=changed, wishes=answered)
    tell_wishers.enqueue(entry.pk)
    return course


def _answer(course: Course) -> int:
    """Let the course answer every open wish for its subject; gives how many."""
    if course.subject_id is None:
        return 0
    waiting = Wish.objects.filter(
        subject=course.subject_id, course__isnull=True, ended_at__isnull=True
    )
    return waiting.update(course=course)


def _lasting(course: Course, first: Activity, *, has_wishes: bool, now: datetime) -> Lasting:
    closes_at = first.starts_at
    if not has_wishes:
        return Lasting(now, closes_at)
    days = count_for(course.community, FIRST_RIGHT_DAYS, now=now)
    # Others get their turn, too, even when the first session is near.
    return Lasting(now + min(timedelta(days=days), (closes_at - now) / 2), closes_at)


def _enrolment(
    actor: Actor, course: Course, sessions: list[Activity], lasting: Lasting, *, now: datetime
) -> Activity:
    made = Plan(
        title=course.title,
        kind=Kind.CLASS,
        starts_at=sessions[0].starts_at,
        ends_at=max(each.ends_at for each in sessions),
        way=Way.FIRST_COME,
        place_words=sessions[0].where,
        words=course.words,
        series_id=course.series_id,
        capacity=course.capacity,
        waiting_most=count_for(course.community, WAITING_PLACES, now=now),
        opens_at=lasting.opens_at,
        closes_at=lasting.closes_at,
    )
    enrolment = plan(actor, course.community, made, now=now)
    return publish(actor, enrolment.pk, now=now)


@transaction.atomic
def begin_course(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Course:
    course, step = taken_course(actor, pk, "begin", seen=seen)
    if not enrolled(course).exists():
        raise OutOfOrder(_("还没有人报上名。改个时间再等等，或者写明原因不开了。"))
    course.began_at = now
    put_course(actor, course, step, now=now, changed={"began_at"})
    return course


@transaction.atomic
def finish(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Course:
    """End a course: its sessions are recorded as their rolls have them, and whoever came often
    enough (rule pack) gets a certificate.
    """
    course, step = taken_course(actor, pk, "finish", seen=seen)
    sessions = list(sessions_of(actor, course))
    came = came_to(course)
    _require_over(sessions, came, now=now)
    _record_sessions(actor, course, sessions, came, now=now)
    certified = _certify(course, sessions, came, now=now)
    heads = len(set().union(*came.values()))
    if course.enrolment is not None:
        words = ngettext(
            "共 %(count)d 次课，%(certified)d 人结业。",
            "共 %(count)d 次课，%(certified)d 人结业。",
            len(sessions),
        )
        told = words % {"count": len(sessions), "certified": certified}
        _record(actor, course.enrolment, heads, told, now=now)
    course.finished_at = now
    entry = put_course(
        actor, course, step, now=now, changed={"finished_at"}, certificates=certified
    )
    tell_graduates.enqueue(entry.pk)
    return course


def _require_over(sessions: list[Activity], came: dict[int, set[int]], *, now: datetime) -> None:
    ahead = [each for each in sessions if each.ends_at > now]
    if ahead:
        raise OutOfOrder(
            ngettext("还有 %(count)d 次课没上完。", "还有 %(count)d 次课没上完。", len(ahead))
            % {"count": len(ahead)}
        )
    empty = [number for number, each in enumerate(sessions, start=1) if each.pk not in came]
    if empty or not sessions:
        raise OutOfOrder(
            _("第 %(numbers)s 次课还没记谁到了；没上的课，请写明原因取消。")
            % {"numbers": "、".join(map(str, empty))}
        )


def _record_sessions(
    actor: Actor,
    course: Course,
    sessions: list[Activity],
    came: dict[int, set[int]],
    *,
    now: datetime,
) -> None:
    for number, session in enumerate(sessions, start=1):
        if heads := len(came.get(session.pk, ())):
            words = _("%(title)s，第 %(number)d 次课。")
            told = words % {"title": course.title, "number": number}
            _record(actor, session, heads, told, now=now)


def _record(actor: Actor, activity: Activity, heads: int, words: str, *, now: datetime) -> None:
    if activity.state == State.PUBLISHED:
        hold(actor, activity.pk, now=now)
    if activity.state != State.RECORDED:
        record(actor, activity.pk, Record(heads, words), now=now)


def _certify(
    course: Course, sessions: list[Activity], came: dict[int, set[int]], *, now: datetime
) -> int:
    law = rule_for(course.community, CERTIFICATE_SHARE, now=now)
    attended = {
        signup.person_id: sum(signup.person_id in here for here in came.values())
        for signup in enrolled(course)
    }
    done = {
        person: count
        for person, count in attended.items()
        if completes(count, len(sessions), law.value)
    }
    Certificate.objects.bulk_create(
        Certificate(
            course=course,
            person_id=person,
            number=number,
            attended=count,
            sessions=len(sessions),
            rule_id=law.pk,
            issued_at=now,
        )
        for number, (person, count) in enumerate(done.items(), start=1)
    )
    return len(done)


@transaction.atomic
def hand_over(actor: Actor, given: Certificate, *, now: datetime) -> Certificate:
    """Note that somebody's certificate was printed for them."""
    if not actor.holds(WORKERS, given.course.community_id):
        raise NotPermitted(_("证书由本人来取，或请本社区的工作人员打印。"))
    journal.record(actor, "print_certificate", given, given.course.community_id, at=now)
    return given


@transaction.atomic
def call_off_course(
    actor: Actor, pk: int, *, words: str, now: datetime, seen: int | None = None
) -> Course:
    """Call a course off with the sessions to which nobody came; all are told why, and what was
    wished for waits for another course.
    """
    course, step = taken_course(actor, pk, "call_off", seen=seen)
    course.reason = said(
        words, field="words", missing=_("写一句为什么不开了，报名的人看得到。"), most=300
    )
    course.called_off_at = now
    sessions, came = list(sessions_of(actor, course)), came_to(course)
    _record_sessions(actor, course, sessions, came, now=now)
    for session in sessions:
        if session.pk not in came:
            call_off(actor, session.pk, words=course.reason, now=now)
    if course.enrolment is not None and course.enrolment.state == State.PUBLISHED:
        call_off(actor, course.enrolment.pk, words=course.reason, now=now)
    _let_wait(course)
    changed = {"reason", "called_off_at"}
    put_course(actor, course, step, now=now, changed=changed, words=course.reason)
    return course


def _let_wait(course: Course) -> None:
    """Its wishes are open again, but for those of who has wished for the same since."""
    live = Wish.objects.filter(course__isnull=True, ended_at__isnull=True)
    newer = live.filter(subject=course.subject_id).values_list("person_id", flat=True)
    course.wishes.exclude(person_id__in=list(newer)).update(course=None)
