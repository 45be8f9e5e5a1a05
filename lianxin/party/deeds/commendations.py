"""Of a commendation: proposed, vetted, on public notice, announced."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial

from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import Actor
from lianxin.core.deeds import Deed
from lianxin.party.actions import commendation as actions
from lianxin.party.forms.posts import JudgeForm, NominationForm, SaidForm
from lianxin.party.models import Commendation

NOTED = _("记下了。")


def _notice(actor: Actor, pk: int, *, words: str, seen: int | None, now: datetime) -> Commendation:
    # The page's form has a line for words with every step; a notice needs none.
    del words
    return actions.notice(actor, pk, now=now, seen=seen)


COMMENDATION_DEEDS: Mapping[str, Deed] = {
    "nominate": Deed(NominationForm, actions.nominate, NOTED),
    "judge": Deed(JudgeForm, actions.judge, NOTED),
    "vet": Deed(SaidForm, partial(actions.step_with_words, verb="vet"), NOTED),
    "notice": Deed(SaidForm, _notice, NOTED),
    "send_back": Deed(SaidForm, partial(actions.step_with_words, verb="send_back"), NOTED),
    "announce": Deed(SaidForm, actions.announce, NOTED),
    "cancel": Deed(SaidForm, partial(actions.step_with_words, verb="cancel"), NOTED),
}
