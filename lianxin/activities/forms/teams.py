"""Cultural teams as people fill them in."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.activities.actions import Portrait, Who
from lianxin.activities.models import Activity, Art, CulturalTeam
from lianxin.core.fields import LONG_AGO, Phone, Said, area, day_field, offer
from lianxin.facilities.actions import Slot
from lianxin.facilities.forms import BookForm
from lianxin.facilities.models import Room
from lianxin.party.models import Body


class TeamForm(forms.Form):
    name = Said(label=_("队伍叫什么"), max_length=40, missing=_("写明队伍叫什么。"))
    art = forms.ChoiceField(label=_("做什么的"), choices=Art.choices)
    words = Said(label=_("说几句"), max_length=500, required=False, widget=area(3))
    meets = Said(
        label=_("平常什么时候、在哪儿活动"),
        max_length=80,
        required=False,
        help_text=_("例如：每周二、四 9:00，社区活动室"),
    )
    founded_on = day_field(_("哪天成立的"), earliest=LONG_AGO)
    branch = forms.TypedChoiceField(
        label=_("队里党员所在的特色党支部"), coerce=int, empty_value=None, required=False
    )

    def __init__(
        self,
        branches: Iterable[Body],
        data: Any = None,
        *,
        team: CulturalTeam | None = None,
        **rest: Any,
    ) -> None:
        super().__init__(data, **rest)
        offer(self, "branch", [("", _("没有")), *((each.pk, each.name) for each in branches)])
        if len(self.fields["branch"].choices) == 1:  # type: ignore[attr-defined]  # a choice field
            del self.fields["branch"]
        if team is not None:
            del self.fields["name"], self.fields["founded_on"]
            told = {name: getattr(team, name) for name in ("art", "words", "meets")}
            self.initial = {**told, "branch": team.branch_id}

    def portrait(self) -> Portrait:
        said = self.cleaned_data
        plain = {name: said[name] for name in ("art", "words", "meets")}
        return Portrait(**plain, branch_id=said.get("branch"))


class AskForm(forms.Form):
    words = Said(
        label=_("说一句您自己"),
        max_length=120,
        required=False,
        help_text=_("例如：学过两年二胡。只有队长和社区看得到。"),
    )
    is_named = forms.BooleanField(label=_("加入以后，可以在这一页写出我的名字"), required=False)
    name = Said(label=_("怎么称呼您"), max_length=60, missing=_("写下怎么称呼您。"))
    phone = Phone(
        label=_("手机号"),
        error_messages={"required": _("留一个手机号，队长好联系您。")},
    )

    def __init__(self, data: Any = None, *, is_known: bool) -> None:
        super().__init__(data)
        if is_known:
            del self.fields["name"], self.fields["phone"]

    def who(self) -> Who:
        return Who(self.cleaned_data.get("name", ""), self.cleaned_data.get("phone", ""))


class AdmitForm(forms.Form):
    name = Said(label=_("姓名"), max_length=60, missing=_("写下姓名。"))
    phone = Phone(label=_("手机号"), required=False)
    since = day_field(_("哪天入队"))
    is_leader = forms.BooleanField(label=_("是队长"), required=False)
    is_named = forms.BooleanField(label=_("本人同意在队伍页上写出姓名"), required=False)

    def said(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        return {"who": Who(said.pop("name"), said.pop("phone")), **said}


class RehearsalForm(BookForm):
    place_words = Said(label=_("或者在哪儿"), max_length=80, required=False)

    def __init__(self, rooms: list[Room], data: Any = None, *, initial: dict[str, Any]) -> None:
        super().__init__(rooms, data, initial=initial)
        del self.fields["what"]
        self.fields["room"].required = False
        free = [(room.pk, room.name) for room in rooms if room.is_in_use]
        offer(self, "room", [("", _("没有")), *free])

    def said(self) -> dict[str, Any]:
        said = self.cleaned_data
        slot: Slot = self.slot()
        room = int(said["room"]) if said["room"] else None
        return {"slot": slot, "room_id": room, "place_words": said["place_words"]}


class ShowForm(forms.Form):
    activity = forms.TypedChoiceField(label=_("在哪场活动上"), coerce=int)
    what = Said(label=_("演了什么"), max_length=60, required=False, help_text=_("例如：大合唱"))

    def __init__(self, activities: Iterable[Activity], data: Any = None) -> None:
        super().__init__(data)
        offer(self, "activity", [(each.pk, each.title) for each in activities])

    def said(self) -> dict[str, Any]:
        return {"activity_id": self.cleaned_data["activity"], "what": self.cleaned_data["what"]}


class HonourForm(forms.Form):
    year = forms.IntegerField(label=_("哪一年"), min_value=1949)
    what = Said(label=_("得了什么"), max_length=80, missing=_("写明得了什么荣誉。"))
    by_whom = Said(label=_("谁给的"), max_length=60, missing=_("写明是谁给的。"))

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data, initial={"year": today.year})

    def said(self) -> dict[str, Any]:
        return dict(self.cleaned_data)
