"""What staff fill in while a matter is worked on, called back about, or supervised."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from lianxin.core.fields import Photos, Said, area, day_field
from lianxin.matters.forms.steps import Filled
from lianxin.matters.models import Outcome, Satisfaction, Stage


def _photos() -> Photos:
    return Photos(
        label=gettext_lazy("照片"), help_text=gettext_lazy("最多 6 张，会去掉拍摄地点等信息。")
    )


class Progress(Filled):
    words = Said(
        label=gettext_lazy("办到哪一步了"),
        max_length=1000,
        missing=gettext_lazy("写一句进展。"),
        widget=area(3),
    )
    photos = _photos()
    stage = forms.ChoiceField(
        label=gettext_lazy("照片是什么时候的"),
        choices=Stage.choices,
        initial=Stage.DURING,
        widget=forms.RadioSelect,
    )


class AddPhotos(Filled):
    photos = _photos()
    stage = forms.ChoiceField(
        label=gettext_lazy("什么时候的"),
        choices=Stage.choices,
        initial=Stage.BEFORE,
        widget=forms.RadioSelect,
    )

    def said(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("photos", "stage")}


class Extend(Filled):
    due_on = day_field(gettext_lazy("延到哪天"))
    words = Said(
        label=gettext_lazy("为什么要延"),
        max_length=1000,
        missing=gettext_lazy("写明为什么要延期，大家看得到。"),
        widget=area(3),
        help_text=gettext_lazy("只能延一次。"),
    )


class ReportDone(Filled):
    outcome = Said(
        label=gettext_lazy("办成了什么样"),
        max_length=500,
        missing=gettext_lazy("写明办成了什么样。"),
        widget=area(3),
        help_text=gettext_lazy("提出人和也遇到的邻居会收到，请他们说解决了没有。"),
    )
    photos = _photos()


class TakeSay(Filled):
    """A call-back: what one of those asked said on the telephone."""

    person_id = forms.IntegerField(widget=forms.HiddenInput)
    outcome = forms.ChoiceField(
        label=gettext_lazy("解决了没有"),
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("请选一个：解决了、解决了一部分、没有解决。")},
    )
    satisfaction = forms.ChoiceField(
        label=gettext_lazy("满意不满意"),
        choices=[*Satisfaction.choices, ("", gettext_lazy("没说"))],
        required=False,
        initial="",
        widget=forms.RadioSelect,
    )
    reason = Said(
        label=gettext_lazy("哪里不满意，或别的话"),
        max_length=500,
        required=False,
        widget=area(3),
    )

    def said(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}


class Instruct(Filled):
    words = Said(
        label=gettext_lazy("督办的要求"),
        max_length=1000,
        missing=gettext_lazy("写明督办的要求。"),
        widget=area(),
        help_text=gettext_lazy("谁、办什么、办到什么样，居民看得到。"),
    )
    due_on = day_field(gettext_lazy("哪天前办好"))
