from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import Said, day_field
from lianxin.facilities.actions import Wish
from lianxin.facilities.forms.rooms import slot_of, time_field


class AskForm(forms.Form):
    """What a resident wants a room for."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    day = day_field(_("哪天"))
    starts = time_field(_("从几点"))
    ends = time_field(_("到几点"))
    what = Said(
        label=_("做什么用"),
        max_length=80,
        missing=_("写一句用来做什么。"),
        help_text=_("例如：院里老人学唱戏。别写姓名和电话。"),
    )
    people = forms.IntegerField(label=_("大约几个人"), required=False, min_value=1, max_value=9999)

    def __init__(self, data: Any = None, *, day: date) -> None:
        super().__init__(data, initial={"key": uuid4(), "day": day})

    def wish(self) -> Wish:
        said = self.cleaned_data
        return Wish(key=said["key"], slot=slot_of(said), what=said["what"], people=said["people"])
