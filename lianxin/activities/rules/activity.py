"""Who sees an activity, who runs it, and which step follows which."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.activities.models import Activity, State, Way
from lianxin.core.actor import DESK, Actor, Role
from lianxin.core.flow import Flow, Step

WORKERS = (Role.STAFF, Role.SECRETARY)
BY_STAFF = _("社区的工作人员")


class Phase(StrEnum):
    """Where the clock is with signing up; told, never stored."""

    WALK_IN = "walk_in"
    BEFORE = "before"
    OPEN = "open"
    CLOSED = "closed"
    OVER = "over"


def phase(activity: Activity, now: datetime) -> Phase:
    if activity.state != State.PUBLISHED or now >= activity.ends_at:
        return Phase.OVER
    if activity.opens_at is None or activity.closes_at is None:
        return Phase.WALK_IN
    if now < activity.opens_at:
        return Phase.BEFORE
    return Phase.OPEN if now < activity.closes_at else Phase.CLOSED


def visible_to(actor: Actor) -> Q:
    """To all once it is published; its plan only where one works."""
    if actor.is_clock:
        return Q()
    return Q(published_at__isnull=False) | Q(community_id__in=actor.places(*DESK))


def works_on(actor: Actor, activity: Activity) -> bool:
    return actor.holds(WORKERS, activity.community_id)


def works_or_is_clock(actor: Actor, activity: Activity) -> bool:
    return actor.is_clock or works_on(actor, activity)


def takes_sign_ups(activity: Activity) -> bool:
    return activity.takes_sign_ups and activity.drawn_at is None


def is_to_be_drawn(activity: Activity) -> bool:
    return activity.way == Way.DRAW and activity.drawn_at is None


_BY_DEFAULT: dict[str, Any] = {"by": works_on, "who": BY_STAFF}
_RUNNING = {State.PLANNED, State.PUBLISHED}


def _step(verb: str, label: Any, sources: Any, target: str | None, **rest: Any) -> Step:
    return Step(verb, label, frozenset(sources), target, **{**_BY_DEFAULT, **rest})


ACTIVITY_FLOW = Flow(
    _step("publish", _("发布"), {State.PLANNED}, State.PUBLISHED),
    _step("replan", _("改安排"), _RUNNING, None),
    _step(
        "close",
        _("现在就截止报名"),
        {State.PUBLISHED},
        None,
        when=takes_sign_ups,
        unless=_("这场活动现在没有报名可以截止。"),
    ),
    _step(
        "draw",
        _("抽签"),
        {State.PUBLISHED},
        None,
        by=works_or_is_clock,
        when=is_to_be_drawn,
        unless=_("这场活动不用抽签，或者已经抽过了。"),
        who=_("社区的工作人员，或到期自动"),
    ),
    _step(
        "enlist",
        _("替人报名"),
        {State.PUBLISHED},
        None,
        when=takes_sign_ups,
        unless=_("这场活动现在不收报名。"),
    ),
    _step("attend", _("记谁到了"), {State.PUBLISHED, State.HELD}, None),
    _step(
        "hold",
        _("办完了"),
        {State.PUBLISHED},
        State.HELD,
        by=works_or_is_clock,
        who=_("社区的工作人员，或到期自动"),
    ),
    _step("record", _("记录活动"), {State.HELD}, State.RECORDED),
    _step("correct", _("更正记录"), {State.RECORDED}, None),
    _step("photos", _("添照片"), {State.PUBLISHED, State.HELD, State.RECORDED}, None),
    _step("call_off", _("取消活动"), {*_RUNNING, State.HELD}, State.CALLED_OFF),
)
