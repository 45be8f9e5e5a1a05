"""What an application sends to report (Open311), in the spec's names and limits."""

import re
import uuid
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext as _

from lianxin.core import pii
from lianxin.core.fields import Phone, Said
from lianxin.core.text import tidy
from lianxin.matters.actions.filing import MOST_RELAYED_WORDS, Report
from lianxin.matters.forms.fields import ANSWER, answer_fields, answers_of
from lianxin.matters.models import Application, Category, Channel, MatterKind
from lianxin.matters.queries.shelf import shelf
from lianxin.places.models import Community, Place
from lianxin.places.queries import place_labelled, place_named, place_near

_ATTRIBUTE = re.compile(r"attribute\[([^\]]+)\](?:\[\])?")
_SAME = uuid.UUID("5b0f9c1e-6d0b-4f0a-9a36-3b11aa0f0311")
"""Under which the keys of requests are made out of what they say."""


class Relayed(forms.Form):
    """Valid, it makes a report. What nobody here needs (email, device_id, account_id) is not
    read, and so not kept.
    """

    lat = forms.FloatField(required=False, min_value=-90, max_value=90)
    long = forms.FloatField(required=False, min_value=-180, max_value=180)
    address_string = Said(required=False, max_length=120)
    address_id = forms.IntegerField(required=False, min_value=1)
    first_name = Said(required=False, max_length=30)
    last_name = Said(required=False, max_length=30)
    phone = Phone(required=False)
    description = Said(required=False, max_length=MOST_RELAYED_WORDS)
    media_url = forms.URLField(required=False, max_length=500, assume_scheme="https")

    def __init__(self, community: Community, category: Category, data: Any, *, near: int) -> None:
        self.community, self.category, self.near = community, category, near
        self.answers = answer_fields(shelf().questions.get(category.pk, ()))
        given = {name: data.get(name, "") for name in self.base_fields}
        super().__init__({**given, **_answered(data)})
        self.fields.update(self.answers)
        self.place: Place | None = None
        self.place_words = self.more_words = ""

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        pair = (found.get("lat"), found.get("long"))
        if (pair[0] is None) != (pair[1] is None) and not {"lat", "long"} & set(self.errors):
            raise forms.ValidationError(_("lat 和 long 要一起给。"))
        if not (found.get("media_url") or "https://").startswith(("http://", "https://")):
            self.add_error("media_url", _("media_url 要以 http:// 或 https:// 开头。"))
        if not {"lat", "long", "address_string", "address_id"} & set(self.errors):
            self._find(found)
        return found

    def _find(self, found: Mapping[str, Any]) -> None:
        """By the address's own key, by its words, by where it lies; words that the tree does not
        know are kept as they are.
        """
        here, words = self.community.pk, found["address_string"]
        if found["address_id"]:
            self.place = Place.objects.filter(community=here, pk=found["address_id"]).first()
            if self.place is None:
                self.add_error("address_id", _("这里没有这个 address_id。"))
            return
        if words:
            self.place = place_labelled(here, words) or place_named(here, words)
        lies = None if found["lat"] is None else (found["lat"], found["long"])
        if self.place is None and lies:
            self.place = place_near(here, lies, within=self.near)
            self.more_words = words if self.place else ""
        if self.place is None:
            self.place_words = pii.strike(words) or _lies_at(lies)
        if self.place is None and not self.place_words:
            raise forms.ValidationError(
                _("要说在哪里：lat 和 long，或 address_string，或 address_id。")
            )

    def faults(self) -> list[str]:
        """Each with the name under which the application sent it."""
        return [
            f"{_sent_as(name)}: {' '.join(map(str, told))}"
            if name != NON_FIELD_ERRORS
            else " ".join(map(str, told))
            for name, told in self.errors.items()
        ]

    def report(self, application: Application, *, same: str) -> Report:
        """`same` is what makes two sendings one: the day, and all that was sent."""
        said = self.cleaned_data
        words = said["description"] or self.category.name
        if self.more_words:
            words = _("%(words)s\n地点：%(place)s") % {"words": words, "place": self.more_words}
        return Report(
            key=uuid.uuid5(_SAME, f"{application.pk} {same}"),
            community=self.community,
            category=self.category,
            kind=MatterKind.HELP,
            words=pii.strike(words),
            place=self.place,
            place_words=self.place_words,
            answers=answers_of(said),
            channel=Channel.WEB,
            name=_called(said["last_name"], said["first_name"]),
            phone=said["phone"],
            application=application,
            media_url=said["media_url"],
        )


def _answered(data: Any) -> dict[str, Any]:
    """attribute[code]=value, and attribute[code][]=value where there may be several."""
    return {
        f"{ANSWER}{match[1]}": data.get(name)
        for name in data
        if (match := _ATTRIBUTE.fullmatch(name))
    }


def _sent_as(name: str) -> str:
    return f"attribute[{name.removeprefix(ANSWER)}]" if name.startswith(ANSWER) else name


def _lies_at(point: tuple[float, float] | None) -> str:
    """To some ten metres: near enough to go and look."""
    if point is None:
        return ""
    return _("北纬 %(lat)s、东经 %(long)s") % {"lat": f"{point[0]:.4f}", "long": f"{point[1]:.4f}"}


def _called(last: str, first: str) -> str:
    """王小明, and John Smith."""
    parts = [part for part in (last, first) if part]
    if all(part.isascii() for part in parts):
        return " ".join(reversed(parts))
    return tidy("".join(parts))
