"""What was written on a phone without a line, as it arrives."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import Phone, Photos, Said
from lianxin.matters.actions.filing import MOST_WORDS
from lianxin.matters.actions.pocket import Letter
from lianxin.places.models import Community


class Pocket(forms.Form):
    """Everything at once; what is wrong is told to the page that kept it."""

    key = forms.UUIDField()
    who = forms.CharField(required=False, max_length=64)
    """The mark of the account that wrote it; blank for a guest."""
    door = forms.CharField(required=False, max_length=20)
    where = Said(max_length=120, required=False)
    words = Said(max_length=MOST_WORDS, missing=_("说一说是什么事，几个字也行。"))
    category = forms.IntegerField(required=False)
    name = Said(max_length=60, required=False)
    phone = Phone(required=False)
    is_public = forms.BooleanField(required=False)
    photos = Photos()

    def letter(self, community: Community) -> Letter:
        said: dict[str, Any] = {
            name: value for name, value in self.cleaned_data.items() if name != "who"
        }
        said["is_public"] = self.data.get("is_public") != "0"
        return Letter(community=community, **said)

    def faults(self) -> str:
        return " ".join(str(error) for errors in self.errors.values() for error in errors)
