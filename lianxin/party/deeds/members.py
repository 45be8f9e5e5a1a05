"""Of a member's development, and of a member's way to another organisation."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial

from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import Actor
from lianxin.core.deeds import Deed
from lianxin.party.actions import probation, transfers
from lianxin.party.forms.roster import ConvertForm, DecideForm, ExtendForm
from lianxin.party.forms.transfers import (
    AcceptForm,
    AdmitForm,
    AskForm,
    ConfirmForm,
    StepForm,
    WordsForm,
)
from lianxin.party.models import Member, Transfer, TransferKind

NOTED = _("记下了。")
MEMBER_DEEDS: Mapping[str, Deed] = {
    "extend": Deed(ExtendForm, probation.extend, NOTED),
    "convert": Deed(ConvertForm, probation.convert, NOTED),
    "decide": Deed(DecideForm, probation.decide, NOTED),
}
TRANSFER_DEEDS: Mapping[str, Deed] = {
    "accept": Deed(AcceptForm, transfers.accept, NOTED),
    "admit": Deed(AdmitForm, transfers.admit, NOTED),
    "confirm": Deed(ConfirmForm, transfers.confirm, NOTED),
    "renew": Deed(StepForm, transfers.renew, NOTED),
    "decline": Deed(WordsForm, partial(transfers.end, verb="decline"), NOTED),
    "withdraw": Deed(WordsForm, partial(transfers.end, verb="withdraw"), NOTED),
}


def begin_transfer(actor: Actor, member: Member, form: AskForm, *, now: datetime) -> Transfer:
    """Begin a member's way as it was asked for: within, around, or with a letter."""
    told = form.cleaned_data
    like = {"why": told["why"], "now": now}
    if told["kind"] == TransferKind.BRANCHES:
        return transfers.ask_branch(actor, member.pk, form.branch, **like)
    if told["kind"] == TransferKind.COMMUNITIES:
        return transfers.ask_community(actor, member.pk, form.community, **like)
    letter = transfers.Letter(elsewhere=told["elsewhere"], is_across=told["is_across"])
    return transfers.issue(actor, member.pk, letter, **like)
