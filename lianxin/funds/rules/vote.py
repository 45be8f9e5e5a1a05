"""The steps of a vote, and what a lawful ballot is."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.core.errors import Invalid
from lianxin.core.flow import Flow, Step
from lianxin.funds.models import BallotKind, Vote
from lianxin.funds.models import VoteState as S
from lianxin.funds.rules.access import (
    BY_SECRETARY,
    BY_STAFF,
    is_clock,
    leads_vote,
    runs_vote,
    runs_vote_or_is_clock,
)

BY_CLOCK = gettext_lazy("到期自动")


def _step(verb: str, label: Any, sources: Any, target: str | None, **rest: Any) -> Step:
    usual: dict[str, Any] = {"by": runs_vote, "who": BY_STAFF}
    return Step(verb, label, frozenset(sources), target, **{**usual, **rest})


VOTE_FLOW = Flow(
    _step("rewrite", gettext_lazy("改投票"), {S.DRAFT}, None),
    _step("open", gettext_lazy("开始投票"), {S.DRAFT}, S.OPEN),
    _step("enter_paper", gettext_lazy("录纸质票"), {S.OPEN, S.CLOSED}, None),
    _step("close", gettext_lazy("截止"), {S.OPEN}, S.CLOSED, by=runs_vote_or_is_clock),
    _step("count", gettext_lazy("计票"), {S.CLOSED}, S.COUNTED, by=is_clock, who=BY_CLOCK),
    _step(
        "declare",
        gettext_lazy("宣布结果"),
        {S.COUNTED},
        S.DECLARED,
        by=leads_vote,
        who=BY_SECRETARY,
    ),
    _step(
        "override",
        gettext_lazy("不按计票结果"),
        {S.COUNTED},
        S.DECLARED,
        by=leads_vote,
        who=BY_SECRETARY,
    ),
    _step("cancel", gettext_lazy("取消投票"), {S.DRAFT, S.OPEN}, S.CANCELLED),
)


def checked(vote: Vote, numbers: frozenset[int], points: Mapping[int, int]) -> dict[str, int]:
    """A ballot as it is kept: points by option number; raises Invalid for one that is none."""
    given = {number: count for number, count in points.items() if count}
    if not given:
        raise Invalid(_("还没有选。至少选一个项目。"), field="choices")
    if not set(given) <= numbers or any(count < 0 for count in given.values()):
        raise Invalid(_("有一项不在票上，请重新选。"), field="choices")
    if len(given) > vote.most_choices:
        raise Invalid(
            _("最多选 %(most)d 个，现在选了 %(now)d 个。")
            % {"most": vote.most_choices, "now": len(given)},
            field="choices",
        )
    if vote.kind == BallotKind.APPROVAL:
        return {str(number): 1 for number in sorted(given)}
    if (total := sum(given.values())) > vote.points:
        raise Invalid(
            _("一共有 %(most)d 点，现在分出去 %(now)d 点。") % {"most": vote.points, "now": total},
            field="choices",
        )
    return {str(number): given[number] for number in sorted(given)}
