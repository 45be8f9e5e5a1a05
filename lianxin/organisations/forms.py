from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import Said, day_field
from lianxin.organisations.actions import Details
from lianxin.organisations.models import Kind


class OrganisationForm(forms.Form):
    name = Said(label=_("全称"), max_length=80, missing=_("写上全称。"))
    kind = forms.ChoiceField(label=_("哪一类"), choices=Kind.choices, widget=forms.RadioSelect)
    credit_code = Said(
        label=_("统一社会信用代码"),
        max_length=40,
        required=False,
        help_text=_("18 位，在营业执照或登记证书上。没有就空着。"),
    )
    place_words = Said(
        label=_("在哪儿"),
        max_length=80,
        required=False,
        help_text=_("写到院、楼，例如：文华园 2号楼"),
    )
    since = day_field(_("哪天来的"))
    until = day_field(_("哪天走的"), required=False, help_text=_("还在就空着。"))

    def details(self) -> Details:
        return Details(**self.cleaned_data)
