from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import Said, area, offer
from lianxin.places.models import Place


class SayForm(forms.Form):
    """How it is, from somebody who lives there."""

    place = forms.TypedChoiceField(label=_("您住哪栋楼"), coerce=int)
    is_fine = forms.TypedChoiceField(
        label=_("做得行不行"),
        choices=[("yes", _("行")), ("no", _("不行，要返工"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    words = Said(
        label=_("想说的话"),
        max_length=300,
        required=False,
        widget=area(3),
        help_text=_("不行的，写一句哪里不行。只给社区和施工单位看。"),
    )

    def __init__(self, places: list[Place], data: Any = None, *, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        offer(self, "place", [(place.pk, place.label) for place in places])
