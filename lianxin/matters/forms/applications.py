"""Whom the administrator lets in."""

from django import forms
from django.utils.translation import gettext_lazy

from lianxin.core.fields import Said


class NewApplication(forms.Form):
    name = Said(
        label=gettext_lazy("应用叫什么"),
        max_length=40,
        missing=gettext_lazy("写上应用的名字，大家看得到。"),
        help_text=gettext_lazy("它报来的事，经过里会写“经某某应用”。"),
    )
    contact = Said(
        label=gettext_lazy("谁负责，怎么联系"),
        max_length=120,
        missing=gettext_lazy("写上谁负责、怎么联系。"),
        help_text=gettext_lazy("例如：区城管平台 值班 0531-0000 0311。"),
    )
    is_trusted = forms.BooleanField(
        label=gettext_lazy("它核实过用户的手机号：报来的事马上公开，不等社区先看"), required=False
    )
