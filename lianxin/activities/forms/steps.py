"""What staff fill in for a step on an activity; fields are named as the action's."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianxin.activities.actions import Record
from lianxin.activities.rules.words import headcount
from lianxin.core.fields import Phone, Photos, Said, area
from lianxin.core.headcounts import read_headcount
from lianxin.core.steps import Step


class Filled(Step):
    is_bare = False


class CallOff(Filled):
    words = Said(
        label=_("为什么不办了"),
        max_length=300,
        missing=_("写一句为什么不办了，报名的人看得到。"),
        widget=area(3),
        help_text=_("报名的人都会收到。"),
    )


class Enlist(Filled):
    name = Said(label=_("姓名"), max_length=60, missing=_("写下姓名。"))
    phone = Phone(label=_("手机号"), required=False)

    def said(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("name", "phone")}


class RecordForm(Filled):
    headcount = Said(
        label=_("来了多少人"),
        max_length=20,
        missing=_("写下来了多少人。"),
        help_text=_("数过就写数，例如 35；没细数就写“20余人”，页面上会照样说。"),
    )
    outcome = Said(
        label=_("活动怎么样"),
        max_length=1000,
        missing=_("写几句活动怎么样。"),
        widget=area(),
        help_text=_("大家看得到，别写姓名和电话。"),
    )

    def furnish(self) -> None:
        if counted := self.thing.attendances.count():
            self.initial["headcount"] = str(counted)

    def clean_headcount(self) -> tuple[int, bool]:
        if read := read_headcount(self.cleaned_data["headcount"]):
            return read
        raise forms.ValidationError(gettext("写一个数，例如 35 或 20余人。"))

    def said(self) -> dict[str, Any]:
        count, is_round = self.cleaned_data["headcount"]
        made = Record(count, self.cleaned_data["outcome"], is_approximate=is_round)
        return {"made": made, "seen": self.cleaned_data["seen"]}


class Correct(RecordForm):
    words = Said(label=_("为什么更正"), max_length=300, missing=_("写一句为什么更正。"))

    def furnish(self) -> None:
        self.initial["headcount"] = headcount(self.thing)
        self.initial["outcome"] = self.thing.outcome

    def said(self) -> dict[str, Any]:
        return super().said() | {"words": self.cleaned_data["words"]}


class AddPhotos(Filled):
    photos = Photos(
        label=_("照片"),
        help_text=_("最多 9 张，会去掉拍摄地点等信息。认得出人的，先问过本人；孩子的别放。"),
    )
    caption = Said(label=_("说明"), max_length=60, required=False)
