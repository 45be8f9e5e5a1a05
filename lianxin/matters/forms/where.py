"""Where it is: a courtyard by its name, then the building and the entrance out of what it has."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.core.fields import Said, offer
from lianxin.places.models import Community, Kind, Place
from lianxin.places.queries import door_place, parts_of, place_named

IN_THE_YARD = "yard"
"""The choice of the courtyard itself, not a building in it."""
STAGES = ("yard", "building", "unit")


def _typed(community_id: int, words: str) -> Place | None:
    """By its address, or by the letters under the code on its door."""
    return place_named(community_id, words) or door_place(community_id, words)


class Where(forms.Form):
    """Valid, it has `place` or `place_words`, and `next_stage` names what is yet to be asked.

    With a stage given (长辈版) only that is on the screen; without, buildings and entrances come
    together as soon as the courtyard is known.
    """

    asked = forms.CharField(required=False, widget=forms.HiddenInput)
    """The courtyard whose buildings the page showed."""
    yard = Said(
        label=gettext_lazy("院子或路名"),
        help_text=gettext_lazy("也可以填门口二维码下面的那串字母。"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "yards"}),
    )
    building = forms.ChoiceField(
        label=gettext_lazy("几号楼"), required=False, widget=forms.RadioSelect
    )
    unit = forms.ChoiceField(label=gettext_lazy("几单元"), required=False, widget=forms.RadioSelect)

    def __init__(
        self,
        community: Community,
        data: Any = None,
        *,
        place: Place | None = None,
        place_words: str = "",
        stage: str = "",
    ) -> None:
        super().__init__(data)
        self.stage = stage if stage in STAGES else ""
        self.place = place if data is None else _typed(community.pk, data.get("yard", ""))
        self.place_words = ""
        self.courtyard = (self.place.courtyard or self.place) if self.place else None
        self.parts = list(parts_of(self.courtyard.pk)) if self.courtyard else []
        self.was_asked = self._was_asked(data)
        if data is not None and not self.was_asked:
            # Choices under another courtyard than the one now named mean nothing.
            self.data = {"yard": data.get("yard", "")}
        self._set_initial(place_words)
        self._offer()
        self._narrow()

    def _was_asked(self, data: Any) -> bool:
        if self.courtyard is None or self.stage == "yard":
            return False
        return (data or {}).get("asked") == str(self.courtyard.pk)

    def _set_initial(self, place_words: str) -> None:
        place, courtyard = self.place, self.courtyard
        if place is None or courtyard is None:
            self.initial = {"yard": place_words}
            return
        building = place.parent_id if place.kind == Kind.ENTRANCE else place.pk
        self.initial = {
            "asked": courtyard.pk,
            "yard": place.label if self.stage == "yard" else courtyard.label,
            "building": "" if place == courtyard else building,
            "unit": place.name if place.kind == Kind.ENTRANCE else "",
        }

    def _offer(self) -> None:
        buildings = [(str(part.pk), part.name) for part in self.parts if part.kind == Kind.BUILDING]
        units = dict.fromkeys(part.name for part in self._entrances())
        in_yard = (IN_THE_YARD, _("院里，不在楼内"))
        self._choose("building", [*buildings, in_yard] if buildings else [])
        self._choose(
            "unit", [*((name, name) for name in units), ("", _("不清楚"))] if units else []
        )

    def _entrances(self) -> list[Place]:
        """All of the courtyard's, or on a screen of their own those of the chosen building."""
        found = [part for part in self.parts if part.kind == Kind.ENTRANCE]
        if self.stage != "unit":
            return found
        chosen = str(self.data.get("building") or self.initial.get("building"))
        return [part for part in found if str(part.parent_id) == chosen]

    def _choose(self, name: str, choices: list[tuple[str | int, Any]]) -> None:
        offer(self, name, choices)
        if not choices:
            del self.fields[name]

    def _narrow(self) -> None:
        if not self.stage:
            return
        at = STAGES.index(self.stage)
        for name in STAGES[:at]:
            if name in self.fields:
                self.fields[name].widget = forms.HiddenInput()
        for name in STAGES[at + 1 :]:
            self.fields.pop(name, None)

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        if self.courtyard is None:
            self.place_words = cleaned.get("yard", "")
        elif self.was_asked:
            chosen = [part for part in self.parts if str(part.pk) == cleaned.get("building")]
            self.place = chosen[0] if chosen else self.courtyard
            if cleaned.get("unit") and chosen:
                self.place = self._entrance(chosen[0], cleaned["unit"])
        return cleaned

    def _entrance(self, building: Place, name: str) -> Place:
        for part in self.parts:
            if part.parent_id == building.pk and part.name == name:
                return part
        self.add_error(
            "unit",
            _("%(building)s没有%(unit)s，请重选一个，或选“不清楚”。")
            % {"building": building.name, "unit": name},
        )
        return building

    @property
    def next_stage(self) -> str:
        """What the place as given leaves open and has not been asked; nothing when it will do."""
        if self.place is None or self.stage == "unit":
            return ""
        below = [part for part in self.parts if part.parent_id == self.place.pk]
        if not below or (self.was_asked and self.stage != "building"):
            return ""
        if self.place == self.courtyard:
            return "" if self.was_asked else "building"
        return "unit" if self.stage == "building" else ""
