"""What a household says when it asks for relief, and what each step at the desk asks for."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import Phone, Photos, Said, Yuan, area, day_field
from lianxin.places.models import Place
from lianxin.services.actions import Asking, Decision
from lianxin.services.forms.care import PlaceChoice
from lianxin.services.models import Body, Hardship
from lianxin.volunteers.forms.steps import Asked


class AskForm(PlaceChoice):
    """By somebody of the household."""

    place = forms.ChoiceField(label=_("住哪一栋、哪个单元"), required=False)
    door = Said(label=_("门牌"), max_length=20, missing=_("写上门牌，例如 302。"))
    hardship = forms.ChoiceField(
        label=_("什么难处"), choices=Hardship.choices, widget=forms.RadioSelect
    )
    words = Said(
        label=_("说一说"),
        max_length=500,
        missing=_("写一写家里的难处。"),
        widget=area(4),
        help_text=_("加密保存，只有办这件事的社区工作人员看得到。"),
    )
    proof = Said(
        label=_("有什么凭证"),
        max_length=200,
        missing=_("写明有什么凭证。"),
        help_text=_("例如：住院收费单、失业证。原件上门核实时看。"),
    )
    photos = Photos(
        label=_("凭证的照片"),
        help_text=_(
            "可以不放，最多 6 张。只有办这件事的社区工作人员看得到，谁打开过您看得到；"
            "办完以后按规定的天数删掉。"
        ),
    )
    asked_fen = Yuan(label=_("要多少钱（元）"))
    may_keep = forms.BooleanField(
        label=_("我单独同意社区为办这件事登记我家的困难情况"),
        error_messages={"required": _("困难情况是敏感信息，要单独同意，勾上才能申请。")},
    )

    def __init__(self, places: Iterable[Place], *args: Any, **rest: Any) -> None:
        super().__init__(places, *args, **rest)
        self.fields["place"].required = True
        self.fields["place"].error_messages["required"] = _("选住在哪一栋、哪个单元。")

    def told(self, **more: Any) -> Asking:
        said = {name: value for name, value in self.cleaned_data.items() if name != "place"}
        return Asking(place=self.chosen(), **said, **more)


class ProxyAskForm(AskForm):
    """Staff write down what somebody asked for (代办)."""

    name = Said(label=_("姓名"), max_length=60, missing=_("写上姓名。"))
    phone = Phone(label=_("手机号"), required=False)
    paper = Said(
        label=_("凭什么代为申请"),
        max_length=60,
        missing=_("写明凭什么代为申请，例如：3月2日本人签的申请。"),
        help_text=_("例如：3月2日本人签的申请"),
    )
    field_order = (
        "name",
        "phone",
        "place",
        "door",
        "hardship",
        "words",
        "proof",
        "photos",
        "asked_fen",
        "paper",
    )


class MorePhotos(Asked):
    """Pictures of papers that were not at hand when it was asked for."""

    photos = Photos(
        label=_("补凭证的照片"),
        required=True,
        help_text=_("和已经放的加起来最多 6 张；同一张放两次只留一张。"),
    )


class Check(Asked):
    is_so = forms.TypedChoiceField(
        label=_("和申请的一样吗"),
        choices=[("1", _("一样")), ("0", _("不一样"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    words = Said(
        label=_("看到了什么"),
        max_length=500,
        missing=_("写一句看到了什么。"),
        widget=area(3),
        help_text=_("加密保存。"),
    )


class Grant(Asked):
    body = forms.ChoiceField(label=_("谁评议的"), choices=Body.choices, widget=forms.RadioSelect)
    decided_on = day_field(_("哪天评议的"))
    minute = Said(
        label=_("哪次会议、第几号决议"), max_length=80, missing=_("写明哪次会议、第几号决议。")
    )
    granted_fen = Yuan(label=_("批准多少钱（元）"))

    def furnish(self) -> None:
        self.initial = {"decided_on": self.day, "granted_fen": self.thing.asked_fen}

    def said(self) -> dict[str, Any]:
        return {"told": Decision(**self.cleaned_data)}


class Pay(Asked):
    project_id = forms.TypedChoiceField(label=_("从哪个经费项目付"), coerce=int)


class Sign(Asked):
    signed_by = Said(label=_("签收人姓名"), max_length=30, missing=_("写上签收人的姓名。"))
