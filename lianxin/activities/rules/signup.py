"""Whose a sign-up is, and how it goes from being asked for to being kept or given up."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.activities.models import LIVE, Signup
from lianxin.activities.models import SignupState as State
from lianxin.activities.rules.activity import WORKERS
from lianxin.core.actor import DESK, Actor
from lianxin.core.flow import Flow, Step

BY_SELF = _("报名的人自己，或替他说的工作人员")


def signups_visible_to(actor: Actor) -> Q:
    """One's own, by account or private link, and all where one works."""
    if actor.is_clock:
        return Q()
    seen = Q(activity__community_id__in=actor.places(*DESK))
    if actor.person_ids:
        seen |= Q(person_id__in=actor.person_ids)
    if actor.keys:
        seen |= Q(token__in=actor.keys)
    return seen


def owns(actor: Actor, signup: Signup) -> bool:
    return signup.person_id in actor.person_ids or signup.token in actor.keys


def speaks_for(actor: Actor, signup: Signup) -> bool:
    return owns(actor, signup) or actor.holds(WORKERS, signup.activity.community_id)


def moves_up(_actor: Actor, _signup: Signup) -> bool:
    """The clock, and whoever's step made a place free: nobody chooses who moves up."""
    return True


def is_clock(actor: Actor, _signup: Signup) -> bool:
    return actor.is_clock


def _step(verb: str, label: Any, sources: Any, target: str | None, **rest: Any) -> Step:
    return Step(verb, label, frozenset(sources), target, **rest)


_BY_LOT: dict[str, Any] = {"by": moves_up, "who": _("抽签结果")}

SIGNUP_FLOW = Flow(
    _step("draw_in", _("抽中"), {State.ENTERED}, State.PLACED, **_BY_LOT),
    _step("draw_out", _("没有抽中，转为候补"), {State.ENTERED}, State.WAITING, **_BY_LOT),
    _step("draw_blank", _("没有抽中，候补也满了"), {State.ENTERED}, State.LOST, **_BY_LOT),
    _step(
        "offer",
        _("有空位，请候补的人确认"),
        {State.WAITING},
        State.OFFERED,
        by=moves_up,
        who=_("有了空位就轮到，不由人挑"),
    ),
    _step(
        "confirm",
        _("确认要这个名额"),
        {State.OFFERED},
        State.PLACED,
        by=speaks_for,
        who=BY_SELF,
    ),
    _step(
        "lapse",
        _("过时没有确认"),
        {State.OFFERED},
        State.LAPSED,
        by=is_clock,
        who=_("到期自动"),
    ),
    _step("cancel", _("取消报名"), LIVE, State.CANCELLED, by=speaks_for, who=BY_SELF),
)
