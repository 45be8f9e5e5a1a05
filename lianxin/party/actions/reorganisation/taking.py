"""How every step of a plan is taken: lock, check, write, journal."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound, OutOfOrder
from lianxin.core.flow import Step
from lianxin.party.models import Plan, PlanState, Proposal
from lianxin.party.queries.plans import plan_for
from lianxin.party.rules.plan import PLAN_FLOW


def taken(actor: Actor, pk: int, verb: str, *, seen: int | None = None) -> tuple[Plan, Step]:
    """Lock a plan and get leave for a step; `seen` is the revision that the page was drawn from."""
    plan = plan_for(actor, pk, lock=True)
    if seen is not None and seen != plan.revision:
        raise OutOfOrder(_("刚刚有人改过这次调整，下面是最新的样子。您写的还在，看过再发。"))
    return plan, PLAN_FLOW.require(verb, actor, plan, standing=PlanState(plan.state).label)


def put(
    actor: Actor,
    plan: Plan,
    step: Step,
    *,
    now: datetime,
    changed: Iterable[str] = (),
    **details: Any,
) -> Plan:
    """Move a locked plan by its step, save what changed, and write the one journal entry."""
    plan.state = step.leads_to(plan)
    plan.revision += 1
    plan.save(update_fields={"state", "revision", *changed})
    journal.record(actor, step.verb, plan, plan.community_id, at=now, **details)
    return plan


def proposal_of(plan: Plan, number: int) -> Proposal:
    if found := plan.proposals.filter(number=number).first():
        return found
    raise NotFound
