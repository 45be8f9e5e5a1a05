"""How every step on a session or an item is taken: lock, check, write, journal."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import F, Model
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import OutOfOrder
from lianxin.core.flow import Flow, Step
from lianxin.core.models import Entry
from lianxin.council.models import (
    ON_FLOOR,
    AgendaItem,
    ItemState,
    Session,
    SessionState,
    SpeechState,
)
from lianxin.council.queries import item_for, session_for
from lianxin.council.rules import ITEM_FLOW, SESSION_FLOW
from lianxin.council.rules.access import presides
from lianxin.council.rules.agenda import DECIDING, obstacle
from lianxin.council.rules.floor import TALKED_ABOUT, ran


def taken(actor: Actor, pk: int, verb: str, *, seen: int | None = None) -> tuple[Session, Step]:
    """Lock a session and get leave for a step; `seen` is the revision that the page was drawn
    from.
    """
    session = session_for(actor, pk, lock=True)
    if seen is not None and seen != session.revision:
        raise OutOfOrder(_news(session, SESSION_FLOW))
    standing = SessionState(session.state).label
    return session, SESSION_FLOW.require(verb, actor, session, standing=standing)


def put(
    actor: Actor,
    session: Session,
    step: Step,
    *,
    now: datetime,
    changed: Iterable[str] = (),
    **details: Any,
) -> Entry:
    """Move a locked session by its step, save what changed, and write the one journal entry."""
    session.state = step.leads_to(session)
    session.revision += 1
    session.save(update_fields={"state", "revision", *changed})
    return record(actor, step.verb, session, session, now=now, **details)


def taken_item(
    actor: Actor, pk: int, verb: str, *, seen: int | None = None
) -> tuple[AgendaItem, Step]:
    """The same for an item; what may not be decided here is refused with its reason (D-05,
    D-07).
    """
    item = item_for(actor, pk, lock=True)
    if seen is not None and seen != item.revision:
        raise OutOfOrder(_news(item, ITEM_FLOW))
    if verb in DECIDING and presides(actor, item.session) and (why := obstacle(item)):
        raise OutOfOrder(why)
    standing = ItemState(item.state).label
    return item, ITEM_FLOW.require(verb, actor, item, standing=standing)


def put_item(
    actor: Actor,
    item: AgendaItem,
    step: Step,
    *,
    now: datetime,
    changed: Iterable[str] = (),
    **details: Any,
) -> Entry:
    item.state = step.leads_to(item)
    item.revision += 1
    item.save(update_fields={"state", "revision", *changed, *_leave_floor(item, now)})
    return record(actor, step.verb, item, item.session, now=now, **details)


def _leave_floor(item: AgendaItem, now: datetime) -> set[str]:
    """Stop the clocks of what is not talked about any more; who still waited did not speak."""
    if item.state in TALKED_ABOUT or item.state == ItemState.PLANNED:
        return set()
    for speech in item.speeches.filter(state__in=sorted(ON_FLOOR)):
        speech.spent, speech.since = ran(speech.spent, speech.since, now), None
        speech.state, speech.ended_at = SpeechState.ENDED, now
        speech.save(update_fields=["spent", "since", "state", "ended_at"])
    if item.is_live:
        return set()
    item.speeches.filter(state=SpeechState.WAITING).update(state=SpeechState.WITHDRAWN)
    item.spent, item.since = ran(item.spent, item.since, now), None
    return {"spent", "since"}


def record(
    actor: Actor, deed: str, subject: Model, session: Session, *, now: datetime, **details: Any
) -> Entry:
    """Journal a deed; the entry's office is the name of who did it, for colleagues to read."""
    Session.objects.filter(pk=session.pk).update(pulse=F("pulse") + 1)
    community_id = session.council.community_id
    return journal.record(actor, deed, subject, community_id, at=now, office=actor.name, **details)


def _news(thing: Session | AgendaItem, flow: Flow) -> str:
    entry = journal.course_of(thing, public_only=False).last()
    return _("%(who)s刚刚记下“%(deed)s”，下面是最新的样子。您写的还在，看过再发。") % {
        "who": (entry.office if entry else "") or _("有人"),
        "deed": flow[entry.deed].label if entry and entry.deed in flow else _("一步"),
    }
