"""What residents say of the fund, and what staff answer."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import Said, area
from lianxin.funds.models import Idea, Use


class IdeaForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput)
    title = Said(
        label=_("想办什么"),
        max_length=60,
        missing=_("用一句话说想办什么。"),
        help_text=_("例如：在东院装一排晾衣架"),
    )
    words = Said(
        label=_("为什么，谁用得上"),
        max_length=500,
        widget=area(4),
        missing=_("写几句为什么想办、谁用得上。"),
        help_text=_("社区答复以后大家看得到，不要写姓名、电话、门牌。"),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"key": uuid.uuid4()})

    def said(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class Answering(forms.Form):
    """An answer to an idea, by which it becomes a project or not."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, idea: Idea, data: Any = None) -> None:
        super().__init__(data, initial={"seen": idea.revision}, prefix=f"i{idea.pk}")

    def said(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class Take(Answering):
    use = forms.ChoiceField(label=_("用途"), choices=Use.choices)
    words = Said(
        label=_("能不能办、怎么办"),
        max_length=500,
        widget=area(3),
        missing=_("写一句能不能办、怎么办。"),
        help_text=_("大家看得到。"),
    )


class Decline(Answering):
    words = Said(
        label=_("为什么这次不列"),
        max_length=500,
        widget=area(3),
        missing=_("写一句为什么这次不列。"),
        help_text=_("大家看得到。"),
    )


class ObjectionForm(forms.Form):
    words = Said(
        label=_("您不同意什么"),
        max_length=500,
        widget=area(4),
        missing=_("写一句您不同意什么。"),
        help_text=_("社区答复以后，意见和答复都公开，不写您的姓名。"),
    )


class AnswerForm(forms.Form):
    words = Said(label=_("怎么答复"), max_length=500, widget=area(3), missing=_("写一句怎么答复。"))
