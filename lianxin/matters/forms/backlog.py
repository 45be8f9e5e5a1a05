"""What the backlog is asked by its address, and what is done with a selection of it."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import Said, day_field, offer
from lianxin.core.flow import Text
from lianxin.core.text import tidy
from lianxin.matters.models import State
from lianxin.matters.queries.backlog import ME, NOBODY, Due, Group, Sort, Wish
from lianxin.places.models import Community

NAMES = {"words": "q"}
"""What a part of a wish is called in the address, where it has another name there."""
LONGEST = 100
"""Characters of a search."""
AGES = {7: _("一周以上"), 30: _("一个月以上"), 90: _("三个月以上")}

_KNOWN: Mapping[str, frozenset[str]] = {
    "state": frozenset([*Group, *State.values]),
    "due": frozenset(Due),
    "sort": frozenset(Sort),
}


class Option(NamedTuple):
    """One choice of a filter."""

    value: str | int
    label: Text
    is_chosen: bool


def wish_of(asked: Mapping[str, str], views: Mapping[str, tuple[Any, Wish]]) -> Wish:
    """A wish out of an address: a view's, changed by what else is said; nonsense is passed over."""
    base = views.get(asked.get("view", ""), (None, Wish()))[1]
    read = {each.name: asked.get(NAMES.get(each.name, each.name), "") for each in fields(Wish)}
    told: dict[str, Any] = {name: value for name, value in read.items() if _is_sense(name, value)}
    for name in {"category", "place", "age", "least"} & set(told):
        told[name] = int(told[name])
    if "words" in told:
        told["words"] = tidy(told["words"]).strip()[:LONGEST]
    return replace(base, **told)


def _is_sense(name: str, value: str) -> bool:
    if name in _KNOWN:
        return value in _KNOWN[name]
    if name == "words":
        return bool(value.strip())
    is_key = value.isascii() and value.isdigit() and len(value) < 10
    return is_key or (name == "lead" and value in (ME, NOBODY))


def query_of(wish: Wish, **changed: Any) -> str:
    """The address's part that asks for a wish, without what goes without saying."""
    asked = replace(wish, **changed)
    plain = Wish()
    told = {
        NAMES.get(each.name, each.name): getattr(asked, each.name)
        for each in fields(Wish)
        if getattr(asked, each.name) != getattr(plain, each.name)
    }
    return urlencode(told)


class Keep(forms.Form):
    """A name for the present filter."""

    name = Said(label=_("给这个筛选起个名"), max_length=40, missing=_("起个名字，好再找到它。"))
    query = forms.CharField(max_length=500, required=False, widget=forms.HiddenInput)


class Bulk(forms.Form):
    """Nothing but the selection itself; those that ask for more say it in their fields."""

    def __init__(self, data: Any = None, **_choices: Any) -> None:
        super().__init__(data)

    def deed(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class BulkHandle(Bulk):
    lead_id = forms.TypedChoiceField(
        label=_("派给谁"),
        coerce=int,
        error_messages={"required": _("选一位来负责。")},
    )
    due_on = day_field(_("哪天前办好"))

    def __init__(
        self, data: Any = None, *, workers: Mapping[int, str], day: date, **_rest: Any
    ) -> None:
        super().__init__(data)
        self.fields["due_on"].initial = day
        offer(self, "lead_id", [("", _("请选择")), *workers.items()])


class BulkCouncil(Bulk):
    words = Said(
        label=_("要议什么"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("每一件都会写上这句话，居民看得到。"),
    )


class BulkSend(Bulk):
    """Out of this community: to another of the street, or to an authority by name."""

    community = forms.ModelChoiceField(
        Community.objects.none(),
        label=_("转给本街道的社区"),
        required=False,
        empty_label=_("不是社区，是别的单位"),
        error_messages={"invalid_choice": _("请从这几个里选一个。")},
    )
    authority = Said(label=_("或者转给别的单位"), max_length=60, required=False)
    words = Said(
        label=_("为什么转"),
        max_length=1000,
        missing=_("写一句为什么转，提出人看得到。"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: Any = None, *, communities: Any, **_rest: Any) -> None:
        super().__init__(data)
        self.fields["community"].queryset = communities  # type: ignore[attr-defined]  # it is a choice

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if not self.errors and bool(found.get("community")) == bool(found.get("authority")):
            self.add_error("authority", _("选一个社区，或者写一个单位，只要一样。"))
        return found
