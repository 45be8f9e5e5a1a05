"""The steps of one item on the agenda, from being called to what came of its resolution."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianxin.core.flow import Flow, Step
from lianxin.council.models import LIVE, RESOLVED, AgendaItem, Reserved, SessionState
from lianxin.council.models import ItemState as I
from lianxin.council.rules.access import (
    BY_CHAIR_OR_STAFF,
    BY_CLOCK,
    BY_COUNTERS,
    BY_MEMBER,
    BY_MEMBER_OR_STAFF,
    BY_SECRETARY,
    BY_STAFF,
    counts_item,
    is_clock,
    leads_item,
    presides_item,
    runs_item,
    runs_or_is_clock,
    takes_part,
    votes,
)

OWNERS_ASSEMBLY = _("业主大会")
DELEGATES = _("居民代表会议")


_BY_DEFAULT: dict[str, Any] = {"by": presides_item, "who": BY_CHAIR_OR_STAFF}
_BY_STAFF: dict[str, Any] = {"by": runs_item, "who": BY_STAFF}


def _step(verb: str, label: Any, sources: Any, target: str | None, **rest: Any) -> Step:
    return Step(verb, label, frozenset(sources), target, **{**_BY_DEFAULT, **rest})


def is_in_session(item: AgendaItem) -> bool:
    return item.session.state == SessionState.OPEN


def is_decidable(item: AgendaItem) -> bool:
    return is_in_session(item) and not item.reserved and not item.is_disputed


def is_reserved(item: AgendaItem) -> bool:
    return is_in_session(item) and bool(item.reserved)


def is_disputed(item: AgendaItem) -> bool:
    return is_in_session(item) and item.is_disputed


def is_before_its_session_opens(item: AgendaItem) -> bool:
    return item.session.state in {SessionState.DRAFT, SessionState.NOTIFIED}


def is_before_its_session_ends(item: AgendaItem) -> bool:
    return is_before_its_session_opens(item) or is_in_session(item)


_SHUT = _("要在开会的时候做：先通知，再开会，再议。")
_NO_AMENDMENT = _("现在没有修正案。")
_AMENDMENT_FIRST = _("正在表决的是修正案，先宣布它的结果。")


def is_amended(item: AgendaItem) -> bool:
    return is_decidable(item) and item.amendment_id is not None


def is_unamended(item: AgendaItem) -> bool:
    return is_decidable(item) and item.amendment_id is None


def has_no_matter(item: AgendaItem) -> bool:
    return item.matter_id is None


def lacks_a_second(item: AgendaItem) -> bool:
    """Whether what is before the meeting, the amendment first, waits for somebody to second it."""
    pending = item.amendment or item
    return is_decidable(item) and pending.seconder_id is None


ITEM_FLOW = Flow(
    _step(
        "reserve",
        _("标为须业主共同决定"),
        {I.PLANNED, I.DISCUSSED},
        None,
        when=is_before_its_session_ends,
        unless=_("会已经散了，不能再改。"),
    ),
    _step(
        "drop",
        _("撤下议题"),
        {I.PLANNED},
        I.DROPPED,
        when=is_before_its_session_opens,
        unless=_("已经开会了，这一项可以留待下次。"),
        **_BY_STAFF,
    ),
    _step("call", _("开始议"), {I.PLANNED}, I.DISCUSSED, when=is_in_session, unless=_SHUT),
    _step("move", _("记动议"), {I.DISCUSSED, I.MOVED}, I.MOVED, when=is_decidable),
    _step(
        "ask_to_speak",
        _("举手"),
        {I.DISCUSSED, I.MOVED},
        None,
        by=takes_part,
        when=is_in_session,
        unless=_SHUT,
        who=BY_MEMBER_OR_STAFF,
    ),
    _step(
        "second",
        _("附议"),
        {I.MOVED},
        None,
        by=takes_part,
        when=lacks_a_second,
        unless=_("已经有人附议了。"),
        who=BY_MEMBER_OR_STAFF,
    ),
    _step(
        "amend",
        _("提修正案"),
        {I.MOVED},
        None,
        when=is_unamended,
        unless=_("先议完前一个修正案。"),
    ),
    _step(
        "withdraw_amendment",
        _("收回修正案"),
        {I.MOVED},
        None,
        when=is_amended,
        unless=_NO_AMENDMENT,
    ),
    _step("put", _("付表决"), {I.MOVED}, I.VOTING, when=is_decidable),
    _step(
        "declare_amendment",
        _("宣布修正案的结果"),
        {I.VOTING},
        I.MOVED,
        when=is_amended,
        unless=_NO_AMENDMENT,
    ),
    _step("vote", _("投票"), {I.VOTING}, None, by=votes, when=is_in_session, who=BY_MEMBER),
    _step(
        "enter_votes",
        _("记票"),
        {I.VOTING},
        None,
        by=counts_item,
        when=is_in_session,
        unless=_SHUT,
        who=BY_COUNTERS,
    ),
    _step("revote", _("重新表决"), {I.VOTING}, I.MOVED, when=is_in_session, unless=_SHUT),
    _step(
        "declare_passed",
        _("宣布：通过"),
        {I.VOTING},
        I.PASSED,
        when=is_unamended,
        unless=_AMENDMENT_FIRST,
    ),
    _step(
        "declare_rejected",
        _("宣布：未通过"),
        {I.VOTING},
        I.REJECTED,
        when=is_unamended,
        unless=_AMENDMENT_FIRST,
    ),
    _step("dispute", _("记为有争议"), LIVE, I.DISCUSSED, when=is_decidable),
    _step(
        "settle",
        _("争议已经说开"),
        {I.DISCUSSED},
        None,
        when=is_disputed,
        unless=_("这一项没有记为有争议。"),
    ),
    _step(
        "refer_to_delegates",
        _("转居民代表会议"),
        {I.DISCUSSED},
        I.REFERRED,
        when=is_disputed,
        unless=_("先记为有争议，再转居民代表会议。"),
    ),
    _step(
        "refer_to_owners",
        _("转业主大会"),
        {I.PLANNED, I.DISCUSSED},
        I.REFERRED,
        when=is_reserved,
        unless=_("只有须业主共同决定的事才转业主大会。"),
    ),
    _step(
        "conclude",
        _("议过，不表决"),
        {I.DISCUSSED},
        I.CONCLUDED,
        when=is_decidable,
    ),
    _step(
        "postpone",
        _("留待下次"),
        LIVE | {I.PLANNED},
        I.POSTPONED,
        when=is_in_session,
        unless=_SHUT,
    ),
    _step("dissent", _("记不同意见"), {I.PASSED}, None, by=takes_part, who=BY_MEMBER_OR_STAFF),
    _step("answer_dissent", _("答复不同意见"), RESOLVED, None, **_BY_STAFF),
    _step(
        "progress",
        _("写进展"),
        {I.PASSED},
        None,
        when=has_no_matter,
        unless=_("进展写在它连着的那件事里，这里自己会看到。"),
        **_BY_STAFF,
    ),
    _step("revoke", _("撤销决议"), {I.PASSED}, I.REVOKED, by=leads_item, who=BY_SECRETARY),
    _step(
        "escalate",
        _("超期上报"),
        {I.PASSED},
        None,
        by=is_clock,
        when=has_no_matter,
        who=BY_CLOCK,
        unless=_("连着诉求的，随诉求上报。"),
    ),
    _step("remind_answer", _("提醒答复"), RESOLVED, None, by=is_clock, who=BY_CLOCK),
    _step(
        "finish",
        _("决议已办"),
        {I.PASSED},
        I.FINISHED,
        by=runs_or_is_clock,
        who=BY_STAFF,
    ),
    _step(
        "feed_back",
        _("反馈给参加的人"),
        {I.FINISHED},
        I.FED_BACK,
        by=runs_or_is_clock,
        who=BY_STAFF,
    ),
)


DECIDING = frozenset(
    {"move", "second", "amend", "put", "declare_passed", "declare_rejected", "dispute", "conclude"}
)
"""Verbs that an obstacle forbids."""


def obstacle(item: AgendaItem) -> str:
    """Why an item may not be decided here, in words; empty when it may."""
    if item.reserved:
        told = Reserved(item.reserved).label
        return gettext("%(what)s须业主共同决定，这里只能转交。") % {"what": told}
    if item.is_disputed:
        return gettext("这一项有争议，在这里定不了，只能转居民代表会议。")
    return "" if is_in_session(item) else str(_SHUT)
