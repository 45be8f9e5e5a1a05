"""Meetings that were held on paper, written down afterwards: one, or a whole year's book."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound
from lianxin.core.http import local_day
from lianxin.core.text import said
from lianxin.party.actions.convening import refuse_marked, require_enough
from lianxin.party.actions.minutes import MOST_LETTERS
from lianxin.party.actions.planning import Plan, begun, people_of
from lianxin.party.models import Attendance, Meeting, MeetingState, Turnout
from lianxin.party.queries.access import office_of
from lianxin.party.queries.meetings import bodies_ever_led, stands
from lianxin.party.queries.roll import Rolls

BATCH = 500


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting in the paper book: its plan, its end, its record, who came, and who had asked for
    leave with which reason; where it does not say who came, all others on the roll did.
    """

    plan: Plan
    ended_at: datetime
    minutes: str
    came: Collection[int] | None = None
    leave: Mapping[int, str] = field(default_factory=dict)

    def turnout(self, member_id: int) -> Turnout:
        if self.leave.get(member_id):
            return Turnout.EXCUSED
        is_there = self.came is None or member_id in self.came
        return Turnout.PRESENT if is_there else Turnout.CALLED


@transaction.atomic
def keep(actor: Actor, slug: str, book: Sequence[Held], *, now: datetime) -> list[Meeting]:
    """Write meetings down as held and their records as approved: all, or none."""
    bodies = {body.pk: body for body in bodies_ever_led(office_of(actor, slug))}
    named = {held.plan.body_id for held in book}
    if not named <= bodies.keys():
        raise NotFound
    rolls = Rolls([bodies[pk] for pk in named])
    people = people_of(bodies[next(iter(named))], [held.plan for held in book]) if named else {}
    meetings = []
    for held in book:
        body = bodies[held.plan.body_id]
        if not stands(body, local_day(held.plan.starts_at)):
            raise Invalid(_("那一天还没有这个组织，或者它已经撤销。"), field="body")
        meetings.append(_met(begun(body, held.plan, people), held, now))
    Meeting.objects.bulk_create(meetings, batch_size=BATCH)
    rows = [row for each in zip(meetings, book, strict=True) for row in _rows(*each, rolls)]
    Attendance.objects.bulk_create(rows, batch_size=BATCH)
    told = [(meeting, {"kind": meeting.kind}) for meeting in meetings]
    journal.record_each(actor, "keep", told, meetings[0].community_id if meetings else None, at=now)
    return meetings


def _met(meeting: Meeting, held: Held, now: datetime) -> Meeting:
    if not meeting.starts_at <= held.ended_at <= now:
        raise Invalid(_("这里补记已经开过的会，时间要在现在以前。"), field="day")
    meeting.minutes = said(
        held.minutes, field="minutes", missing=_("写几句会议记录。"), most=MOST_LETTERS
    )
    refuse_marked("", meeting.minutes, field="minutes")
    meeting.opened_at, meeting.closed_at = meeting.starts_at, held.ended_at
    meeting.approved_at, meeting.is_from_paper = now, True
    meeting.state = MeetingState.APPROVED
    return meeting


def _rows(meeting: Meeting, held: Held, rolls: Rolls) -> Iterator[Attendance]:
    roll = rolls.roll(meeting.body, meeting.kind, local_day(meeting.starts_at))
    known = {pk for pk, _may_vote in roll}
    if held.came is not None and not known >= set(held.came):
        raise Invalid(_("勾的人里有的那一天还不在这个组织，或已经离开。"), field="present")
    require_enough(meeting, len(known), sum(held.turnout(pk) == Turnout.PRESENT for pk in known))
    for pk, is_entitled in roll:
        yield Attendance(
            community_id=meeting.community_id,
            meeting_id=meeting.pk,
            member_id=pk,
            is_entitled=is_entitled,
            state=held.turnout(pk),
            reason=held.leave.get(pk, ""),
        )
