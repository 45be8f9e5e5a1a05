"""The steps of an award and of those nominated, and the plain rules of a ballot."""

import re
from collections.abc import Collection, Iterable
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianxin.core.flow import Flow, Step
from lianxin.honours.models import NomineeState as N
from lianxin.honours.models import RoundState as R
from lianxin.honours.rules.access import (
    BY_ANYBODY,
    BY_CLOCK,
    BY_NOMINEE,
    BY_OWN,
    BY_STAFF,
    BY_VOTER,
    answers_for,
    anybody,
    is_clock,
    is_known,
    is_nominee,
    runs_round,
    vets,
)


def _step(verb: str, label: Any, sources: Any, target: str | None, **rest: Any) -> Step:
    return Step(verb, label, frozenset(sources), target, **rest)


_STAFF: dict[str, Any] = {"by": runs_round, "who": BY_STAFF}
ROUND_FLOW = Flow(
    _step("rewrite", _("改评选"), {R.DRAFT}, None, **_STAFF),
    _step("open", _("公布，开始推荐"), {R.DRAFT}, R.NOMINATING, **_STAFF),
    _step("nominate", _("推荐"), {R.NOMINATING}, None, by=anybody, who=BY_ANYBODY),
    _step("close", _("推荐截止，开始审核"), {R.NOMINATING}, R.VETTING, **_STAFF),
    _step("judge", _("逐个审核"), {R.VETTING}, None, **_STAFF),
    _step("notice", _("开始公示"), {R.VETTING}, R.NOTICED, **_STAFF),
    _step("object", _("提异议"), {R.NOTICED, R.COUNTED}, None, by=anybody, who=BY_ANYBODY),
    _step("answer", _("答复异议"), {R.NOTICED, R.COUNTED, R.ANNOUNCED}, None, **_STAFF),
    _step("send_back", _("异议成立，重新审核"), {R.NOTICED}, R.VETTING, **_STAFF),
    _step("seat", _("定评委"), {R.NOMINATING, R.VETTING, R.NOTICED}, None, **_STAFF),
    _step("begin", _("开始投票"), {R.NOTICED}, R.VOTING, **_STAFF),
    _step("vote", _("投票"), {R.VOTING}, None, by=is_known, who=BY_VOTER),
    _step("hand_out", _("发一张纸票"), {R.VOTING}, None, **_STAFF),
    _step("read_paper", _("录一张纸票"), {R.VOTING}, None, **_STAFF),
    _step("count", _("投票截止，公布票数"), {R.VOTING}, R.COUNTED, **_STAFF),
    _step("set_aside", _("写明理由，不计这些票"), {R.VOTING, R.COUNTED}, None, **_STAFF),
    _step("announce", _("揭晓"), {R.COUNTED}, R.ANNOUNCED, **_STAFF),
    _step("seal", _("切断票和人的联系"), {R.ANNOUNCED}, None, by=is_clock, who=BY_CLOCK),
    _step(
        "cancel",
        _("取消"),
        {R.DRAFT, R.NOMINATING, R.VETTING, R.NOTICED, R.VOTING, R.COUNTED},
        R.CANCELLED,
        **_STAFF,
    ),
)
_VET: dict[str, Any] = {"by": vets, "who": BY_STAFF}
NOMINEE_FLOW = Flow(
    _step("agree", _("同意参加"), {N.ASKED}, N.AGREED, by=answers_for, who=BY_NOMINEE),
    _step("decline", _("不参加"), {N.ASKED}, N.DECLINED, by=answers_for, who=BY_NOMINEE),
    _step("pass", _("审核通过"), {N.AGREED, N.FIT, N.DROPPED}, N.FIT, **_VET),
    _step("drop", _("不列入"), {N.AGREED, N.FIT}, N.DROPPED, **_VET),
    _step("withdraw", _("退出"), {N.AGREED, N.FIT}, N.WITHDRAWN, by=is_nominee, who=BY_OWN),
)

_DOOR = re.compile(r"单元\s*(?P<door>\d{1,4})\s*(?:室|户|号)?\s*$")


def is_decided_by_more_than_votes(deeds: int, least: Fraction) -> bool:
    """Whether what is known of the deeds weighs at least as much as the rule wants (B-02)."""
    return Fraction(deeds, 100) >= least


def door_of(words: str) -> str:
    """The number of a flat at the end of an address that names its stairwell, e.g. 2单元301室."""
    found = _DOOR.search(words.strip())
    return found["door"].lstrip("0") if found else ""


def wrong_with(choices: Collection[int], on_ballot: Iterable[int], *, most: int) -> str:
    """What is wrong with a ballot, in words; empty when nothing is."""
    if not choices:
        return gettext("至少选一位。")
    if len(set(choices)) > most:
        return gettext("选了 %(now)d 位，最多选 %(most)d 位。") % {
            "now": len(set(choices)),
            "most": most,
        }
    strange = sorted(set(choices) - set(on_ballot))
    if strange:
        return gettext("选票上没有 %(number)d 号。") % {"number": strange[0]}
    return ""
