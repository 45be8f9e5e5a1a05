"""What a member fills in who was called to a meeting."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import Said


class LeaveForm(forms.Form):
    reason = Said(label=_("为什么来不了"), max_length=100, missing=_("写一句为什么来不了。"))


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("会场里的六位签到码"),
        max_length=6,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "one-time-code"}),
        error_messages={"required": _("写下会场里的六位数字。")},
    )
