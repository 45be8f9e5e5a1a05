"""Who is at a meeting of Party life: opening it, coming, asking for leave, its end.

Whoever is there may type in the meeting's code; everybody else is written down by hand (B-01).
"""

import secrets
from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.text import said
from lianxin.party.actions.convening import put, record, require_enough, taken
from lianxin.party.actions.planning import call_roll
from lianxin.party.models import Attendance, Meeting, MotionState, Turnout
from lianxin.party.queries.minutes import drafted

CODES = 10**6


@transaction.atomic
def open_meeting(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Meeting:
    """Begin a meeting on its day or later, with the roll as it is today."""
    meeting, step = taken(actor, pk, "open", seen=seen)
    if local_day(now) < local_day(meeting.starts_at):
        raise OutOfOrder(_("还没到通知的日子。要提前开，先改时间、重新通知。"))
    meeting.opened_at = now
    meeting.code = f"{secrets.randbelow(CODES):06d}"
    count = call_roll(meeting)
    put(actor, meeting, step, now=now, changed={"opened_at", "code"}, called=count)
    return meeting


def _chosen(meeting: Meeting, pks: Collection[int]) -> list[Attendance]:
    rows = list(meeting.attendances.select_related("member").filter(pk__in=pks).order_by("pk"))
    if len(rows) < len(set(pks)):
        raise NotFound
    return rows


@transaction.atomic
def arrive(actor: Actor, pk: int, pks: Collection[int], *, now: datetime) -> list[Attendance]:
    """Write down by hand who has come."""
    meeting, step = taken(actor, pk, "arrive")
    rows = [row for row in _chosen(meeting, pks) if row.state != Turnout.PRESENT]
    for row in rows:
        row.state, row.reason = Turnout.PRESENT, ""
    _note(actor, meeting, step.verb, rows, now=now)
    return rows


@transaction.atomic
def take_back(actor: Actor, pk: int, pks: Collection[int], *, now: datetime) -> list[Attendance]:
    """Undo mistaken arrivals and leaves, as long as no vote has counted them."""
    meeting, step = taken(actor, pk, "take_back")
    rows = [row for row in _chosen(meeting, pks) if row.state != Turnout.CALLED]
    if meeting.motions.exclude(state=MotionState.DROPPED).exists():
        raise OutOfOrder(_("表决时已经按到会人数算过，不能再改到会。"))
    for row in rows:
        row.state, row.reason, row.is_by_code = Turnout.CALLED, "", False
    _note(actor, meeting, step.verb, rows, now=now)
    return rows


@transaction.atomic
def excuse(
    actor: Actor, pk: int, pks: Collection[int], *, reason: str, now: datetime
) -> list[Attendance]:
    """Write down who asked for leave, and why; they stay among those called."""
    meeting, step = taken(actor, pk, "excuse")
    reason = said(reason, field="reason", missing=_("写一句为什么请假。"), most=100)
    rows = [row for row in _chosen(meeting, pks) if row.state == Turnout.CALLED]
    for row in rows:
        row.state, row.reason = Turnout.EXCUSED, reason
    _note(actor, meeting, step.verb, rows, now=now)
    return rows


def _note(
    actor: Actor, meeting: Meeting, deed: str, rows: Collection[Attendance], *, now: datetime
) -> None:
    """Attendance goes beside the meeting's other steps: it never makes another's page stale."""
    if not rows:
        raise OutOfOrder(_("选的人已经记过了，下面是最新的样子。"))
    Attendance.objects.bulk_update(rows, ["state", "reason", "is_by_code"])
    record(actor, deed, meeting, now=now, members=[row.member_id for row in rows])


def _own(actor: Actor, meeting: Meeting) -> Attendance:
    own = meeting.attendances.filter(member__person__in=actor.person_ids)
    if row := own.select_related("member").first():
        return row
    raise NotFound


@transaction.atomic
def ask_leave(actor: Actor, pk: int, *, reason: str, now: datetime) -> Attendance:
    """Say oneself that one cannot come, and why."""
    meeting, step = taken(actor, pk, "ask_leave")
    row = _own(actor, meeting)
    if row.state == Turnout.PRESENT:
        raise OutOfOrder(_("已经记您到会了。"))
    row.state = Turnout.EXCUSED
    row.reason = said(reason, field="reason", missing=_("写一句为什么请假。"), most=100)
    _note(actor, meeting, step.verb, [row], now=now)
    return row


@transaction.atomic
def check_in(actor: Actor, pk: int, *, code: str, now: datetime) -> Attendance:
    """Say oneself that one is there, by the code that is shown in the room."""
    meeting, step = taken(actor, pk, "check_in")
    row = _own(actor, meeting)
    if not secrets.compare_digest(code.strip().encode(), meeting.code.encode()):
        raise Invalid(_("签到码不对，看一看会场里的六位数字。"), field="code")
    if row.state == Turnout.PRESENT:
        raise OutOfOrder(_("已经记您到会了。"))
    row.state, row.reason, row.is_by_code = Turnout.PRESENT, "", True
    _note(actor, meeting, step.verb, [row], now=now)
    return row


@transaction.atomic
def close(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Meeting:
    """End a meeting and draft its minutes; one to which too few came is called off instead."""
    meeting, step = taken(actor, pk, "close", seen=seen)
    if live := meeting.motions.filter(state=MotionState.PUT).first():
        raise OutOfOrder(_("“%(words)s”还没有计票，计完或撤回再散会。") % {"words": live.words})
    states = list(meeting.attendances.values_list("state", flat=True))
    present = states.count(Turnout.PRESENT)
    require_enough(meeting, len(states), present)
    meeting.closed_at, meeting.code = now, ""
    meeting.minutes = drafted(meeting)
    changed = {"closed_at", "code", "minutes"}
    put(actor, meeting, step, now=now, changed=changed, called=len(states), present=present)
    return meeting
