"""Which step follows which on an ask for a room, and on what is lent."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lianxin.core.flow import Flow, Step
from lianxin.facilities.models import AskState, LoanState
from lianxin.facilities.rules.rooms import BY_STAFF, answers, asked, asked_or_answers, is_clock


def _step(verb: str, label: Any, source: str, target: str | None, **rest: Any) -> Step:
    given = {"by": answers, "who": BY_STAFF, **rest}
    return Step(verb, label, frozenset({source}), target, **given)


ASK_FLOW = Flow(
    _step("confirm", _("订给他"), AskState.ASKED, AskState.CONFIRMED),
    _step("decline", _("订不了"), AskState.ASKED, AskState.DECLINED),
    _step(
        "withdraw",
        _("撤回"),
        AskState.ASKED,
        AskState.WITHDRAWN,
        by=asked,
        who=_("提出申请的人"),
    ),
    _step(
        "give_up",
        _("退订"),
        AskState.CONFIRMED,
        AskState.GIVEN_UP,
        by=asked_or_answers,
        who=_("提出申请的人或社区的工作人员"),
    ),
    _step("lapse", _("过了时间"), AskState.ASKED, AskState.LAPSED, by=is_clock, who=_("到期自动")),
)
LOAN_FLOW = Flow(
    _step("give_back", _("还来了"), LoanState.OUT, LoanState.RETURNED),
    _step("extend", _("续借"), LoanState.OUT, None),
    _step("damage", _("还来时坏了"), LoanState.OUT, LoanState.DAMAGED),
    _step("lose", _("丢了"), LoanState.OUT, LoanState.LOST),
    _step("find", _("找回来了"), LoanState.LOST, LoanState.RETURNED),
)
