"""Form fields for what people type and send everywhere: words, a day, a telephone, pictures."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext, gettext_lazy

from lianxin.core.errors import Invalid, Refused
from lianxin.core.identifiers import mobile
from lianxin.core.money import fen, yuan
from lianxin.core.text import tidy


class Said(forms.CharField):
    """Words as people type them, tidied before they are counted."""

    def __init__(self, *, max_length: int, missing: Any = "", **rest: Any) -> None:
        super().__init__(max_length=max_length, **rest)
        self.error_messages["max_length"] = gettext_lazy(
            "写了 %(show_value)d 字，最多 %(limit_value)d 字，请删短一些。"
        )
        if missing:
            self.error_messages["required"] = missing

    def to_python(self, value: Any) -> str:
        return tidy(super().to_python(value) or "").strip()

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Without maxlength: what is pasted must not be cut off silently."""
        attrs = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        return attrs


class _Files(forms.FileInput):
    allow_multiple_selected = True


class Photos(forms.FileField):
    """Any number of files as a list; whether they are pictures is told when they are kept."""

    def __init__(self, *, required: bool = False, **rest: Any) -> None:
        accept = "image/jpeg,image/png,image/webp,image/heic,image/heif"
        errors = {"required": gettext_lazy("先选照片。")}
        super().__init__(
            widget=_Files(attrs={"accept": accept}),
            required=required,
            error_messages=errors,
            **rest,
        )

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        files = data if isinstance(data, (list, tuple)) else [data]
        found = [file for file in files if file]
        if self.required and not found:
            raise forms.ValidationError(self.error_messages["required"])
        return found


class Phone(forms.CharField):
    """A mobile number, eleven digits once cleaned."""

    widget = forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"})

    def clean(self, value: Any) -> str:
        if not value and not self.required:
            return ""
        try:
            return mobile(str(value or ""))
        except Invalid as refusal:
            raise forms.ValidationError(refusal.message) from refusal


class Yuan(forms.CharField):
    """An amount of money as people write it, in yuan; fen once cleaned, None where left out."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def __init__(self, *, least: int = 1, **rest: Any) -> None:
        super().__init__(**rest)
        self.least = least
        """The least that may be written, in fen."""

    def clean(self, value: Any) -> int | None:
        told = tidy(str(value or "")).strip()
        if not told and not self.required:
            return None
        try:
            amount = fen(told)
        except Invalid as refusal:
            raise forms.ValidationError(refusal.message) from refusal
        if amount < self.least:
            least = gettext("至少 %(least)s 元。") % {"least": yuan(self.least)}
            raise forms.ValidationError(least)
        return amount

    def prepare_value(self, value: Any) -> Any:
        """Fen given as an initial value are shown as yuan."""
        return yuan(value).replace(",", "") if isinstance(value, int) else value


def area(rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


FIRST_DAY = date(2000, 1, 1)
"""Before it there are no rules to do anything by."""
LONG_AGO = date(1900, 1, 1)
"""Where a day of somebody's life begins, or on which something was founded."""
LAST_DAY = date(2199, 12, 31)
"""Beyond it the calendar itself ends."""


class DayField(forms.DateField):
    """A day between `earliest` and LAST_DAY; what lies outside is a slip of the keys, like 0202."""

    def __init__(self, *, earliest: date = FIRST_DAY, **rest: Any) -> None:
        super().__init__(**rest)
        self.earliest = earliest
        self.validators += [
            MinValueValidator(earliest, gettext_lazy("年份好像写错了：不能早于 %(limit_value)s。")),
            MaxValueValidator(LAST_DAY, gettext_lazy("年份好像写错了：不能晚于 %(limit_value)s。")),
        ]


def day_field(label: Any, **rest: Any) -> DayField:
    """A day, told to browsers as they want it whatever the page's language."""
    return DayField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": gettext_lazy("选一天。"),
            "invalid": gettext_lazy("日期像这样写：2026-03-09。"),
        },
        **rest,
    )


def offer(form: forms.Form, name: str, choices: Iterable[tuple[str | int, Any]]) -> None:
    """Set what a field of a form may be chosen from."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = list(choices)


def put_refusal(form: forms.Form, refusal: Refused) -> None:
    """Say a refusal beside the field that it names, or at the form's head."""
    field = refusal.field if refusal.field in form.fields else None
    form.add_error(field, refusal.message)
