"""How many live in a community, as its office was told."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import Said, day_field
from lianxin.places.actions.heads import Headcount

MOST = 1_000_000
_WRONG = {
    "required": _("写个数，只写数字。"),
    "invalid": _("只写数字，例如：6200。"),
    "min_value": _("至少是 1。"),
    "max_value": _("太多了，请核对。"),
}


class HeadcountForm(forms.Form):
    residents = forms.IntegerField(
        label=_("常住居民多少人"), min_value=1, max_value=MOST, error_messages=_WRONG
    )
    households = forms.IntegerField(
        label=_("多少户"), min_value=1, max_value=MOST, error_messages=_WRONG
    )
    on = day_field(_("哪天的数"))
    by = Said(
        label=_("数从哪儿来"),
        max_length=60,
        missing=_("写一句数从哪儿来。"),
        help_text=_("例如：第七次人口普查、派出所实有人口、社区入户登记。"),
    )

    def headcount(self) -> Headcount:
        return Headcount(**self.cleaned_data)
