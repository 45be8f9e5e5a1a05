"""From a proposal to the committee's decision, and back while it is not carried out."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.text import said
from lianxin.party.actions.reorganisation.taking import proposal_of, put, taken
from lianxin.party.models import Plan
from lianxin.party.queries.proposals import branches_below, unallotted


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What the committee decided: when, in which resolution, and from which day on."""

    agreed_on: date
    resolution: str
    effective_on: date


@transaction.atomic
def submit(actor: Actor, pk: int, *, number: int, now: datetime, seen: int | None = None) -> Plan:
    """Put a proposal to the committee; one with a branch that may not stand alone is refused
    (P-01).
    """
    plan, step = taken(actor, pk, "submit", seen=seen)
    proposal = proposal_of(plan, number)
    if small := branches_below(proposal, plan.least_full):
        raise Invalid(
            _("%(names)s的正式党员不足 %(least)d 人，不能单独成立，请先调整（条例第4条）。")
            % {"names": "、".join(small), "least": plan.least_full},
            field="number",
        )
    _refuse_unallotted(plan, proposal.pk)
    plan.chosen = proposal
    return put(actor, plan, step, now=now, changed={"chosen"}, proposal=number)


def _refuse_unallotted(plan: Plan, proposal_id: int) -> None:
    """Raise OutOfOrder where somebody came since and nobody said where they go."""
    left_out = unallotted(plan, proposal_id)
    if left_out:
        names = "、".join(left_out[:5])
        raise OutOfOrder(
            ngettext(
                "有 %(count)d 名党员（%(names)s）还没有安排到支部，请重新算一次或放进方案。",
                "有 %(count)d 名党员（%(names)s）还没有安排到支部，请重新算一次或放进方案。",
                len(left_out),
            )
            % {"count": len(left_out), "names": names}
        )


@transaction.atomic
def give_back(actor: Actor, pk: int, *, words: str, now: datetime, seen: int | None = None) -> Plan:
    """Let the committee give a proposal back to be changed."""
    plan, step = taken(actor, pk, "give_back", seen=seen)
    plan.why = said(words, field="words", missing=_("写一写为什么退回。"), most=200)
    plan.chosen = None
    return put(actor, plan, step, now=now, changed={"why", "chosen"}, words=plan.why)


@transaction.atomic
def agree(
    actor: Actor, pk: int, agreement: Agreement, *, now: datetime, seen: int | None = None
) -> Plan:
    """Record the committee's decision; the software decides nothing itself (P-04)."""
    plan, step = taken(actor, pk, "agree", seen=seen)
    if agreement.agreed_on > local_day(now):
        raise Invalid(_("党委开会的日子还没到，开过再记。"), field="agreed_on")
    if agreement.effective_on < local_day(now):
        raise Invalid(_("执行的日子从今天起选。"), field="effective_on")
    plan.resolution = said(
        agreement.resolution, field="resolution", missing=_("写上决议文号或内容。"), most=200
    )
    plan.agreed_on, plan.effective_on = agreement.agreed_on, agreement.effective_on
    changed = {"resolution", "agreed_on", "effective_on"}
    told = {"agreed_on": plan.agreed_on.isoformat(), "effective_on": plan.effective_on.isoformat()}
    return put(actor, plan, step, now=now, changed=changed, resolution=plan.resolution, **told)


@transaction.atomic
def revert(actor: Actor, pk: int, *, words: str, now: datetime, seen: int | None = None) -> Plan:
    """Take the decision back before it is carried out; the proposals stay."""
    plan, step = taken(actor, pk, "revert", seen=seen)
    plan.why = said(words, field="words", missing=_("写一写为什么收回。"), most=200)
    before = plan.resolution
    plan.chosen = plan.agreed_on = plan.effective_on = None
    plan.resolution = ""
    changed = {"why", "chosen", "agreed_on", "effective_on", "resolution"}
    return put(actor, plan, step, now=now, changed=changed, words=plan.why, resolution=before)


@transaction.atomic
def drop(actor: Actor, pk: int, *, words: str, now: datetime, seen: int | None = None) -> Plan:
    """Let a reorganisation be; its proposals stay on record."""
    plan, step = taken(actor, pk, "drop", seen=seen)
    plan.why = said(words, field="words", missing=_("写一写为什么不做了。"), most=200)
    plan.chosen = None
    return put(actor, plan, step, now=now, changed={"why", "chosen"}, words=plan.why)
