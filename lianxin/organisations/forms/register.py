"""One organisation as it is written down, and what the list is filtered by."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import LONG_AGO, Said, day_field
from lianxin.organisations.actions import Details
from lianxin.organisations.models import Kind, State


class OrganisationForm(forms.Form):
    name = Said(label=_("全称"), max_length=80, missing=_("写上全称。"))
    kind = forms.ChoiceField(label=_("哪一类"), choices=Kind.choices, widget=forms.RadioSelect)
    what = Said(
        label=_("做什么的"),
        max_length=200,
        required=False,
        help_text=_("一句话，写给居民看。"),
    )
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
    since = day_field(_("哪天来的"), earliest=LONG_AGO)
    until = day_field(_("哪天走的"), earliest=LONG_AGO, required=False, help_text=_("还在就空着。"))
    is_shown = forms.BooleanField(
        label=_("在社区网页上公开它的名称和做什么"), required=False, initial=True
    )

    def details(self) -> Details:
        return Details(**self.cleaned_data)


class NewForm(OrganisationForm):
    state = forms.ChoiceField(
        label=_("社会组织走到哪一步了"),
        choices=[
            (State.FILED, _("已经在社区备案")),
            (State.IDEA, _("还是个想法")),
            (State.REGISTERED, _("已经在民政局登记")),
        ],
        required=False,
        help_text=_("别的单位不用管这一栏。"),
    )
    authority = Said(
        label=_("登记机关"),
        max_length=60,
        required=False,
        help_text=_("已经登记的写，例如：区民政局"),
    )
    field_order = ("name", "kind", "state", "authority", "what")

    def details(self) -> Details:
        told: dict[str, Any] = dict(self.cleaned_data)
        return Details(**told)


class Filters(forms.Form):
    q = Said(label=_("名称、做什么、代码"), max_length=80, required=False)
    kind = forms.ChoiceField(
        label=_("哪一类"), choices=[("", _("都要")), *Kind.choices], required=False
    )
    stand = forms.ChoiceField(
        label=_("现在"),
        choices=[
            ("", _("在社区里的")),
            ("begun", _("还没登记的")),
            ("gone", _("已经离开的")),
            ("all", _("全部")),
        ],
        required=False,
    )
