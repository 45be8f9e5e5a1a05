"""The form of a step on something that many may step on at once."""

from datetime import date
from typing import Any, ClassVar

from django import forms

from lianxin.core.actor import Actor
from lianxin.core.fields import Said


class Step(forms.Form):
    """Nothing to say but that one has seen how it stands: `seen` is the revision that was shown."""

    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    is_bare: ClassVar[bool] = True
    """Whether a button is enough."""

    def __init__(
        self, actor: Actor, thing: Any, day: date, data: Any = None, files: Any = None
    ) -> None:
        super().__init__(data, files, initial={"seen": thing.revision})
        self.actor, self.thing, self.day = actor, thing, day
        self.furnish()

    def furnish(self) -> None:
        """Set choices and what stands in the fields at first."""

    def said(self) -> dict[str, Any]:
        """What the action is told, by its own names."""
        return dict(self.cleaned_data)

    def typed(self) -> list[tuple[str, str]]:
        """What was written in words, so that it is not lost when the step has become impossible."""
        return [
            (str(field.label), str(field.value()))
            for field in self.visible_fields()
            if isinstance(field.field, Said) and field.value()
        ]
