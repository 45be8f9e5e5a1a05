"""One press: a half-day's open requests become rounds; promises stay, the rest is planned anew."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotPermitted
from lianxin.core.http import local_day
from lianxin.places.models import Community
from lianxin.services.actions.taking import put
from lianxin.services.models import CallState, DayPlan, HelpRequest, PlanState, Visit
from lianxin.services.rules.requests import REQUEST_FLOW
from lianxin.services.rules.teams import works_in
from lianxin.services.tasks.rounds import compute_rounds
from lianxin.volunteers.models import Half


@transaction.atomic
def plan_half(
    actor: Actor, community: Community, day: date, half: str, *, now: datetime
) -> DayPlan:
    """Ask for a half-day's rounds; pressed again it begins anew, and what is promised stays."""
    if not works_in(actor, community.pk):
        raise NotPermitted(_("上门由社区的工作人员来排。"))
    if half not in Half.values or day < local_day(now):
        raise Invalid(_("选今天或以后的半天。"), field="day")
    plan, is_new = DayPlan.objects.select_for_update().get_or_create(
        community=community, day=day, half=half, defaults={"asked_at": now}
    )
    if not is_new:
        plan.state, plan.progress, plan.asked_at = PlanState.COMPUTING, 0, now
        plan.revision += 1
        plan.save()
    clear(actor, plan, now=now)
    compute_rounds.enqueue(plan.pk, plan.revision)
    journal.record(actor, "plan", plan, community.pk, at=now)
    return plan


def clear(actor: Actor, plan: DayPlan, *, now: datetime) -> None:
    """Take back what is planned and nobody was told of; part of a greater deed."""
    loose = Visit.objects.filter(
        community=plan.community,
        day=plan.day,
        half=plan.half,
        state=CallState.PLANNED,
        is_promised=False,
    )
    freed = list(HelpRequest.objects.select_for_update(of=("self",)).filter(visits__in=loose))
    loose.delete()
    for request in freed:
        step = REQUEST_FLOW.require("unplan", actor, request)
        put(actor, request, step, now=now)
