from typing import Any

from django import forms

from lianxin.reports.queries import Asked


class AskedForm(forms.Form):
    """What of a figure an address asks for; nothing in it is typed by hand."""

    of = forms.ChoiceField(choices=[(of, of) for of in ("part", "whole", "silent")], required=False)
    month = forms.IntegerField(min_value=1, max_value=12, required=False)
    category = forms.SlugField(required=False)
    after = forms.CharField(required=False)
    before = forms.CharField(required=False)

    def asked(self) -> Asked | None:
        """None for an address that this page does not have."""
        if not self.is_valid():
            return None
        told: dict[str, Any] = {name: value for name, value in self.cleaned_data.items() if value}
        return Asked(**told)
