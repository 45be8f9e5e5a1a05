from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import LONG_AGO, Said, area, day_field, offer
from lianxin.core.figures import LOCAL
from lianxin.facilities.actions import Outfit, Slot
from lianxin.facilities.models import Room, RoomKind


def time_field(label: Any, **rest: Any) -> forms.TimeField:
    """An hour of the day, told to browsers as they want it."""
    return forms.TimeField(
        label=label,
        widget=forms.TimeInput({"type": "time"}, "%H:%M"),
        error_messages={"required": _("写上几点。"), "invalid": _("时间像这样写：14:30。")},
        **rest,
    )


PICTURES = "image/jpeg,image/png,image/webp,image/heic,image/heif"


def picture_field(label: Any, **rest: Any) -> forms.FileField:
    return forms.FileField(label=label, widget=forms.FileInput(attrs={"accept": PICTURES}), **rest)


class RoomForm(forms.Form):
    name = Said(label=_("叫什么"), max_length=40, missing=_("写明房间叫什么。"))
    kind = forms.ChoiceField(label=_("哪一类"), choices=RoomKind.choices)
    place = Said(label=_("在哪儿"), max_length=80, missing=_("写明在哪儿。"))
    capacity = forms.IntegerField(label=_("能坐多少人"), required=False, min_value=1)
    equipment = Said(
        label=_("有什么设备"), max_length=200, required=False, help_text=_("例如：投影、钢琴")
    )
    hours = Said(
        label=_("开放时间"),
        max_length=80,
        required=False,
        help_text=_("照“周一到周五 8:30–17:30；周六 9:00–12:00”这样写，页面会说现在开没开。"),
    )
    words = Said(
        label=_("介绍"),
        max_length=1000,
        required=False,
        widget=area(),
        help_text=_("居民来了能看什么、做什么。"),
    )
    partner = Said(label=_("和谁一起建的"), max_length=80, required=False)
    opened_on = day_field(_("哪天开放的"), earliest=LONG_AGO, required=False)
    is_in_use = forms.BooleanField(label=_("还在用"), required=False, initial=True)
    is_shown = forms.BooleanField(label=_("居民看得到"), required=False, initial=True)
    takes_asks = forms.BooleanField(label=_("居民可以申请用"), required=False)

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
        return slot_of(self.cleaned_data)


def slot_of(said: dict[str, Any]) -> Slot:
    """The time that a day and two hours make."""
    return Slot(_at(said["day"], said["starts"]), _at(said["day"], said["ends"]))


class CoverForm(forms.Form):
    picture = picture_field(_("照片"))
    alt = Said(
        label=_("照片上是什么"),
        max_length=80,
        missing=_("写一句照片上是什么，看不见的人靠它。"),
    )


def _at(day: date, hour: Any) -> datetime:
    return datetime.combine(day, hour, tzinfo=LOCAL)
