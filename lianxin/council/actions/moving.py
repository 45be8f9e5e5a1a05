"""From an item's call to the question: motion, second, amendment."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, OutOfOrder
from lianxin.core.text import said
from lianxin.council.actions.taking import put_item, taken_item
from lianxin.council.actions.voting import void
from lianxin.council.models import (
    AgendaItem,
    Amendment,
    AmendmentState,
    Member,
    SeatState,
    Session,
)
from lianxin.council.rules.access import presides


@transaction.atomic
def call(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> AgendaItem:
    """Take up an item and start its clock; one at a time is before the meeting."""
    item, step = taken_item(actor, pk, "call", seen=seen)
    live = [each for each in item.session.items.all() if each.is_live]
    if live:
        raise OutOfOrder(_("正在议“%(title)s”，先议完这一项。") % {"title": live[0].title})
    item.since = now
    put_item(actor, item, step, now=now, changed={"since"})
    return item


@transaction.atomic
def move(
    actor: Actor,
    pk: int,
    *,
    motion: str,
    mover_id: int,
    now: datetime,
    seconder_id: int | None = None,
    seen: int | None = None,
) -> AgendaItem:
    """Write down the motion, and who stands for it; its text changes by amendment afterwards."""
    item, step = taken_item(actor, pk, "move", seen=seen)
    if item.amendment_id:
        raise OutOfOrder(_("正在议修正案，议完再改动议。"))
    item.motion = said(motion, field="motion", missing=_("写下动议的原话。"), most=500)
    item.mover = present(item.session, mover_id, field="mover")
    item.seconder = present(item.session, seconder_id, field="seconder") if seconder_id else None
    if item.mover == item.seconder:
        raise Invalid(_("附议的要是另一个人。"), field="seconder")
    changed = {"motion", "mover", "seconder"}
    details = {"motion": item.motion, "mover": mover_id, "seconder": seconder_id}
    put_item(actor, item, step, now=now, changed=changed, **details)
    return item


def present(session: Session, member_id: int, *, field: str) -> Member:
    """One of those in the room, or a refusal beside the field."""
    seats = session.seats.filter(member_id=member_id, state=SeatState.PRESENT)
    if seat := seats.select_related("member").first():
        return seat.member
    raise Invalid(_("从在场的成员里选。"), field=field)


def own_seat(actor: Actor, session: Session) -> Member:
    """The reader's own place in the room."""
    seats = session.seats.filter(member__user_id=actor.user_id or 0, state=SeatState.PRESENT)
    if seat := seats.select_related("member").first():
        return seat.member
    raise OutOfOrder(_("还没有记您到会，请跟社工说一声。"))


def speaker(actor: Actor, session: Session, member_id: int | None, *, field: str) -> Member:
    """Oneself, or, for who keeps the list, somebody in the room."""
    if member_id is None or not presides(actor, session):
        return own_seat(actor, session)
    return present(session, member_id, field=field)


@transaction.atomic
def second(
    actor: Actor,
    pk: int,
    *,
    now: datetime,
    member_id: int | None = None,
    seen: int | None = None,
) -> AgendaItem:
    """Stand for what another has moved, the amendment where one is before the meeting."""
    item, step = taken_item(actor, pk, "second", seen=seen)
    member = speaker(actor, item.session, member_id, field="member")
    pending = item.amendment or item
    if pending.mover_id == member.pk:
        raise Invalid(_("附议的要是另一个人。"), field="member")
    pending.seconder = member
    pending.save(update_fields=["seconder"])
    is_amendment = item.amendment_id is not None
    put_item(actor, item, step, now=now, member=member.pk, is_amendment=is_amendment)
    return item


@transaction.atomic
def amend_motion(
    actor: Actor,
    pk: int,
    *,
    text: str,
    mover_id: int,
    now: datetime,
    seconder_id: int | None = None,
    seen: int | None = None,
) -> Amendment:
    """Bring another text before the meeting; it is put before the motion itself."""
    item, step = taken_item(actor, pk, "amend", seen=seen)
    text = said(text, field="text", missing=_("写下改好以后的全文。"), most=500)
    if text == item.motion:
        raise Invalid(_("和原来的一字不差，改了哪里？"), field="text")
    mover = present(item.session, mover_id, field="mover")
    seconder = present(item.session, seconder_id, field="seconder") if seconder_id else None
    if mover == seconder:
        raise Invalid(_("附议的要是另一个人。"), field="seconder")
    item.amendment = Amendment.objects.create(
        item=item, text=text, before=item.motion, mover=mover, seconder=seconder, moved_at=now
    )
    details = {"text": text, "mover": mover_id, "seconder": seconder_id}
    put_item(actor, item, step, now=now, changed={"amendment"}, **details)
    return item.amendment


@transaction.atomic
def withdraw_amendment(
    actor: Actor, pk: int, *, now: datetime, seen: int | None = None
) -> AgendaItem:
    """Take an amendment back before it is put, at its mover's word."""
    item, step = taken_item(actor, pk, "withdraw_amendment", seen=seen)
    set_aside(item, now=now)
    put_item(actor, item, step, now=now, changed={"amendment"})
    return item


def set_aside(item: AgendaItem, *, now: datetime) -> None:
    """Close an amendment that nobody will vote on."""
    if amendment := item.amendment:
        amendment.state, amendment.decided_at = AmendmentState.WITHDRAWN, now
        amendment.save(update_fields=["state", "decided_at"])
        item.amendment = None


@transaction.atomic
def declare_amendment(
    actor: Actor, pk: int, *, now: datetime, seen: int | None = None
) -> Amendment:
    """Declare an amendment carried or lost as it was counted; a tie loses, and what carries
    becomes the motion.
    """
    item, step = taken_item(actor, pk, "declare_amendment", seen=seen)
    amendment = item.amendment
    assert amendment is not None  # noqa: S101  # the step is open only where there is one
    _require_votes(item)
    is_carried = item.has_ayes_needed
    amendment.state = AmendmentState.CARRIED if is_carried else AmendmentState.LOST
    amendment.decided_at, amendment.round = now, item.round
    amendment.present, amendment.ayes_needed = item.present or 0, item.ayes_needed or 0
    amendment.ayes, amendment.noes = item.ayes, item.noes
    amendment.abstentions = item.abstentions
    amendment.save()
    if is_carried:
        item.motion = amendment.text
    item.amendment = None
    details = {
        "carried": is_carried,
        "text": amendment.text,
        "ayes": amendment.ayes,
        "noes": amendment.noes,
        "abstentions": amendment.abstentions,
    }
    put_item(actor, item, step, now=now, changed={"motion", "amendment", *void(item)}, **details)
    return amendment


def _require_votes(item: AgendaItem) -> None:
    """Raises OutOfOrder while votes that are still to be cast could carry it."""
    if not item.unvoted or item.has_ayes_needed:
        return
    if item.ayes + item.unvoted >= (item.ayes_needed or 0):
        words = ngettext(
            "还有 %(count)d 票没有投，投完再宣布。",
            "还有 %(count)d 票没有投，投完再宣布。",
            item.unvoted,
        )
        raise OutOfOrder(words % {"count": item.unvoted})
