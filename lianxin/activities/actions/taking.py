"""How every step on an activity is taken: lock, check, write, journal."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from lianxin.activities.models import Activity, Signup, SignupState, State
from lianxin.activities.queries.access import activity_for, signup_for, signups_for
from lianxin.activities.rules import ACTIVITY_FLOW, SIGNUP_FLOW
from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound, OutOfOrder
from lianxin.core.flow import Step
from lianxin.core.models import Entry


def taken(actor: Actor, pk: int, verb: str, *, seen: int | None = None) -> tuple[Activity, Step]:
    """Lock an activity and get leave for a step; `seen` is the revision that the page showed.

    Raises OutOfOrder when somebody has changed it since.
    """
    activity = activity_for(actor, pk, lock=True)
    if seen is not None and seen != activity.revision:
        raise OutOfOrder(_("刚刚有人改过这场活动，下面是最新的样子。您写的没有丢，看过再发。"))
    step = ACTIVITY_FLOW.require(verb, actor, activity, standing=State(activity.state).label)
    return activity, step


def put(
    actor: Actor,
    activity: Activity,
    step: Step,
    *,
    now: datetime,
    changed: Iterable[str] = (),
    is_public: bool = False,
    **details: Any,
) -> Entry:
    """Move a locked activity by its step, save what changed with it, write the journal entry."""
    activity.state = step.leads_to(activity)
    activity.revision += 1
    activity.save(update_fields={"state", "revision", *changed})
    return journal.record(
        actor,
        step.verb,
        activity,
        activity.community_id,
        at=now,
        office=office_of(actor, activity),
        is_public=is_public,
        **details,
    )


def office_of(actor: Actor, activity: Activity) -> str:
    return "" if actor.is_clock else activity.organiser


def taken_signup(actor: Actor, pk: int, verb: str) -> tuple[Signup, Step]:
    """Lock a sign-up beneath its activity, and get leave for a step."""
    found = signup_for(actor, pk)
    activity = activity_for(actor, found.activity_id, lock=True)
    signup = signups_for(actor).filter(pk=pk).select_for_update(of=("self",)).first()
    if signup is None:
        raise NotFound
    signup.activity = activity
    if activity.state != State.PUBLISHED:
        raise OutOfOrder(_("这场活动已经办完或取消了。"))
    standing = SignupState(signup.state).label
    return signup, SIGNUP_FLOW.require(verb, actor, signup, standing=standing)


def put_signup(
    actor: Actor, signup: Signup, step: Step, *, now: datetime, changed: Iterable[str] = ()
) -> Entry:
    signup.state = step.leads_to(signup)
    signup.save(update_fields={"state", *changed})
    community_id = signup.activity.community_id
    return journal.record(actor, step.verb, signup, community_id, at=now, number=signup.number)
