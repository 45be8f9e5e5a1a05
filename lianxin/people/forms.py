from django import forms
from django.utils.translation import gettext_lazy

from lianxin.core.fields import Said


class Unmask(forms.Form):
    reason = Said(
        label=gettext_lazy("为什么要看"),
        max_length=200,
        missing=gettext_lazy("先写一句为什么要看，本人看得到。"),
    )
