"""How every step on a meeting is taken: lock, check, write, journal."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, OutOfOrder
from lianxin.core.flow import Step
from lianxin.core.http import local_day
from lianxin.core.models import Entry
from lianxin.core.shares import at_least
from lianxin.party.models import Meeting, MeetingKind, MeetingState
from lianxin.party.queries.law import rule_of
from lianxin.party.queries.meetings import meeting_for
from lianxin.party.rules.classified import mark_among, mark_of_name
from lianxin.party.rules.counting import COMMITTEE_PRESENT
from lianxin.party.rules.meeting import MEETING_FLOW


def taken(actor: Actor, pk: int, verb: str, *, seen: int | None = None) -> tuple[Meeting, Step]:
    """Lock a meeting and get leave for a step; `seen` is the revision that the page was drawn
    from.
    """
    meeting = meeting_for(actor, pk, lock=True)
    if seen is not None and seen != meeting.revision:
        raise OutOfOrder(_("刚刚有人记过一步，下面是最新的样子。您写的还在，看过再发。"))
    standing = MeetingState(meeting.state).label
    return meeting, MEETING_FLOW.require(verb, actor, meeting, standing=standing)


def put(
    actor: Actor,
    meeting: Meeting,
    step: Step,
    *,
    now: datetime,
    changed: Iterable[str] = (),
    **details: Any,
) -> Entry:
    """Move a locked meeting by its step, save what changed, and write the one journal entry."""
    meeting.state = step.leads_to(meeting)
    meeting.revision += 1
    meeting.save(update_fields={"state", "revision", *changed})
    return record(actor, step.verb, meeting, now=now, **details)


def record(actor: Actor, deed: str, meeting: Meeting, *, now: datetime, **details: Any) -> Entry:
    """Journal a deed; the entry's office is the name of who did it, for colleagues to read."""
    place = meeting.community_id
    return journal.record(actor, deed, meeting, place, at=now, office=actor.name, **details)


def refuse_marked(title: str, *texts: str, field: str = "title") -> None:
    """Raise Invalid where a title or a text bears a mark of secrecy (P-23)."""
    if mark := mark_of_name(title) or mark_among(texts):
        raise Invalid(
            _("这里标着“%(mark)s”。涉密的会议和材料不能放到这里，请按保密规定处理。")
            % {"mark": mark},
            field=field,
        )


def require_enough(meeting: Meeting, called: int, present: int) -> None:
    """Somebody must have come; of a branch's committee half (P-07)."""
    if not present:
        raise OutOfOrder(_("还没有记谁到会。会没开成，请选“不开了”。"))
    if meeting.kind != MeetingKind.COMMITTEE:
        return
    law = rule_of(meeting.body.community, COMMITTEE_PRESENT, local_day(meeting.starts_at))
    needed = at_least(law.value, called)
    if present < needed:
        raise OutOfOrder(
            _("支委 %(called)d 人，到 %(needed)d 人才能开会（%(article)s），现在 %(present)d 人。")
            % {"called": called, "needed": needed, "article": law.article, "present": present}
        )
