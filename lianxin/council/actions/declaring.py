"""The result of a vote, declared as it was counted, and what follows from it at once."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core.actor import Actor
from lianxin.core.errors import OutOfOrder
from lianxin.core.text import said
from lianxin.council.actions.after import object_to
from lianxin.council.actions.taking import put_item, taken_item
from lianxin.council.models import AgendaItem, Choice, Resolution, SeatState, Session
from lianxin.matters import actions as matters
from lianxin.matters.actions.taking import not_past


@dataclass(frozen=True, slots=True)
class Decision:
    """What a motion that passed becomes: what, who, by when, and what those against it said."""

    what: str
    lead_office: str
    due_on: date
    lead_id: int | None = None
    dissent: str = ""
    cost: int | None = None
    """In fen."""


@transaction.atomic
def declare_passed(
    actor: Actor, pk: int, decision: Decision, *, now: datetime, seen: int | None = None
) -> Resolution:
    """Declare a motion passed and hand its matter back with a lead and a day (D-02)."""
    item, step = taken_item(actor, pk, "declare_passed", seen=seen)
    _require_still_quorate(item)
    if not item.has_ayes_needed:
        raise OutOfOrder(
            _("赞成 %(ayes)d 票，要 %(needed)d 票才通过，不能宣布通过。")
            % {"ayes": item.ayes, "needed": item.ayes_needed or 0}
        )
    resolution = Resolution(
        item=item,
        what=said(decision.what, field="what", missing=_("写明做什么。"), most=500),
        lead_office=said(
            decision.lead_office, field="lead_office", missing=_("写明谁负责。"), most=60
        ),
        lead_id=decision.lead_id,
        due_on=not_past(decision.due_on, now=now),
        cost=decision.cost,
        resolved_at=now,
    )
    resolution.save(force_insert=True)
    item.decided_at = now
    details = {
        **tally_of(item),
        "against": _against(item),
        "what": resolution.what,
        "lead_office": resolution.lead_office,
        "due_on": resolution.due_on.isoformat(),
        "cost": resolution.cost,
    }
    put_item(actor, item, step, now=now, changed={"decided_at"}, **details)
    if words := decision.dissent.strip():
        object_to(actor, item, words, now=now)
    if item.matter_id:
        matters.resolve(actor, item.matter_id, _resolved(item, resolution), now=now)
    return resolution


def _require_still_quorate(item: AgendaItem) -> None:
    present = item.session.seats.filter(state=SeatState.PRESENT).count()
    needed = item.quorum_needed or 0
    if present < needed:
        raise OutOfOrder(
            _("现在在场只有 %(present)d 人，不够 %(needed)d 人，不能宣布；可以留待下次。")
            % {"present": present, "needed": needed}
        )


def _resolved(item: AgendaItem, resolution: Resolution) -> matters.Resolved:
    return matters.Resolved(
        what=resolution.what,
        lead_office=resolution.lead_office,
        due_on=resolution.due_on,
        decided_by=name_of(item.session),
        tally=tally_of(item),
        lead_id=resolution.lead_id,
    )


def tally_of(item: AgendaItem) -> dict[str, int | bool | None]:
    return {
        "entitled": item.entitled,
        "present": item.present,
        "ayes": item.ayes,
        "noes": item.noes,
        "abstentions": item.abstentions,
        "secret": item.is_secret,
    }


def _against(item: AgendaItem) -> list[int]:
    """The members who voted no, for the minutes; of a secret vote nobody knows."""
    noes = item.ballots.filter(round=item.round, choice=Choice.NO)
    return list(noes.order_by("member_id").values_list("member_id", flat=True))


def name_of(session: Session) -> str:
    """“群策联盟”第三次会议, as the public course tells who decided."""
    return f"“{session.council.name}”{session.title}"


@transaction.atomic
def declare_rejected(
    actor: Actor,
    pk: int,
    *,
    now: datetime,
    goes_back: bool = True,
    words: str = "",
    seen: int | None = None,
) -> AgendaItem:
    """Declare a motion lost; its matter goes back to the staff, or waits for the next session."""
    item, step = taken_item(actor, pk, "declare_rejected", seen=seen)
    _require_still_quorate(item)
    if item.has_ayes_needed:
        raise OutOfOrder(
            _("赞成 %(ayes)d 票，已经够 %(needed)d 票，不能宣布未通过。")
            % {"ayes": item.ayes, "needed": item.ayes_needed or 0}
        )
    item.decided_at, item.outcome = now, words.strip()
    changed = {"decided_at", "outcome"}
    details = {"words": item.outcome, "goes_back": goes_back, "against": _against(item)}
    put_item(actor, item, step, now=now, changed=changed, **details, **tally_of(item))
    if goes_back:
        give_back(actor, item, item.outcome or _("表决没有通过。"), now=now)
    return item


def give_back(actor: Actor, item: AgendaItem, words: str, *, now: datetime) -> None:
    if item.matter_id:
        decided_by = name_of(item.session)
        matters.return_from_council(
            actor, item.matter_id, words=words, decided_by=decided_by, now=now
        )
