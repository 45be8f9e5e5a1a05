"""What the fund's forms have in common."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core import fields
from lianxin.core.errors import Invalid
from lianxin.core.fields import area
from lianxin.core.text import tidy
from lianxin.funds.actions import Cost
from lianxin.funds.rules.money import fen, yuan


class Yuan(fields.Yuan):
    """An amount of the fund: more than nothing."""

    def clean(self, value: Any) -> Any:
        text = str(value or "").strip()
        if not text and not self.required:
            return None
        try:
            return fen(text, field="")
        except Invalid as refusal:
            raise forms.ValidationError(refusal.message) from refusal


class Costs(forms.CharField):
    """Lines of a costing, one a line: what, how many, unit, price of one."""

    def __init__(self, **rest: Any) -> None:
        help_text = _("一行一项，用空格隔开：名称 数量 单位 单价。例如：声控灯 6 盏 45.50")
        super().__init__(required=False, widget=area(5), help_text=help_text, **rest)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, str) or value is None:
            return value
        lines = (f"{each.what} {each.quantity} {each.unit} {yuan(each.price)}" for each in value)
        return "\n".join(lines)

    def clean(self, value: Any) -> Any:
        lines = [each.split() for each in tidy(super().clean(value) or "").splitlines()]
        return [_cost(number, parts) for number, parts in enumerate(lines, 1) if parts]


def _cost(number: int, parts: list[str]) -> Cost:
    wrong = _("第 %(number)s 行看不懂。要写四样：名称 数量 单位 单价，中间用空格隔开。")
    try:
        *words, quantity, unit, price = parts
        found = Cost(" ".join(words), int(quantity), unit, fen(price, field=""))
    except (ValueError, Invalid) as error:
        raise forms.ValidationError(wrong % {"number": number}) from error
    if not words or found.quantity < 1:
        raise forms.ValidationError(wrong % {"number": number})
    return found


class Names(forms.CharField):
    """Names, one a line or parted by 、."""

    def __init__(self, **rest: Any) -> None:
        super().__init__(widget=area(2), help_text=_("几位用“、”隔开。"), **rest)

    def clean(self, value: Any) -> Any:
        text = super().clean(value).replace("，", "、").replace("\n", "、")
        return [each.strip() for each in text.split("、") if each.strip()]
