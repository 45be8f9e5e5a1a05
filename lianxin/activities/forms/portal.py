from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.activities.actions import Who
from lianxin.activities.actions.signing import KEY_LENGTH
from lianxin.activities.models.signup import new_token
from lianxin.core.fields import Phone, Said, area


class SignUp(forms.Form):
    """A guest's name and telephone; who is signed in needs neither."""

    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=32)
    name = Said(label=_("怎么称呼您"), max_length=30, missing=_("写下怎么称呼您。"))
    phone = Phone(
        label=_("手机号"), help_text=_("只用来告诉您这场活动的变动，只有社区工作人员看得到。")
    )

    def clean_key(self) -> str:
        """A browser that sends none gets a fresh one, so that the link is still its own."""
        key: str = self.cleaned_data["key"]
        return key if len(key) == KEY_LENGTH else new_token()

    def who(self) -> Who:
        return Who(**self.cleaned_data)


class SignIn(forms.Form):
    name = Said(label=_("怎么称呼您"), max_length=30, required=False)
    phone = Phone(label=_("手机号"), help_text=_("报过名的，写报名时留的号。"))

    def who(self) -> Who:
        return Who(**self.cleaned_data)


class Tell(forms.Form):
    stars = forms.TypedChoiceField(
        label=_("觉得怎么样"),
        coerce=int,
        choices=[(5, _("很好")), (4, _("好")), (3, _("一般")), (2, _("不太好")), (1, _("不好"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("请选一个。")},
    )
    words = Said(
        label=_("想说的话"),
        max_length=300,
        required=False,
        widget=area(3),
        help_text=_("只有社区工作人员看得到。"),
    )

    def said(self) -> dict[str, Any]:
        return dict(self.cleaned_data)
