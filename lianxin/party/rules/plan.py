"""The steps of a reorganisation, from the question to the day on which it is carried out."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import Actor
from lianxin.core.flow import Flow, Step
from lianxin.core.spoken import in_chinese
from lianxin.party.models import Aim
from lianxin.party.models import PlanState as P
from lianxin.party.rules.access import works_with
from lianxin.party.solving.asked import Weights

BY_LEADER = _("社区党委或党务工作者")
BY_CLOCK = _("算好以后自动")
BY_LEADER_OR_CLOCK = _("社区党委或党务工作者，或到日子自动")

GROUP_LEAST = "party.group_least"
GROUP_MOST = "party.group_most"
DETOUR = "party.walk_detour"

WEIGHTS = {Aim.BALANCED: (150.0, 100.0), Aim.NEAR: (50.0, 0.0), Aim.STEADY: (150.0, 600.0)}
"""For each aim, how many metres on foot it is worth not to share a building among branches, and to
leave a member in the branch of today.
"""
LETTERS = gettext_lazy("甲乙丙丁戊己庚辛壬癸")


def leads(actor: Actor, plan: Any) -> bool:
    return works_with(actor, plan.community_id) or bool(getattr(plan, "is_led", False))


def is_clock(actor: Actor, _plan: object) -> bool:
    return actor.is_clock


def leads_or_is_clock(actor: Actor, plan: Any) -> bool:
    return actor.is_clock or leads(actor, plan)


def _step(verb: str, label: Any, sources: Any, target: str | None, **rest: Any) -> Step:
    by: dict[str, Any] = {"by": leads, "who": BY_LEADER}
    return Step(verb, label, frozenset(sources), target, **{**by, **rest})


PLAN_FLOW = Flow(
    _step("ask", _("算方案"), {P.DRAFTING, P.READY}, P.COMPUTING),
    _step("stop", _("不等了"), {P.COMPUTING}, P.DRAFTING),
    _step("finish", _("算好了"), {P.COMPUTING}, P.READY, by=is_clock, who=BY_CLOCK),
    _step("fail", _("要求互相冲突"), {P.COMPUTING}, P.DRAFTING, by=is_clock, who=BY_CLOCK),
    _step("change", _("改一处"), {P.READY}, None),
    _step("submit", _("提交党委讨论"), {P.READY}, P.SUBMITTED),
    _step("give_back", _("退回再改"), {P.SUBMITTED}, P.READY),
    _step("agree", _("记下党委决定"), {P.SUBMITTED}, P.AGREED),
    _step("revert", _("收回决定"), {P.AGREED}, P.READY),
    _step(
        "carry_out",
        _("执行调整"),
        {P.AGREED},
        P.CARRIED_OUT,
        by=leads_or_is_clock,
        who=BY_LEADER_OR_CLOCK,
    ),
    _step("drop", _("不做了"), {P.DRAFTING, P.READY, P.SUBMITTED}, P.DROPPED),
)


def weights_of(aim: str, *, detour: float) -> Weights:
    building, stay = WEIGHTS[Aim(aim)]
    return Weights(building, stay, detour)


def letter_of(number: int) -> str:
    """方案甲, 方案乙, and after the tenth by number."""
    letters = str(LETTERS)
    return letters[number - 1] if number <= len(letters) else str(number)


def is_due(effective_on: date | None, today: date) -> bool:
    return effective_on is not None and effective_on <= today


def new_names(pattern: str, taken: set[str], count: int) -> list[str]:
    """The first names 第一…, 第二… that nobody has."""
    names = (pattern % {"number": in_chinese(number)} for number in range(1, 10_000))
    free = (name for name in names if name not in taken)
    return [next(free) for _each in range(count)]
