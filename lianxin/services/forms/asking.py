"""What is asked of who wants help: what, where and when, who."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.core.fields import Phone, Said, area, offer
from lianxin.core.templatetags.lx import near_date
from lianxin.matters.models import Satisfaction
from lianxin.services.actions.asking import MOST_WORDS
from lianxin.services.models import For, Service
from lianxin.volunteers.models import Half


def half_choices(halves: Iterable[tuple[date, str]]) -> list[tuple[str, str]]:
    return [(f"{day}{half}", f"{near_date(day)}{Half(half).label}") for day, half in halves]


def as_halves(values: Iterable[str]) -> list[tuple[date, str]]:
    return [(date.fromisoformat(value[:-2]), value[-2:]) for value in values]


class What(forms.Form):
    service = forms.TypedChoiceField(
        label=gettext_lazy("想请人做什么"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("选一样，拿不准就选最像的。")},
    )
    words = Said(
        label=gettext_lazy("说一说是什么情况"),
        max_length=MOST_WORDS,
        missing=gettext_lazy("写一两句就行。"),
        widget=area(4),
        help_text=gettext_lazy("例如：厨房水龙头关不严，一直滴水"),
    )

    def __init__(self, services: Sequence[Service], *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        offer(self, "service", [(each.pk, each.name) for each in services])


class Halves(forms.Form):
    halves = forms.MultipleChoiceField(
        label=gettext_lazy("哪些半天家里有人"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext_lazy("至少选一个家里有人的半天。"),
            "invalid_choice": gettext_lazy("选今天以后、表上有的半天。"),
        },
        help_text=gettext_lazy("多选几个，排得更快。"),
    )

    def __init__(self, coming: Iterable[tuple[date, str]], *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        field = self.fields["halves"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = half_choices(coming)

    def said(self) -> list[tuple[date, str]]:
        return as_halves(self.cleaned_data["halves"])


class Who(forms.Form):
    whom = forms.ChoiceField(
        label=gettext_lazy("替谁请的"),
        choices=For.choices,
        widget=forms.RadioSelect,
        initial="self",
    )
    served_name = Said(
        label=gettext_lazy("去看谁，怎么称呼"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("替家里人或邻居请的才写。"),
    )
    name = Said(label=gettext_lazy("怎么称呼您"), max_length=60, missing=gettext_lazy("写个称呼。"))
    phone = Phone(label=gettext_lazy("手机号"), help_text=gettext_lazy("上门前打这个电话。"))

    def __init__(self, *args: Any, is_known: bool = False, **rest: Any) -> None:
        super().__init__(*args, **rest)
        if is_known:
            del self.fields["name"], self.fields["phone"]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("whom") != For.SELF and not found.get("served_name"):
            self.add_error("served_name", _("写上要去看的是谁。"))
        return found


class Rate(forms.Form):
    satisfaction = forms.ChoiceField(
        label=gettext_lazy("这次上门怎么样"),
        choices=Satisfaction.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("选一个：满意、一般、不满意。")},
    )
    words = Said(
        label=gettext_lazy("想说的话"),
        max_length=300,
        required=False,
        widget=area(2),
        help_text=gettext_lazy("不满意的，写一句哪里不满意，再来一次。"),
    )
