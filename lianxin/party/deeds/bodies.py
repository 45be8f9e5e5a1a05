"""Of an organisation: who leads it, who keeps it company, when it elects, its end."""

from collections.abc import Mapping
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import Actor
from lianxin.core.deeds import Deed
from lianxin.party.actions import structure, terms
from lianxin.party.forms import structure as forms
from lianxin.party.models import Term


def _release(actor: Actor, pk: int, *, term: int, on: date, now: datetime) -> Term:
    return terms.release(actor, term, on=on, now=now, body_id=pk)


BODY_DEEDS: Mapping[str, Deed] = {
    "appoint": Deed(forms.AppointForm, terms.appoint, _("任职记好了。")),
    "release": Deed(forms.ReleaseForm, _release, _("卸任记好了。")),
    "move": Deed(forms.MoveDueForm, terms.move_due, _("换届的日子改好了。")),
    "accompany": Deed(forms.AccompanyForm, structure.accompany, _("加进来了，组织关系不变。")),
    "part": Deed(forms.PartForm, structure.part, _("记下了。")),
    "dissolve": Deed(forms.DissolveForm, structure.dissolve, _("撤销记好了，以前的记录都在。")),
}
