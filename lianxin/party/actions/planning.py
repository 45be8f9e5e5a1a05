"""Before a meeting of Party life: whose, when, where, what about, and who is told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotPermitted
from lianxin.core.http import local_day
from lianxin.core.text import said, tidy
from lianxin.party.actions.convening import put, record, refuse_marked, taken
from lianxin.party.models import (
    Attendance,
    Body,
    BodyKind,
    Meeting,
    MeetingKind,
    MeetingState,
    Member,
)
from lianxin.party.queries.access import office_of
from lianxin.party.queries.meetings import body_led
from lianxin.party.queries.roll import Rolls
from lianxin.party.rules.meeting import holds
from lianxin.party.tasks.meetings import tell_called

MOST_AGENDA = 1000


@dataclass(frozen=True, slots=True)
class Plan:
    """Whose meeting of what kind, when, where, what about; who chairs, who teaches."""

    body_id: int
    kind: str
    title: str
    starts_at: datetime
    venue: str
    agenda: str = ""
    chair_id: int | None = None
    teacher_id: int | None = None
    host: str = ""


@transaction.atomic
def plan(actor: Actor, slug: str, made: Plan, *, now: datetime) -> Meeting:
    """Begin a meeting's plan; those called hear of it when it is told."""
    body = body_led(office_of(actor, slug), made.body_id, local_day(made.starts_at))
    meeting = begun(body, made, people_of(body, [made]))
    if made.starts_at < now:
        raise Invalid(_("这个时间已经过去。开过的会请用“补记”。"), field="day")
    meeting.save(force_insert=True)
    record(actor, "plan", meeting, now=now, starts_at=made.starts_at.isoformat())
    return meeting


def begun(body: Body, made: Plan, people: Mapping[int, Member]) -> Meeting:
    """An unsaved meeting as planned, by those who are named in its plan; raises what is wrong
    with it.
    """
    if made.kind not in MeetingKind.values or not holds(body, made.kind):
        raise Invalid(_("这个组织不开这种会，换一种，或换一个组织。"), field="kind")
    meeting = Meeting(community_id=body.community_id, body=body, kind=made.kind)
    meeting.branch_id = _branch_of(body)
    _write(meeting, made, people)
    return meeting


def people_of(body: Body, plans: Iterable[Plan]) -> dict[int, Member]:
    """The members of the community who are named in some plans."""
    named = {pk for made in plans for pk in (made.chair_id, made.teacher_id) if pk}
    return Member.objects.filter(community_id=body.community_id).in_bulk(named)


def _branch_of(body: Body) -> int | None:
    if body.kind == BodyKind.GROUP:
        return body.parent_id
    return body.pk if body.kind == BodyKind.BRANCH else None


@transaction.atomic
def replan(actor: Actor, pk: int, made: Plan, *, now: datetime, seen: int | None = None) -> Meeting:
    """Change a plan; whose meeting it is and of what kind stays."""
    meeting, step = taken(actor, pk, "replan", seen=seen)
    if made.starts_at < now:
        raise Invalid(_("这个时间已经过去。"), field="day")
    _write(meeting, made, people_of(meeting.body, [made]))
    changed = {"title", "starts_at", "venue", "agenda", "chair", "teacher", "host"}
    put(actor, meeting, step, now=now, changed=changed, starts_at=made.starts_at.isoformat())
    return meeting


def _write(meeting: Meeting, made: Plan, people: Mapping[int, Member]) -> None:
    label = MeetingKind(meeting.kind).label
    refuse_marked(made.title, made.agenda)
    meeting.title = tidy(made.title).strip()[:60] or str(label)
    if meeting.kind == MeetingKind.THEME_DAY and not made.title.strip():
        raise Invalid(_("写明这次主题党日的主题。"), field="title")
    meeting.starts_at = made.starts_at
    meeting.venue = said(made.venue, field="venue", missing=_("写明在哪儿开。"), most=60)
    meeting.agenda = tidy(made.agenda).strip()[:MOST_AGENDA]
    meeting.host = tidy(made.host).strip()[:60]
    meeting.chair = _member(people, made.chair_id, field="chair")
    meeting.teacher = None
    if meeting.kind == MeetingKind.LESSON:
        meeting.teacher = _member(people, made.teacher_id, field="teacher")
    _require_speaker(meeting)


def _require_speaker(meeting: Meeting) -> None:
    if meeting.kind == MeetingKind.LESSON and not (meeting.teacher or meeting.host):
        raise Invalid(_("写明谁来讲：选一位党员，或写外请的人。"), field="teacher")
    if meeting.kind == MeetingKind.TRAINING and not meeting.host:
        raise Invalid(_("写明是谁办的培训，比如市委党校。"), field="host")


def _member(people: Mapping[int, Member], pk: int | None, *, field: str) -> Member | None:
    if pk is None:
        return None
    if pk not in people:
        raise Invalid(_("从本社区的党员里选。"), field=field)
    return people[pk]


@transaction.atomic
def notify(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Meeting:
    """Call the roll and tell everybody on it when, where and what about."""
    meeting, step = taken(actor, pk, "notify", seen=seen)
    if meeting.starts_at < now:
        raise Invalid(_("定的时间已经过去，先改时间再通知。"))
    count = call_roll(meeting)
    meeting.told_at = now
    entry = put(actor, meeting, step, now=now, changed={"told_at"}, called=count)
    tell_called.enqueue(entry.pk)
    return meeting


def call_roll(meeting: Meeting) -> int:
    """Let the roll be those who belong to it on the meeting's day; answers given stay."""
    rolls, day = Rolls([meeting.body]), local_day(meeting.starts_at)
    roll = dict(rolls.roll(meeting.body, meeting.kind, day))
    if not roll:
        raise NotPermitted(_("这个组织现在没有党员，先编好名册再开会。"))
    meeting.attendances.exclude(member__in=roll).delete()
    known = {row.member_id: row for row in meeting.attendances.all()}
    for pk, row in known.items():
        row.is_entitled = roll[pk]
    Attendance.objects.bulk_update(known.values(), ["is_entitled"])
    Attendance.objects.bulk_create(
        Attendance(
            community_id=meeting.community_id,
            meeting=meeting,
            member_id=pk,
            is_entitled=is_entitled,
        )
        for pk, is_entitled in roll.items()
        if pk not in known
    )
    return len(roll)


@transaction.atomic
def reschedule(
    actor: Actor, pk: int, *, now: datetime, words: str = "", seen: int | None = None
) -> Meeting:
    """Take the notice back to change the day; it has to be told again."""
    meeting, step = taken(actor, pk, "reschedule", seen=seen)
    meeting.told_at = None
    words = tidy(words).strip()
    entry = put(actor, meeting, step, now=now, changed={"told_at"}, words=words)
    tell_called.enqueue(entry.pk)
    return meeting


@transaction.atomic
def call_off(
    actor: Actor, pk: int, *, words: str, now: datetime, seen: int | None = None
) -> Meeting:
    """A meeting that will not be held, or to which too few came; it counts for nothing."""
    meeting, step = taken(actor, pk, "call_off", seen=seen)
    words = said(words, field="words", missing=_("写一句为什么不开了，接到通知的人看得到。"))
    was_told = meeting.state != MeetingState.PLANNED
    meeting.code = ""
    entry = put(actor, meeting, step, now=now, changed={"code"}, words=words)
    if was_told:
        tell_called.enqueue(entry.pk)
    return meeting
