"""Fields that residents' and staff's forms share."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from lianxin.core.fields import Said
from lianxin.matters.models import CategoryQuestion, QuestionKind

ANSWER = "a_"
"""Before the code of a follow-up question in a form's field names."""


class _Number(forms.DecimalField):
    """A number that JSON can hold."""

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except forms.ValidationError as error:
            raise forms.ValidationError(
                _("这里填数字，比如 13。现在写的是“%(now)s”。") % {"now": str(value)[:20]}
            ) from error

    def clean(self, value: Any) -> Any:
        found = super().clean(value)
        if not isinstance(found, Decimal):
            return found
        return int(found) if found == found.to_integral_value() else float(found)


def answer_fields(questions: Iterable[CategoryQuestion]) -> dict[str, forms.Field]:
    """A category's follow-up questions as form fields, each typed as it asks."""
    return {f"{ANSWER}{each.code}": _answer_field(each) for each in questions}


def _answer_field(question: CategoryQuestion) -> forms.Field:
    label = question.label
    if question.unit and question.unit not in question.label:
        label = _("%(label)s（%(unit)s）") % {"label": question.label, "unit": question.unit}
    common: dict[str, Any] = {"label": label, "required": question.is_required}
    missing = _("请答一下：%(label)s。") % {"label": question.label}
    if question.kind == QuestionKind.NUMBER:
        attrs = {"inputmode": "decimal", "autocomplete": "off"}
        number = _Number(
            **common, max_digits=9, decimal_places=2, widget=forms.TextInput(attrs=attrs)
        )
        number.error_messages["required"] = missing
        return number
    if question.kind == QuestionKind.CHOICE:
        choices = [(choice, choice) for choice in question.choices]
        messages = {"required": missing, "invalid_choice": _("请从这几个里选一个。")}
        return forms.ChoiceField(
            **common, choices=choices, widget=forms.RadioSelect, error_messages=messages
        )
    return Said(**common, max_length=200, missing=missing)


def answers_of(cleaned: Mapping[str, Any]) -> dict[str, Any]:
    """The answers among a form's cleaned values, by question code, the blank ones left out."""
    return {
        name.removeprefix(ANSWER): value
        for name, value in cleaned.items()
        if name.startswith(ANSWER) and value not in ("", None)
    }
