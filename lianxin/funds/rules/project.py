"""The steps of a project (F-04): need, proposal, decision, approval, notice, delivery, acceptance,
payment, result. None can be skipped.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lianxin.core.flow import Flow, Step
from lianxin.funds.models import Project
from lianxin.funds.models import ProjectState as S
from lianxin.funds.rules.access import (
    BY_ANYONE,
    BY_RESIDENTS,
    BY_SECRETARY,
    BY_STAFF,
    BY_STREET,
    approves_freely,
    leads_freely,
    runs,
    runs_freely,
    runs_or_approves,
    runs_or_approves_freely,
    speaks,
)

OPEN = frozenset(set(S) - {S.PUBLISHED, S.REFUSED, S.DROPPED})
UNDELIVERED = frozenset(
    {S.DRAFT, S.PROPOSED, S.CHOSEN, S.UNCHOSEN, S.AGREED, S.APPROVED, S.NOTICED}
)


def _step(verb: str, label: Any, sources: Any, target: str | None, **rest: Any) -> Step:
    usual: dict[str, Any] = {"by": runs_freely, "who": BY_STAFF}
    return Step(verb, label, frozenset(sources), target, **{**usual, **rest})


def is_costed(project: Project) -> bool:
    return project.cost > 0


def is_decided(project: Project) -> bool:
    """By the residents' vote, or by a resolution of their council."""
    return project.state == S.CHOSEN or project.resolution_id is not None


def may_be_paid(project: Project) -> bool:
    return project.state == S.ACCEPTED or project.is_standing


PROJECT_FLOW = Flow(
    _step("write", _("改项目"), {S.DRAFT}, None),
    _step("quote", _("记报价"), {S.DRAFT}, None),
    _step("declare_interest", _("申报利害关系"), OPEN, None, by=runs_or_approves, who=BY_ANYONE),
    _step("propose", _("提出"), {S.DRAFT}, S.PROPOSED, when=is_costed, unless=_("先写预算。")),
    _step("rework", _("退回再改"), {S.PROPOSED}, S.DRAFT),
    _step("put_up", _("交居民投票"), {S.PROPOSED}, S.VOTING, by=runs),
    _step("choose", _("居民选中"), {S.VOTING}, S.CHOSEN, by=runs),
    _step("leave_out", _("没选上"), {S.VOTING}, S.UNCHOSEN, by=runs),
    _step("withdraw", _("撤出投票"), {S.VOTING}, S.PROPOSED, by=runs),
    _step("retry", _("再提一次"), {S.UNCHOSEN}, S.PROPOSED),
    _step(
        "agree",
        _("居委会同意"),
        {S.PROPOSED, S.CHOSEN},
        S.AGREED,
        by=leads_freely,
        who=BY_SECRETARY,
        when=is_decided,
        unless=_("先由居民投票选中，或由议事会作出决议，居委会才能同意。"),
    ),
    _step("approve", _("街道批准"), {S.AGREED}, S.APPROVED, by=approves_freely, who=BY_STREET),
    _step("refuse", _("不批准"), {S.AGREED}, S.REFUSED, by=approves_freely, who=BY_STREET),
    _step("announce", _("开始公示"), {S.APPROVED}, S.NOTICED),
    _step("object", _("提不同意见"), {S.NOTICED}, None, by=speaks, who=BY_RESIDENTS),
    _step(
        "answer_objection",
        _("答复意见"),
        {S.NOTICED},
        None,
        by=runs_or_approves_freely,
        who=BY_ANYONE,
    ),
    _step("deliver", _("开始实施"), {S.NOTICED}, S.DELIVERING),
    _step("accept", _("验收"), {S.DELIVERING}, S.ACCEPTED),
    _step(
        "pay",
        _("付款"),
        {S.DELIVERING, S.ACCEPTED},
        None,
        when=may_be_paid,
        unless=_("验收以后才能付款。"),
    ),
    _step("publish", _("公开结果"), {S.ACCEPTED}, S.PUBLISHED),
    _step("drop", _("撤下"), UNDELIVERED, S.DROPPED, by=leads_freely, who=BY_SECRETARY),
)
