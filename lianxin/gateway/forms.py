"""What is asked of who gives a program a token."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import Said, offer
from lianxin.core.scopes import SCOPE_WORDS
from lianxin.places.models import Community

DAYS = [(30, _("30 天")), (90, _("90 天")), (365, _("一年"))]


class Give(forms.Form):
    name = Said(
        label=_("给哪个程序用"),
        max_length=40,
        missing=_("给它起个名，往后好认。"),
        help_text=_("例如：小区公众号、楼长的表格"),
    )
    community = forms.ModelChoiceField(
        Community.objects.none(),
        label=_("管哪个社区"),
        empty_label=None,
        error_messages={"required": _("选一个社区。"), "invalid_choice": _("选一个社区。")},
    )
    scopes = forms.MultipleChoiceField(
        label=_("让它做什么"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("至少选一项它能做的事。"),
            "invalid_choice": _("请从这几项里选。"),
        },
        help_text=_("只勾它用得着的；往后可以收回，再办一个。"),
    )
    days = forms.TypedChoiceField(
        label=_("用多久"),
        coerce=int,
        choices=DAYS,
        initial=90,
        error_messages={"invalid_choice": _("请从这几项里选。")},
    )

    def __init__(
        self, data: Any = None, *, scopes: frozenset[str], communities: Any = None
    ) -> None:
        super().__init__(data)
        offer(self, "scopes", [(each, SCOPE_WORDS[each]) for each in SCOPE_WORDS if each in scopes])
        field = self.fields["community"]
        if communities is None:
            del self.fields["community"]
        elif isinstance(field, forms.ModelChoiceField):
            field.queryset = communities
