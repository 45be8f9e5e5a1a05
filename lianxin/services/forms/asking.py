"""What is asked of who wants help: what, where and when, who."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.core.fields import Phone, Said, area, offer
from lianxin.core.templatetags.lx import near_date
from lianxin.matters.models import Satisfaction
from lianxin.services.actions.asking import MOST_WORDS
from lianxin.services.models import For, Service
from lianxin.services.rules.reach import outside_told
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

    def __init__(
        self,
        services: Sequence[Service],
        *args: Any,
        barred: Mapping[int, str] = MappingProxyType({}),
        **rest: Any,
    ) -> None:
        """`barred` are those that are for others, and for whom."""
        super().__init__(*args, **rest)
        self.barred = barred
        offer(self, "service", [(each.pk, each.name) for each in services])

    @property
    def outside(self) -> str:
        """Why the chosen service is not for who chose it."""
        chosen = str(self["service"].value() or "")
        asker = self.barred.get(int(chosen)) if chosen.isdecimal() else None
        return outside_told(asker) if asker else ""

    def clean_service(self) -> int:
        if self.outside:
            raise forms.ValidationError(self.outside)
        chosen: int = self.cleaned_data["service"]
        return chosen


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


class Fits(StrEnum):
    """What is said of who is to be called on; only whether it fits is kept."""

    OLD = "old"
    FRAIL = "frail"
    NEITHER = "neither"


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
    fits = forms.ChoiceField(
        label=gettext_lazy("去看的这位"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("选一个，都不是也照实选。")},
    )
    name = Said(label=gettext_lazy("怎么称呼您"), max_length=60, missing=gettext_lazy("写个称呼。"))
    phone = Phone(label=gettext_lazy("手机号"), help_text=gettext_lazy("上门前打这个电话。"))

    def __init__(self, *args: Any, is_known: bool = False, elder_age: int = 0, **rest: Any) -> None:
        """`elder_age` only where the service is for the old and the frail."""
        super().__init__(*args, **rest)
        if elder_age:
            old = _("%(age)d 岁以上的老人") % {"age": elder_age}
            told = [(Fits.OLD, old), (Fits.FRAIL, _("行动不便")), (Fits.NEITHER, _("都不是"))]
            offer(self, "fits", told)
        else:
            del self.fields["fits"]
        if is_known:
            del self.fields["name"], self.fields["phone"]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("whom") != For.SELF and not found.get("served_name"):
            self.add_error("served_name", _("写上要去看的是谁。"))
        return found

    def said(self) -> dict[str, Any]:
        fits = self.cleaned_data.get("fits") in (Fits.OLD, Fits.FRAIL)
        return {**self.cleaned_data, "fits": fits}


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
