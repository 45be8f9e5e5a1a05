"""Who reads a mediation, its steps (D-14), and what it may not ask for: a fee."""

import re
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import Actor, Role
from lianxin.core.flow import Flow, Step
from lianxin.council.models import Court, Disputant, Mediation, MediationState

MEDIATORS = (Role.STAFF, Role.SECRETARY, Role.MEMBER)
OPENERS = (Role.STAFF, Role.SECRETARY)
BY_MEDIATOR = _("这件事的调解员")
BY_PARTY = _("当事人")
NOBODY = 0
_FEE = re.compile(r"(调解|手续|工本|服务|受理|代书)\s*费|收\s*费|辛苦\s*费|好处\s*费")
_FREE = re.compile(r"(免|不收|不要|没有|无|不交|不得收取?)[^，。；\n]{0,6}$")


def visible_to(actor: Actor) -> Q:
    """The mediator and the parties, by account or link; nobody else, whatever their post."""
    user_id = actor.user_id or NOBODY
    return (
        Q(mediator_id=user_id)
        | Q(disputants__user_id=user_id)
        | Q(disputants__token__in=actor.keys)
    )


def opens(actor: Actor, community_id: int) -> bool:
    """Whether they may take a dispute in; what they wrote is closed to them from then on."""
    return actor.holds(OPENERS, community_id)


def mediates(actor: Actor, mediation: Mediation) -> bool:
    return actor.is_known and actor.user_id == mediation.mediator_id


def is_party(actor: Actor, party: Disputant) -> bool:
    """Whether the actor is this party, by account or link."""
    is_own = actor.is_known and actor.user_id == party.user_id
    return is_own or party.token in actor.keys


def takes_part(actor: Actor, mediation: Mediation) -> bool:
    """A party, or the mediator who records what a party said or signed on paper; `disputants` are
    loaded with it.
    """
    return mediates(actor, mediation) or any(
        is_party(actor, each) for each in mediation.disputants.all()
    )


def asks_a_fee(words: str) -> bool:
    """Whether words speak of charging for the mediation, which is free (人民调解法4)."""
    return any(
        not _FREE.search(words[max(0, found.start() - 8) : found.start()])
        for found in _FEE.finditer(words)
    )


def _step(verb: str, label: Any, sources: Any, target: str | None, **rest: Any) -> Step:
    by: dict[str, Any] = {"by": mediates, "who": BY_MEDIATOR}
    return Step(verb, label, frozenset(sources), target, **{**by, **rest})


def is_unconfirmed(mediation: Mediation) -> bool:
    return mediation.court == Court.NONE


def is_before_court(mediation: Mediation) -> bool:
    return mediation.court == Court.ASKED


M = MediationState
_PARTY: dict[str, Any] = {"by": takes_part, "who": BY_PARTY}
_OPEN = {M.ASKED, M.UNDER_WAY, M.DRAFTED}
_SETTLED = {M.AGREED, M.CLOSED}
MEDIATION_FLOW = Flow(
    _step("consent", _("愿意调解"), {M.ASKED}, None, **_PARTY),
    _step("begin", _("开始调解"), {M.ASKED}, M.UNDER_WAY, **_PARTY),
    _step("refuse", _("不愿意调解"), _OPEN, M.STOPPED, **_PARTY),
    _step("meet", _("约时间"), {M.UNDER_WAY, M.DRAFTED}, None),
    _step("minute", _("记谈了什么"), {M.UNDER_WAY, M.DRAFTED}, None),
    _step("draft", _("写协议"), {M.UNDER_WAY, M.DRAFTED}, M.DRAFTED),
    _step("sign", _("签字"), {M.DRAFTED}, None, **_PARTY),
    _step("settle", _("协议生效"), {M.DRAFTED}, M.AGREED, **_PARTY),
    _step("fail", _("没有谈成"), {M.UNDER_WAY, M.DRAFTED}, M.FAILED),
    _step(
        "ask_court",
        _("申请司法确认"),
        _SETTLED,
        None,
        when=is_unconfirmed,
        unless=_("已经申请过，或者过了期限。"),
    ),
    _step(
        "court",
        _("法院的结果"),
        _SETTLED,
        None,
        when=is_before_court,
        unless=_("还没有申请司法确认。"),
    ),
    _step("visit", _("记回访"), {M.AGREED}, None),
    _step("close", _("回访完毕"), {M.AGREED}, M.CLOSED),
)


def last_day(effective_on: date, days: int) -> date:
    """The last day on which both may ask the court, the day of the agreement not counted."""
    return effective_on + timedelta(days=days)


def mark_of(terms: str) -> str:
    """Tells one wording of the terms from another, so that nobody signs what was changed since."""
    return sha256(terms.encode()).hexdigest()[:16]
