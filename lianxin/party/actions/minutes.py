"""After a meeting of Party life: its record is mended and approved."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core.actor import Actor
from lianxin.core.text import said
from lianxin.party.actions.convening import put, refuse_marked, taken
from lianxin.party.models import Meeting

MOST_LETTERS = 20_000


@transaction.atomic
def write(
    actor: Actor, pk: int, *, minutes: str, now: datetime, seen: int | None = None
) -> Meeting:
    """Edit the draft; what stood there before stays in the journal."""
    meeting, step = taken(actor, pk, "write", seen=seen)
    before = meeting.minutes
    meeting.minutes = said(
        minutes, field="minutes", missing=_("记录空着，写几句再存。"), most=MOST_LETTERS
    )
    refuse_marked("", meeting.minutes, field="minutes")
    put(actor, meeting, step, now=now, changed={"minutes"}, before=before)
    return meeting


@transaction.atomic
def approve(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Meeting:
    """Let the record stand."""
    meeting, step = taken(actor, pk, "approve", seen=seen)
    meeting.approved_at = now
    put(actor, meeting, step, now=now, changed={"approved_at"})
    return meeting


@transaction.atomic
def reopen_minutes(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Meeting:
    """Take the approval back to mend it again."""
    meeting, step = taken(actor, pk, "reopen_minutes", seen=seen)
    meeting.approved_at = None
    put(actor, meeting, step, now=now, changed={"approved_at"})
    return meeting
