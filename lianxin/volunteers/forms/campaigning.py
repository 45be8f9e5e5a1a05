"""What a resident tells of a campaign."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import Said, offer
from lianxin.volunteers.actions import Found
from lianxin.volunteers.models import TaskKind


class Tell(forms.Form):
    spot = forms.TypedChoiceField(label=_("哪里"), coerce=int)
    kind = forms.ChoiceField(label=_("是什么"), choices=TaskKind.choices, widget=forms.RadioSelect)
    words = Said(label=_("具体在哪儿、什么样"), max_length=200, missing=_("写一句在哪儿、什么样。"))
    photo = forms.FileField(
        label=_("照片"),
        required=False,
        help_text=_("没有照片也行；别拍到人和门牌。"),
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )

    def __init__(self, spots: list[tuple[int, str]], data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, auto_id="tell_%s")
        offer(self, "spot", spots)

    def found(self) -> Found:
        said = self.cleaned_data
        return Found(said["kind"], said["words"], said["photo"])
