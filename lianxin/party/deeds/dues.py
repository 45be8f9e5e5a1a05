"""Of a member's dues: reckoned, eased, given beyond them, handed on."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import Actor
from lianxin.core.deeds import Deed
from lianxin.party.actions import party_dues as actions
from lianxin.party.forms import party_dues as forms
from lianxin.party.models import DuesBasis, DuesGift, DuesRelief


def _assess(
    actor: Actor, pk: int, *, slug: str, told: actions.Assessment, now: datetime
) -> DuesBasis:
    return actions.assess(actor, slug, pk, told, now=now)


def _ask(actor: Actor, pk: int, *, slug: str, **said: Any) -> DuesRelief:
    return actions.ask_relief(actor, slug, pk, **said)


def _give(actor: Actor, pk: int, *, slug: str, **said: Any) -> DuesGift:
    return actions.receive_gift(actor, slug, pk, **said)


DUES_DEEDS: Mapping[str, Deed] = {
    "assess": Deed(forms.AssessForm, _assess, _("核定好了。")),
    "ask": Deed(forms.ReliefForm, _ask, _("记下了。支部同意、上级批准以后才减免。")),
    "give": Deed(forms.GiftForm, _give, _("记下了。")),
}
ROW_DEEDS: Mapping[str, Deed] = {
    "strike": Deed(forms.StrikeForm, actions.strike, _("这一笔划掉了，原因会留着。")),
    "agree": Deed(forms.AgreeForm, actions.agree_relief, _("支部的意见记下了，再报上级。")),
    "approve": Deed(forms.ApproveForm, actions.approve_relief, _("批准了，从写明的月份起减免。")),
    "refuse": Deed(forms.RefuseForm, actions.refuse_relief, _("记下了，按原来的交。")),
    "hand_on": Deed(forms.HandOnForm, actions.hand_on, _("上缴记下了。")),
}
"""Steps on one row of the record."""
