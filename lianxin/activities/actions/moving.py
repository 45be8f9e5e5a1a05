"""How a place that comes free finds its next one: offered in turn, kept by a yes."""

from datetime import datetime, timedelta

from lianxin.activities.actions.taking import put_signup
from lianxin.activities.models import Activity, SignupState
from lianxin.activities.queries.law import OFFER_HOURS, count_for
from lianxin.activities.rules import SIGNUP_FLOW
from lianxin.activities.tasks import tell_one
from lianxin.core.actor import Actor


def move_up(actor: Actor, activity: Activity, *, now: datetime) -> None:
    """Offer what is free on a locked activity to those who wait, in their turn.

    Once it has begun nothing is offered any more.
    """
    if now >= activity.starts_at or not activity.waiting:
        return
    hours = count_for(activity.community, OFFER_HOURS, now=now)
    until = min(now + timedelta(hours=hours), activity.starts_at)
    free = activity.waiting if activity.left is None else min(activity.left, activity.waiting)
    queue = activity.signups.filter(state=SignupState.WAITING).select_related("person")
    for signup in queue.order_by("rank", "pk").select_for_update(of=("self",))[: max(free, 0)]:
        signup.activity = activity
        signup.offered_at, signup.offer_until = now, until
        step = SIGNUP_FLOW.require("offer", actor, signup)
        entry = put_signup(actor, signup, step, now=now, changed={"offered_at", "offer_until"})
        activity.taken += 1
        activity.waiting -= 1
        tell_one.enqueue(entry.pk)
    activity.save(update_fields=["taken", "waiting"])
