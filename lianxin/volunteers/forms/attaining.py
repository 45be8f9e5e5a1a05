"""Trainings and awards as staff write them down."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import Said, day_field
from lianxin.volunteers.actions import Attained
from lianxin.volunteers.forms.steps import Asked
from lianxin.volunteers.models import AttainmentKind


class Attain(Asked):
    kind = forms.ChoiceField(
        label=_("哪一类"), choices=AttainmentKind.choices, widget=forms.RadioSelect
    )
    what = Said(label=_("是什么"), max_length=120, missing=_("写明是什么。"))
    on = day_field(_("哪天"))
    giver = Said(label=_("谁办的、谁给的"), max_length=60, required=False)

    def said(self) -> dict[str, Any]:
        return {"told": Attained(**self.cleaned_data)}


class Strike(Asked):
    attainment_id = forms.IntegerField(widget=forms.HiddenInput)
    reason = Said(label=_("为什么去掉"), max_length=200, missing=_("写一句为什么去掉。"))
