"""Asking for a proposal of pairs, and keeping what the reckoning gives."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import CARE, Actor
from lianxin.core.errors import NotPermitted
from lianxin.places.models import Community
from lianxin.services.models import PairingPlan
from lianxin.services.tasks.care import plan_pairs


@transaction.atomic
def ask_for_pairs(actor: Actor, community: Community, *, now: datetime) -> PairingPlan:
    """Have it reckoned who might look after whom; the last proposal gives way to it."""
    if not actor.holds(CARE, community.pk):
        raise NotPermitted(_("结对由社区的关爱专员来安排。"))
    plan, _is_new = PairingPlan.objects.update_or_create(
        community=community, defaults={"asked_at": now, "made_at": None, "lines": [], "left": []}
    )
    journal.record(actor, "ask_for_pairs", plan, community.pk, at=now)
    plan_pairs.enqueue(plan.pk)
    return plan
