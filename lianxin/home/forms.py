"""Rules and days as an administrator writes them; tables as they are sent in and asked for; and a
form in every state, for the sheet of components.
"""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.core import packs, rulenames
from lianxin.core.fields import Said, day_field, offer
from lianxin.core.keyset import Page
from lianxin.core.models import RulePack, Upload

SCENES = ("lamp", "leak", "bicycles", "warmth", "letter", "table", "tea", "bridge", "broken")


class SheetForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Excel 或 CSV 文件"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.csv"}),
        error_messages={
            "required": gettext_lazy("先选一个文件。"),
            "empty": gettext_lazy("这个文件是空的。"),
        },
    )


class TakeOutForm(forms.Form):
    is_full = forms.TypedChoiceField(
        label=gettext_lazy("号码怎么写"),
        choices=[
            ("0", gettext_lazy("遮住，和页面上一样")),
            ("1", gettext_lazy("写完整，能再导进来")),
        ],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
        initial="0",
    )
    purpose = Said(
        label=gettext_lazy("拿去做什么"),
        max_length=100,
        missing=gettext_lazy("写一句拿去做什么，会记下来。"),
        help_text=gettext_lazy("会记下您、时间和这句话。"),
    )


class Sample(forms.Form):
    yard = forms.CharField(
        label=gettext_lazy("院子或路名"), help_text=gettext_lazy("例如：东舍坊118号院")
    )
    phone = forms.CharField(label=gettext_lazy("手机号"))
    words = forms.CharField(
        label=gettext_lazy("什么事"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    audience = forms.ChoiceField(
        label=gettext_lazy("给谁看"),
        choices=[("all", gettext_lazy("大家都能看")), ("us", gettext_lazy("只给社区看"))],
        widget=forms.RadioSelect,
    )
    why = forms.ChoiceField(
        label=gettext_lazy("为什么要看"),
        choices=[("call", gettext_lazy("回访")), ("visit", gettext_lazy("上门办理"))],
    )
    consent = forms.BooleanField(
        label=gettext_lazy("同意公开这两张照片，随时可以收回"), required=False
    )

    def clean_phone(self) -> str:
        raise forms.ValidationError(_("手机号少了一位：现在是 10 位，应是 11 位。"))


def sheet() -> dict[str, Any]:
    """Everything that home/components.html asks for."""
    return {
        "form": Sample({"yard": "东舍坊118号院", "phone": "138 0000 123", "audience": "all"}),
        "states": _states(),
        "arches": _arches(),
        "course": _course(),
        "scenes": [f"components/scenes/{name}.html" for name in SCENES],
        "page": Page([Upload(), Upload()], next="next"),
    }


def _states() -> list[tuple[str, str]]:
    return [
        ("new", _("待受理")),
        ("doing", _("办理中")),
        ("council", _("议事中")),
        ("wait", _("待确认")),
        ("done", _("已解决")),
        ("part", _("部分解决")),
        ("declined", _("不予受理")),
        ("referred", _("已转交")),
        ("withdrawn", _("已撤回")),
        ("lapsed", _("逾期未答")),
        ("joined", _("已并案")),
        ("supervised", _("街道督办")),
        ("late", _("超 1 天")),
    ]


def _arches() -> list[dict[str, str]]:
    return [
        {"name": _("提出"), "when": _("3月2日"), "status": "past"},
        {"name": _("决议"), "when": _("3月20日"), "status": "past"},
        {"name": _("办理"), "when": _("进行中"), "status": "now"},
        {"name": _("确认"), "when": "", "status": "next"},
        {"name": _("入册"), "when": "", "status": "next"},
    ]


def _course() -> list[dict[str, Any]]:
    return [
        {
            "when": _("今天 9:20"),
            "what": _("等居民确认"),
            "by": _("社区回访"),
            "is_now": True,
        },
        {"when": _("10月21日"), "what": _("完工，代表到场验收"), "by": _("供热企业")},
        {
            "when": _("3月20日"),
            "what": _("议事会通过决议"),
            "by": _("“群策联盟”第三次会议"),
            "is_key": True,
        },
    ]


class NewRule(forms.Form):
    """A rule from a day on; unconfirmed until somebody has checked it against its source."""

    key = forms.ChoiceField(label=gettext_lazy("哪一条"))
    jurisdiction = Said(
        label=gettext_lazy("哪里的"),
        max_length=30,
        missing=gettext_lazy("写明是哪里的规则，例如 cn-jinan。"),
        help_text=gettext_lazy("例如 cn-jinan、cn-shandong、cn-national；本软件自定的写 ours。"),
    )
    effective_from = day_field(gettext_lazy("从哪天起"))
    value = Said(
        label=gettext_lazy("数值"),
        max_length=40,
        missing=gettext_lazy("数值写整数或分数，例如 5 或 2/3。"),
        help_text=gettext_lazy("整数或分数，例如 5 或 2/3。"),
    )
    article = Said(
        label=gettext_lazy("出自哪部法规第几条"),
        max_length=120,
        missing=gettext_lazy("写明出自哪部法规第几条。"),
    )
    source = Said(label=gettext_lazy("在哪里能查到"), max_length=200, required=False)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        keys = list(dict.fromkeys(pack.key for pack in packs.shipped()))
        offer(self, "key", [(key, rulenames.NAMES.get(key, key)) for key in keys])

    def pack(self) -> RulePack:
        return RulePack(**self.cleaned_data)


class SetDay(forms.Form):
    """A day that is worked or is not, whatever the calendar says."""

    day = day_field(gettext_lazy("哪一天"))
    is_workday = forms.TypedChoiceField(
        label=gettext_lazy("上班还是放假"),
        choices=[("0", gettext_lazy("放假")), ("1", gettext_lazy("上班"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("选一个：上班还是放假。")},
    )
    note = Said(label=gettext_lazy("为什么"), max_length=120, required=False)
