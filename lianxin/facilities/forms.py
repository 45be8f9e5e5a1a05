from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import Said, day_field, offer
from lianxin.core.figures import LOCAL
from lianxin.facilities.actions import Outfit, Slot
from lianxin.facilities.models import Room


def time_field(label: Any, **rest: Any) -> forms.TimeField:
    """An hour of the day, told to browsers as they want it."""
    return forms.TimeField(
        label=label,
        widget=forms.TimeInput({"type": "time"}, "%H:%M"),
        error_messages={"required": _("写上几点。"), "invalid": _("时间像这样写：14:30。")},
        **rest,
    )


class RoomForm(forms.Form):
    name = Said(label=_("叫什么"), max_length=40, missing=_("写明房间叫什么。"))
    place = Said(label=_("在哪儿"), max_length=80, missing=_("写明在哪儿。"))
    capacity = forms.IntegerField(label=_("能坐多少人"), required=False, min_value=1)
    equipment = Said(
        label=_("有什么设备"), max_length=200, required=False, help_text=_("例如：投影、钢琴")
    )
    hours = Said(
        label=_("开放时间"),
        max_length=80,
        required=False,
        help_text=_("例如：周一到周五 8:30–17:30"),
    )
    is_in_use = forms.BooleanField(label=_("还在用，可以订"), required=False, initial=True)

    def outfit(self) -> Outfit:
        return Outfit(**self.cleaned_data)


class BookForm(forms.Form):
    room = forms.TypedChoiceField(label=_("哪一间"), coerce=int)
    day = day_field(_("哪天"))
    starts = time_field(_("从几点"))
    ends = time_field(_("到几点"))
    what = Said(label=_("做什么用"), max_length=80, missing=_("写一句用来做什么。"))

    def __init__(self, rooms: list[Room], data: Any = None, *, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        offer(self, "room", [(room.pk, room.name) for room in rooms if room.is_in_use])

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("starts") and found.get("ends") and found["ends"] <= found["starts"]:
            self.add_error("ends", _("结束的时间要在开始以后。"))
        return found

    def slot(self) -> Slot:
        said = self.cleaned_data
        return Slot(_at(said["day"], said["starts"]), _at(said["day"], said["ends"]))


def _at(day: date, hour: Any) -> datetime:
    return datetime.combine(day, hour, tzinfo=LOCAL)
