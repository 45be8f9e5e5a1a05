from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import Phone, Said, area
from lianxin.services.actions import Noted


class NoteForm(forms.Form):
    """A note of somebody whom the team knows."""

    words = Said(
        label=_("看到了什么"),
        max_length=1000,
        missing=_("写一句看到了什么。"),
        widget=area(4),
        help_text=_("加密保存，只有本队和本人看得到。"),
    )
    may_keep = forms.BooleanField(label=_("问过本人，本人单独同意本队记健康情况"), required=False)

    def told(self, person_id: int) -> Noted:
        return Noted(**self.cleaned_data, person_id=person_id)


class FirstNoteForm(NoteForm):
    """A note of somebody new to the team."""

    name = Said(label=_("姓名"), max_length=60, missing=_("写上姓名。"))
    phone = Phone(label=_("手机号"), help_text=_("本人凭它看得到自己的记录。"))
    field_order = ("name", "phone")

    def first(self) -> Noted:
        return Noted(**self.cleaned_data)
