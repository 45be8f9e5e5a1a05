"""Form fields for what people type and send everywhere: words, a telephone, pictures."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy

from lianxin.core.errors import Invalid
from lianxin.core.identifiers import mobile
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

    def __init__(self, **rest: Any) -> None:
        accept = "image/jpeg,image/png,image/webp,image/heic,image/heif"
        super().__init__(widget=_Files(attrs={"accept": accept}), required=False, **rest)

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        files = data if isinstance(data, (list, tuple)) else [data]
        return [file for file in files if file]


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
