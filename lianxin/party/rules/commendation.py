"""The steps of a commendation: proposed, vetted, on public notice, announced."""

from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import PARTY, Actor
from lianxin.core.flow import Flow, Step
from lianxin.party.models import BodyKind, Nominee, Verdict
from lianxin.party.models import CommendationState as C
from lianxin.party.rules.access import HEADS, held_by

BY_HEAD = _("支部书记、支委或党务工作者")
BY_OFFICE = _("社区党委或党务工作者")
PUBLIC = (C.NOTICED, C.ANNOUNCED)


def _office(actor: Actor) -> Q:
    committee = held_by(actor).filter(duty__in=HEADS, body__kind=BodyKind.COMMITTEE)
    return Q(community_id__in=actor.places(*PARTY)) | Q(
        Exists(committee.filter(community_id=OuterRef("community_id")))
    )


def _heads(actor: Actor) -> Q:
    led = held_by(actor).filter(duty__in=HEADS)
    return _office(actor) | Q(Exists(led.filter(community_id=OuterRef("community_id"))))


def commendations_visible_to(actor: Actor) -> Q:
    """To all while on notice and after; before, to those who lead a branch there."""
    return Q(state__in=PUBLIC) | _heads(actor)


def standing_of(actor: Actor) -> dict[str, Any]:
    """What the flow needs to know of a commendation, to be annotated on it."""
    nominees = Nominee.objects.filter(commendation=OuterRef("pk"))
    return {
        "is_ours": ExpressionWrapper(_office(actor), BooleanField()),
        "is_heads": ExpressionWrapper(_heads(actor), BooleanField()),
        "has_unvetted": Exists(nominees.filter(verdict="")),
        "has_fit": Exists(nominees.filter(verdict=Verdict.FIT)),
    }


def _proposes(_actor: Actor, commendation: Any) -> bool:
    return bool(commendation.is_heads)


def _vets(_actor: Actor, commendation: Any) -> bool:
    return bool(commendation.is_ours)


def _is_vetted(commendation: Any) -> bool:
    return bool(commendation.has_fit and not commendation.has_unvetted)


def _step(verb: str, label: Any, sources: Any, target: str | None, **rest: Any) -> Step:
    by: dict[str, Any] = {"by": _vets, "who": BY_OFFICE}
    return Step(verb, label, frozenset(sources), target, **{**by, **rest})


COMMENDATION_FLOW = Flow(
    _step("nominate", _("推荐"), {C.PROPOSED}, None, by=_proposes, who=BY_HEAD),
    _step("judge", _("逐个审核"), {C.PROPOSED}, None),
    _step(
        "vet",
        _("审核通过"),
        {C.PROPOSED},
        C.VETTED,
        when=_is_vetted,
        unless=_("推荐的人和支部要逐个审核，至少有一个通过。"),
    ),
    _step("notice", _("开始公示"), {C.VETTED}, C.NOTICED),
    _step("send_back", _("有异议，重新审核"), {C.VETTED, C.NOTICED}, C.PROPOSED),
    _step("announce", _("公布表彰"), {C.NOTICED}, C.ANNOUNCED),
    _step("cancel", _("取消"), {C.PROPOSED, C.VETTED, C.NOTICED}, C.CANCELLED),
)
