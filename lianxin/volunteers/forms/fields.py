"""Fields that the volunteers' forms share."""

from collections.abc import Iterable
from datetime import date, datetime, time
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from lianxin.core.figures import LOCAL
from lianxin.volunteers.models import Half
from lianxin.volunteers.rules.wording import free_told


def halves() -> list[tuple[str, str]]:
    """The fourteen half-days of a week, e.g. ("6am", 周六上午)."""
    return [
        (
            f"{weekday}{half.value}",
            free_told(weekday, half),
        )
        for weekday in range(1, 8)
        for half in Half
    ]


def as_free(values: Iterable[str]) -> list[tuple[int, str]]:
    return [(int(value[0]), value[1:]) for value in values]


class Boxes(forms.MultipleChoiceField):
    def __init__(self, **rest: Any) -> None:
        super().__init__(widget=forms.CheckboxSelectMultiple, required=False, **rest)


class Picks(forms.TypedMultipleChoiceField):
    """Some of our own records by their numbers."""

    def __init__(self, **rest: Any) -> None:
        super().__init__(coerce=int, widget=forms.CheckboxSelectMultiple, **rest)


class Hours(forms.DecimalField):
    """Hours as typed, e.g. 1.5, given as whole minutes."""

    def __init__(self, **rest: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(max_digits=5, decimal_places=2, min_value=0, widget=widget, **rest)
        self.error_messages["invalid"] = gettext_lazy("时长写数字，例如 2 或 1.5。")

    def clean(self, value: Any) -> Any:
        hours = super().clean(value)
        return None if hours is None else int(Fraction(hours) * 60)


class Clock(forms.TimeField):
    def __init__(self, **rest: Any) -> None:
        super().__init__(widget=forms.TimeInput({"type": "time"}, "%H:%M"), **rest)
        self.error_messages["invalid"] = gettext_lazy("时间像这样写：9:00。")


def moment(day: date, clock: time) -> datetime:
    """A local day and time as a moment."""
    return datetime.combine(day, clock, tzinfo=LOCAL)
