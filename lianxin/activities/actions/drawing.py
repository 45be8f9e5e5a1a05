from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.activities.actions.taking import put, taken
from lianxin.activities.models import Activity, Signup, SignupState
from lianxin.activities.rules import SIGNUP_FLOW
from lianxin.activities.solving.draw import drawn
from lianxin.activities.tasks import tell_signed_up
from lianxin.core.actor import Actor
from lianxin.core.errors import OutOfOrder


@transaction.atomic
def draw(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Activity:
    """Draw among all who entered, by the seed that its published hash binds; told to everybody."""
    activity, step = taken(actor, pk, "draw", seen=seen)
    if activity.closes_at is None or now < activity.closes_at:
        raise OutOfOrder(_("报名截止以后才能抽签。"))
    entered = activity.signups.filter(state=SignupState.ENTERED).select_for_update()
    by_number = {signup.number: signup for signup in entered}
    order = drawn(activity.draw_seed, by_number)
    places = activity.left or 0
    _give_out(actor, activity, [by_number[number] for number in order], now=now)
    activity.drawn_at = now
    entry = put(
        actor,
        activity,
        step,
        now=now,
        changed={"drawn_at", "taken", "waiting"},
        is_public=True,
        order=order,
        places=places,
        waiting=activity.waiting,
    )
    tell_signed_up.enqueue(entry.pk)
    return activity


def _give_out(actor: Actor, activity: Activity, order: list[Signup], *, now: datetime) -> None:
    """Places to the first, the waiting list to those after them, nothing to the rest."""
    places = activity.left or 0
    for rank, signup in enumerate(order, start=1):
        signup.activity, signup.rank = activity, rank
        verb = "draw_in" if rank <= places else "draw_out"
        if rank > places + activity.waiting_most:
            verb, signup.ended_at = "draw_blank", now
        signup.state = SIGNUP_FLOW.require(verb, actor, signup).leads_to(signup)
        activity.taken += verb == "draw_in"
        activity.waiting += verb == "draw_out"
    activity.signups.model.objects.bulk_update(order, ["rank", "state", "ended_at"], batch_size=500)
