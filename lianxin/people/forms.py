from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from lianxin.core.fields import Said, offer


class Unmask(forms.Form):
    reason = Said(
        label=gettext_lazy("为什么要看"),
        max_length=200,
        missing=gettext_lazy("先写一句为什么要看，本人看得到。"),
    )


class Wish(forms.Form):
    """Whom the register is to show."""

    who = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput)
    """One person, for whoever comes from where they are found."""
    q = Said(label=gettext_lazy("姓名、首字母、住处或手机号后四位"), max_length=60, required=False)
    place = forms.TypedChoiceField(
        label=gettext_lazy("哪个院、哪座楼"), coerce=int, empty_value=None, required=False
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("哪些人"),
        choices=[
            ("", gettext_lazy("都要")),
            ("account", gettext_lazy("有账号的")),
            ("noted", gettext_lazy("没有账号的")),
            ("phoneless", gettext_lazy("没有手机号的")),
            ("homeless", gettext_lazy("没登记住处的")),
        ],
        required=False,
    )

    def __init__(self, *given: Any, grounds: Iterable[tuple[int, str]]) -> None:
        super().__init__(*given)
        offer(self, "place", [("", gettext_lazy("整个社区")), *grounds])

    def wish(self) -> dict[str, Any]:
        """What is asked; nothing where it cannot be."""
        return self.cleaned_data if self.is_valid() else {}
