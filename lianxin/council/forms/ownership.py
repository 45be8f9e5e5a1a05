"""What staff fill in when they have seen whose a door is."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import Said
from lianxin.council.actions import Shown
from lianxin.council.models import Ground


class Showing(forms.Form):
    ground = forms.ChoiceField(
        label=_("凭什么核对的"),
        choices=Ground.choices,
        widget=forms.RadioSelect,
        initial=Ground.DEED,
    )
    paper = Said(
        label=_("证号或文书号"),
        max_length=60,
        required=False,
        help_text=_("只记号码，不留复印件。"),
    )
    first = Said(
        label=_("作证的一户"),
        max_length=40,
        required=False,
        help_text=_("由两位业主作证的才填：写他们的门牌，要在同一栋楼、已经核对过。"),
    )
    second = Said(label=_("作证的另一户"), max_length=40, required=False)
    vouching = forms.CharField(required=False, widget=forms.HiddenInput)
    """Where a refusal about the two who vouch is said."""

    def __init__(self, pk: int, data: Any = None) -> None:
        super().__init__(data, auto_id=f"show{pk}_%s")

    def shown(self) -> Shown:
        told = self.cleaned_data
        vouching = (told["first"], told["second"])
        return Shown(told["ground"], told["paper"], vouching)
