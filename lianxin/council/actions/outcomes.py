"""How an item leaves the meeting without a vote, and what becomes of a resolution after it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, OutOfOrder
from lianxin.core.text import said
from lianxin.council.actions.after import close
from lianxin.council.actions.declaring import give_back, name_of
from lianxin.council.actions.moving import set_aside
from lianxin.council.actions.taking import put_item, taken_item
from lianxin.council.actions.voting import void
from lianxin.council.models import AgendaItem, Result
from lianxin.council.rules import DELEGATES, OWNERS_ASSEMBLY
from lianxin.council.tasks import tell_participants
from lianxin.matters import actions as matters

REPORTED = frozenset({Result.DONE, Result.PARTLY, Result.UNDONE})
"""What may be said when it is over; revoking is a step of its own."""


@transaction.atomic
def postpone(
    actor: Actor, pk: int, *, now: datetime, words: str = "", seen: int | None = None
) -> AgendaItem:
    """Leave an item to a next session; its matter goes on waiting for the council."""
    item, step = taken_item(actor, pk, "postpone", seen=seen)
    item.decided_at, item.outcome = now, words.strip()
    set_aside(item, now=now)
    changed = {"decided_at", "outcome", "amendment", *void(item)}
    put_item(actor, item, step, now=now, changed=changed, words=item.outcome)
    return item


@transaction.atomic
def conclude(
    actor: Actor, pk: int, *, words: str, now: datetime, seen: int | None = None
) -> AgendaItem:
    """Close an item that needed no vote with what was said; its matter goes back to the staff."""
    item, step = taken_item(actor, pk, "conclude", seen=seen)
    item.outcome = said(words, field="words", missing=_("写一句议的结果。"), most=500)
    item.decided_at = now
    changed = {"decided_at", "outcome"}
    put_item(actor, item, step, now=now, changed=changed, words=item.outcome)
    give_back(actor, item, item.outcome, now=now)
    return item


@transaction.atomic
def dispute(
    actor: Actor, pk: int, *, now: datetime, words: str = "", seen: int | None = None
) -> AgendaItem:
    """Note that an item cannot be settled here (D-05): no vote on it counts any more."""
    item, step = taken_item(actor, pk, "dispute", seen=seen)
    item.is_disputed = True
    set_aside(item, now=now)
    changed = {"is_disputed", "amendment", *void(item)}
    put_item(actor, item, step, now=now, changed=changed, words=words.strip())
    return item


@transaction.atomic
def settle(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> AgendaItem:
    """Take the note of a dispute back."""
    item, step = taken_item(actor, pk, "settle", seen=seen)
    item.is_disputed = False
    put_item(actor, item, step, now=now, changed={"is_disputed"})
    return item


@transaction.atomic
def refer_to_delegates(
    actor: Actor, pk: int, *, words: str, now: datetime, seen: int | None = None
) -> AgendaItem:
    """Refer what is disputed to the residents' representatives (D-05)."""
    return _refer(actor, pk, "refer_to_delegates", str(DELEGATES), words, now, seen)


@transaction.atomic
def refer_to_owners(
    actor: Actor, pk: int, *, words: str, now: datetime, seen: int | None = None
) -> AgendaItem:
    """Refer what the law leaves to the owners together to their assembly (D-07)."""
    return _refer(actor, pk, "refer_to_owners", str(OWNERS_ASSEMBLY), words, now, seen)


def _refer(
    actor: Actor,
    pk: int,
    verb: str,
    authority: str,
    words: str,
    now: datetime,
    seen: int | None,
) -> AgendaItem:
    item, step = taken_item(actor, pk, verb, seen=seen)
    item.outcome = said(words, field="words", missing=_("写明为什么转、往后找谁问。"), most=500)
    item.authority, item.decided_at = authority, now
    changed = {"authority", "outcome", "decided_at"}
    put_item(actor, item, step, now=now, changed=changed, words=words, authority=authority)
    if item.matter_id:
        matters.refer_to_assembly(
            actor,
            item.matter_id,
            authority=authority,
            words=item.outcome,
            decided_by=name_of(item.session),
            now=now,
        )
    return item


@transaction.atomic
def finish(
    actor: Actor,
    pk: int,
    *,
    words: str,
    now: datetime,
    result: str = Result.DONE,
    seen: int | None = None,
) -> AgendaItem:
    """Note what came of a resolution; one with a matter ends with the matter, by itself."""
    item, step = taken_item(actor, pk, "finish", seen=seen)
    matter = item.matter
    if matter and matter.closed_at is None:
        raise OutOfOrder(_("它连着的那件事还没有办结，办结后这里自己会记上。"))
    item.outcome = said(words, field="words", missing=_("写一句办成了什么样。"), most=500)
    if result not in REPORTED:
        raise Invalid(_("说明落实到哪一步。"), field="result")
    close(item.resolution, result, at=matter.closed_at if matter and matter.closed_at else now)
    details = {"words": item.outcome, "result": result}
    put_item(actor, item, step, now=now, changed={"outcome"}, **details)
    return item


@transaction.atomic
def feed_back(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> AgendaItem:
    """Tell members and those concerned what came of a resolution (D-04's last step)."""
    item, step = taken_item(actor, pk, "feed_back", seen=seen)
    entry = put_item(actor, item, step, now=now, words=item.outcome)
    tell_participants.enqueue(entry.pk)
    return item
