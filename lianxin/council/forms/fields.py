"""What the council's forms have in common."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import Said


class Words(Said):
    """Some lines, at most 500 characters."""

    def __init__(self, *, rows: int = 2, **rest: Any) -> None:
        widget = forms.Textarea({"rows": rows})
        super().__init__(max_length=500, widget=widget, **rest)


class Lines(forms.CharField):
    """One thing a line, as a tuple."""

    def __init__(self, **rest: Any) -> None:
        widget = forms.Textarea({"rows": 4})
        super().__init__(required=False, widget=widget, help_text=_("一行写一条。"), **rest)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, (list, tuple)) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        return tuple(line.strip() for line in text.splitlines() if line.strip())
