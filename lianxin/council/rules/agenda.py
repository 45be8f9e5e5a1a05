"""The steps of one item on the agenda, from being called to what came of its resolution."""

from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lianxin.core.flow import Flow, Step
from lianxin.council.models import LIVE, AgendaItem, Reserved, SessionState
from lianxin.council.models import ItemState as I
from lianxin.council.rules.access import (
    BY_MEMBER,
    BY_STAFF,
    runs_item,
    runs_or_is_clock,
    votes,
)

OWNERS_ASSEMBLY = _("业主大会")
DELEGATES = _("居民代表会议")


_BY_DEFAULT: dict[str, Any] = {"by": runs_item, "who": BY_STAFF}


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
    ),
    _step("call", _("开始议"), {I.PLANNED}, I.DISCUSSED, when=is_in_session, unless=_SHUT),
    _step("move", _("记动议"), {I.DISCUSSED, I.MOVED}, I.MOVED, when=is_decidable),
    _step("put", _("付表决"), {I.MOVED}, I.VOTING, when=is_decidable),
    _step("vote", _("投票"), {I.VOTING}, None, by=votes, when=is_in_session, who=BY_MEMBER),
    _step("enter_votes", _("记票"), {I.VOTING}, None, when=is_in_session, unless=_SHUT),
    _step("revote", _("重新表决"), {I.VOTING}, I.MOVED, when=is_in_session, unless=_SHUT),
    _step("declare_passed", _("宣布：通过"), {I.VOTING}, I.PASSED, when=is_decidable),
    _step("declare_rejected", _("宣布：未通过"), {I.VOTING}, I.REJECTED, when=is_decidable),
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
    _step("finish", _("决议已办"), {I.PASSED}, I.FINISHED, by=runs_or_is_clock),
    _step("feed_back", _("反馈给参加的人"), {I.FINISHED}, I.FED_BACK, by=runs_or_is_clock),
)


DECIDING = frozenset({"move", "put", "declare_passed", "declare_rejected", "dispute", "conclude"})
"""Verbs that an obstacle forbids."""


def obstacle(item: AgendaItem) -> str:
    """Why an item may not be decided here, in words; empty when it may."""
    if item.reserved:
        told = Reserved(item.reserved).label
        return _now("%(what)s须业主共同决定，这里只能转交。") % {"what": told}
    if item.is_disputed:
        return _now("这一项有争议，在这里定不了，只能转居民代表会议。")
    return "" if is_in_session(item) else str(_SHUT)
