"""The steps of a loop: 理论学习 → 问题查找 → 原因分析 → 整改落实, and round again."""

from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import Actor
from lianxin.core.flow import Flow, Step
from lianxin.party.models import Loop, Problem
from lianxin.party.models import LoopState as L
from lianxin.party.rules.access import visible_to

BY_BOTH = _("本人，或支部书记、党务工作者")
BY_LEADER = _("支部书记或党务工作者")
BY_OWNER = _("责任人、本人，或支部书记、党务工作者")


def loops_visible_to(actor: Actor) -> Q:
    """Those of the branches that one leads, one's own, and those with something for one to do."""
    owned = Problem.objects.filter(loop=OuterRef("pk"), owner__person__in=actor.person_ids)
    return visible_to(actor, "body") | Q(member__person_id__in=actor.person_ids) | Q(Exists(owned))


def standing_of(actor: Actor) -> dict[str, Any]:
    """What a flow needs to know of a loop, to be annotated on it: in what part the actor has it."""
    problems = Problem.objects.filter(loop=OuterRef("pk"))
    return {
        "is_led": ExpressionWrapper(visible_to(actor, "body"), BooleanField()),
        "is_own": ExpressionWrapper(
            Q(member__isnull=False, member__person_id__in=actor.person_ids), BooleanField()
        ),
        "is_owned": Exists(problems.filter(owner__person__in=actor.person_ids)),
        "has_problems": Exists(problems),
        "has_unanalysed": Exists(problems.filter(measure="")),
        "has_open": Exists(problems.filter(closed_at__isnull=True)),
    }


def leads(_actor: Actor, loop: Any) -> bool:
    return bool(loop.is_led)


def works_on(_actor: Actor, loop: Any) -> bool:
    return bool(loop.is_led or loop.is_own)


def has_a_part_in(_actor: Actor, loop: Any) -> bool:
    return bool(loop.is_led or loop.is_own or loop.is_owned)


def _has_problems(loop: Any) -> bool:
    return bool(loop.has_problems)


def _is_analysed(loop: Any) -> bool:
    return not loop.has_unanalysed


def _is_put_right(loop: Any) -> bool:
    return not loop.has_open


def _step(verb: str, label: Any, sources: Any, target: str | None, **rest: Any) -> Step:
    by: dict[str, Any] = {"by": works_on, "who": BY_BOTH}
    return Step(verb, label, frozenset(sources), target, **{**by, **rest})


LOOP_FLOW = Flow(
    _step("study", _("学完了，开始查找问题"), {L.STUDYING}, L.FINDING),
    _step("find", _("记下一个问题"), {L.FINDING}, None),
    _step("drop", _("划掉一个问题"), {L.FINDING}, None),
    _step(
        "look_into",
        _("问题找齐了，开始分析原因"),
        {L.FINDING},
        L.ANALYSING,
        when=_has_problems,
        unless=_("还没有记下问题，先查找。"),
    ),
    _step("analyse", _("写明原因、措施、责任人和期限"), {L.ANALYSING}, None),
    _step(
        "rectify",
        _("分析完了，开始整改"),
        {L.ANALYSING},
        L.RECTIFYING,
        when=_is_analysed,
        unless=_("还有问题没写原因、措施、责任人和期限。"),
    ),
    _step("prove", _("整改好了，附上凭证"), {L.RECTIFYING}, None, by=has_a_part_in, who=BY_OWNER),
    _step("reopen", _("没有改到位，接着改"), {L.RECTIFYING}, None, by=leads, who=BY_LEADER),
    _step(
        "finish",
        _("全部整改到位"),
        {L.RECTIFYING},
        L.DONE,
        by=leads,
        who=BY_LEADER,
        when=_is_put_right,
        unless=_("还有问题没有整改的凭证。"),
    ),
    _step(
        "look_again",
        _("再查一遍"),
        {L.ANALYSING, L.RECTIFYING, L.DONE},
        L.FINDING,
        by=leads,
        who=BY_LEADER,
    ),
)


def is_late(problem: Problem, loop: Loop, today: Any) -> bool:
    """Whether a problem's day has passed while it is still to be put right."""
    return bool(
        loop.state != L.DONE
        and problem.closed_at is None
        and problem.due_on is not None
        and problem.due_on < today
    )
