"""The fund, its budgets, its overseers, and what is taken out of its books."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import Said, area, day_field
from lianxin.funds.forms.fields import Yuan


class FundForm(forms.Form):
    name = Said(
        label=_("名称"),
        max_length=60,
        missing=_("起个名字，例如“群众工作专项经费”。"),
        initial=_("群众工作专项经费"),
    )
    words = Said(label=_("管什么用"), max_length=300, required=False, widget=area(2))
    since = day_field(_("哪天设的"))


class BudgetForm(forms.Form):
    year = forms.IntegerField(label=_("哪一年"), min_value=2000, max_value=2100)
    amount = Yuan(label=_("金额（元）"))
    source = Said(label=_("拨款文件"), max_length=120, missing=_("写上拨款文件，审计时要对。"))


class OverseerForm(forms.Form):
    name = Said(label=_("姓名"), max_length=60, missing=_("写上姓名。"))
    since = day_field(_("哪天起"))


class UntilForm(forms.Form):
    until = day_field(_("最后一天"))


class PurposeForm(forms.Form):
    """Why the books are taken out; it is journalled (S-10)."""

    purpose = Said(
        label=_("做什么用"),
        max_length=120,
        missing=_("写一句做什么用，会记下来。"),
        help_text=_("例如：区审计局 2015 年度审计"),
    )


class ReverseForm(forms.Form):
    words = Said(label=_("错在哪里"), max_length=200, missing=_("写一句错在哪里。"))

    def said(self) -> dict[str, Any]:
        return dict(self.cleaned_data)
