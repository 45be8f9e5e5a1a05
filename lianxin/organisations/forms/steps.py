"""What each step at an organisation's page and on the joint conference's board asks for."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import Phone, Said, area, day_field, offer
from lianxin.organisations.actions import Joint, Listed, Mark, Signed
from lianxin.organisations.models import Field

Offers = Mapping[str, Sequence[tuple[str | int, Any]]]


class Asked(forms.Form):
    """A step; nothing to say but that one means it. `offers` are the choices of its fields."""

    def __init__(
        self, day: date, offers: Offers, data: Any = None, files: Any = None, *, verb: str = ""
    ) -> None:
        super().__init__(data, files, auto_id=f"{verb or type(self).__name__.lower()}_%s")
        self.day = day
        for name, choices in offers.items():
            if name in self.fields:
                offer(self, name, choices)
        if "on" in self.fields:
            self.initial["on"] = day
        self.furnish()

    def furnish(self) -> None:
        """Set what stands in the fields at first."""

    def said(self) -> dict[str, Any]:
        """What the action is told, by its own names."""
        return dict(self.cleaned_data)


def _words(label: Any = "", most: int = 300, **rest: Any) -> Said:
    return Said(label=label or _("说明"), max_length=most, required=False, **rest)


class Marked(Asked):
    """A step of a social organisation's way."""

    on = day_field(_("哪天"))
    words = _words()

    def mark(self) -> Mark:
        return Mark(
            **{each: self.cleaned_data[each] for each in self.cleaned_data if each != "code"}
        )

    def said(self) -> dict[str, Any]:
        return {"mark": self.mark()}


class Filed(Marked):
    number = _words(_("备案号"), 60)


class Registered(Marked):
    authority = Said(
        label=_("登记机关"), max_length=60, missing=_("写上在哪儿登记的，例如区民政局。")
    )
    number = _words(_("登记证号"), 60)
    code = _words(_("统一社会信用代码"), 40, help_text=_("18 位，没有就空着。"))

    def said(self) -> dict[str, Any]:
        return {**super().said(), "code": self.cleaned_data["code"]}


class Claimed(Marked):
    what = Said(
        label=_("申报什么"),
        max_length=80,
        missing=_("写上申报什么。"),
        help_text=_("例如：济南市非物质文化遗产"),
    )
    authority = _words(_("向谁申报"), 60)


class Noted(Marked):
    what = Said(label=_("什么大事"), max_length=80, missing=_("写上是什么事。"))


class Verdict(Marked):
    is_granted = forms.TypedChoiceField(
        label=_("结果"),
        choices=[("1", _("认定了")), ("0", _("没有认定"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    authority = _words(_("谁定的"), 60)
    number = _words(_("文号"), 60)

    def mark(self) -> Mark:
        told = {key: value for key, value in self.cleaned_data.items() if key != "is_granted"}
        return Mark(**told)

    def said(self) -> dict[str, Any]:
        return {"mark": self.mark(), "is_granted": self.cleaned_data["is_granted"]}


class Introduced(Asked):
    name = Said(label=_("姓名"), max_length=60, missing=_("写上姓名。"))
    phone = Phone(label=_("手机"), required=False)
    title = Said(
        label=_("做什么的"),
        max_length=40,
        missing=_("写上是做什么的。"),
        help_text=_("例如：负责人、联系人"),
    )


class SignedForm(Asked):
    title = Said(label=_("协议名称"), max_length=80, missing=_("写上协议的名称。"))
    signed_on = day_field(_("哪天签的"))
    until = day_field(_("哪天到期"), required=False, help_text=_("没有期限就空着。"))
    words = _words(_("约定了什么"), 500, widget=area(2))
    paper = forms.FileField(
        label=_("协议的扫描件"), required=False, help_text=_("PDF 或照片，加密保存。")
    )
    renews = forms.TypedChoiceField(
        label=_("接着哪一份"), coerce=int, empty_value=None, required=False
    )

    def furnish(self) -> None:
        self.initial["signed_on"] = self.day

    def said(self) -> dict[str, Any]:
        return {"signed": Signed(**self.cleaned_data)}


class Pledged(Asked):
    what = Said(label=_("承诺办什么"), max_length=200, missing=_("写上承诺办什么。"))
    due_on = day_field(_("哪天以前"))
    is_shown = forms.BooleanField(label=_("在社区网页上公开"), required=False, initial=True)


class Settled(Asked):
    proof = Said(label=_("凭什么说办到了"), max_length=300, missing=_("写一句凭什么说办到了。"))
    photo = forms.FileField(
        label=_("照片"),
        required=False,
        help_text=_("可以没有。"),
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )


class Why(Asked):
    proof = Said(label=_("为什么"), max_length=300, missing=_("写一句为什么。"))


class Reason(Asked):
    words = Said(label=_("为什么不合适"), max_length=200, missing=_("写一句为什么不合适。"))


class Outcome(Asked):
    outcome = Said(
        label=_("做成了什么样，或为什么不做了"), max_length=300, missing=_("写一句结果。")
    )


class ListedForm(Asked):
    organisation = forms.TypedChoiceField(
        label=_("哪一家"), coerce=int, empty_value=None, required=False
    )
    field = forms.ChoiceField(label=_("哪一类"), choices=Field.choices)
    what = Said(label=_("是什么"), max_length=120, missing=_("写上是什么。"))
    amount = forms.IntegerField(label=_("多少"), min_value=1, max_value=10**6, required=False)
    unit = _words(_("单位"), 10, help_text=_("例如：个、人、平方米"))
    since = day_field(_("从哪天起"))
    until = day_field(_("到哪天"), required=False, help_text=_("一直有就空着。"))
    words = _words(_("还要说明的"))

    def furnish(self) -> None:
        self.initial["since"] = self.day

    def said(self) -> dict[str, Any]:
        return {"told": Listed(**self.cleaned_data)}


class JointForm(Asked):
    name = Said(label=_("项目叫什么"), max_length=80, missing=_("给项目起个名字。"))
    due_on = day_field(_("哪天做成"))
    words = _words(_("怎么做"))
    partners = forms.TypedMultipleChoiceField(
        label=_("还有哪些伙伴"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    match = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def said(self) -> dict[str, Any]:
        return {"joint": Joint(**self.cleaned_data)}
