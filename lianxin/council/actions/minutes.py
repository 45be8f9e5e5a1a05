"""The minutes after a session: edited, approved by the chair, published with names masked."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound, OutOfOrder
from lianxin.core.text import tidy
from lianxin.council.actions.taking import put, taken
from lianxin.council.models import Passage, Session
from lianxin.council.queries.minutes import masked_texts
from lianxin.council.tasks import tell_participants


@transaction.atomic
def write(
    actor: Actor,
    pk: int,
    texts: Mapping[int, str],
    *,
    now: datetime,
    seen: int | None = None,
) -> Session:
    """Edit the draft, by passage; what stood there before stays in the journal."""
    session, step = taken(actor, pk, "write", seen=seen)
    passages = {passage.pk: passage for passage in session.passages.all()}
    if set(texts) - set(passages):
        raise NotFound
    edits = []
    for key, text in texts.items():
        passage, after = passages[key], tidy(text).strip()
        if after != passage.text:
            edits.append({"passage": key, "before": passage.text, "after": after})
            passage.text = after
    if not edits:
        raise OutOfOrder(_("没有改动。"))
    Passage.objects.bulk_update(passages.values(), ["text"])
    # Who signed, signed another text.
    session.recorder, session.recorded_at = "", None
    put(actor, session, step, now=now, changed={"recorder", "recorded_at"}, edits=edits)
    return session


@transaction.atomic
def approve(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Session:
    """Let the chair stand for the minutes (D-04: the written opinion)."""
    session, step = taken(actor, pk, "approve", seen=seen)
    session.approved_at = now
    put(actor, session, step, now=now, changed={"approved_at"})
    return session


@transaction.atomic
def sign(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Session:
    """Let who kept the minutes stand for them beside the chair."""
    session, step = taken(actor, pk, "sign", seen=seen)
    session.recorder, session.recorded_at = (actor.name or _("工作人员"))[:60], now
    put(actor, session, step, now=now, changed={"recorder", "recorded_at"})
    return session


@transaction.atomic
def reopen_minutes(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Session:
    """Take the approval back to edit again, both signatures with it."""
    session, step = taken(actor, pk, "reopen_minutes", seen=seen)
    session.approved_at = session.recorded_at = None
    session.recorder = ""
    put(actor, session, step, now=now, changed={"approved_at", "recorder", "recorded_at"})
    return session


@transaction.atomic
def publish(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Session:
    """Show the minutes to all, as the preview showed them, and tell who took part (D-06)."""
    session, step = taken(actor, pk, "publish", seen=seen)
    texts = masked_texts(session)
    passages = list(session.passages.all())
    for passage in passages:
        passage.public_text = texts[passage.pk]
    Passage.objects.bulk_update(passages, ["public_text"])
    session.published_at = now
    entry = put(actor, session, step, now=now, changed={"published_at"})
    tell_participants.enqueue(entry.pk)
    return session
