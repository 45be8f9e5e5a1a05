"""What is asked of teams, members, licences, and services on offer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import Phone, Said, area, day_field, offer
from lianxin.services.actions.teams import LicenceTold, MemberTold, ServiceTold, TeamTold
from lianxin.services.models import LICENSED, Asker, Paid, Way, Work
from lianxin.volunteers.forms.fields import Boxes, Picks, as_free, halves
from lianxin.volunteers.forms.steps import Asked

LICENSED_CHOICES = [(work.value, work.label) for work in Work if work in LICENSED]


class TeamForm(forms.Form):
    name = Said(label=_("队名"), max_length=60, missing=_("给服务队起个名字。"))
    what = Said(label=_("做什么"), max_length=200, required=False, widget=area(2))
    base_id = forms.TypedChoiceField(
        label=_("从哪儿出发"), coerce=int, empty_value=None, required=False
    )
    partner_ids = Picks(label=_("一起做的单位"), required=False)

    def __init__(
        self,
        bases: list[tuple[int, str]],
        partners: list[tuple[int, str]],
        *args: Any,
        **rest: Any,
    ) -> None:
        super().__init__(*args, **rest)
        offer(self, "base_id", [("", _("不定")), *bases])
        offer(self, "partner_ids", partners)
        if not partners:
            del self.fields["partner_ids"]

    def told(self) -> TeamTold:
        return TeamTold(**self.cleaned_data)


class Times(Asked):
    """What a member can do, when, and how they get about."""

    works = Boxes(label=_("会做什么"), choices=Work.choices)
    times = Boxes(label=_("哪些半天能上门"), choices=halves)
    way = forms.ChoiceField(label=_("怎么去"), choices=Way.choices, widget=forms.RadioSelect)

    def furnish(self) -> None:
        self.initial = {"way": Way.WALKING}

    def said(self) -> dict[str, Any]:
        return {**self.cleaned_data, "times": as_free(self.cleaned_data["times"])}


class NewMember(Times):
    name = Said(label=_("姓名"), max_length=60, missing=_("写上姓名。"))
    phone = Phone(label=_("手机号"))
    field_order = ("name", "phone", "works", "times", "way")

    def said(self) -> dict[str, Any]:
        return {"told": MemberTold(**super().said()), "since": self.day}


class ChangeMember(Times):
    def furnish(self) -> None:
        self.initial = {
            "works": [each.work for each in self.thing.skills.all()],
            "times": [f"{each.weekday}{each.half}" for each in self.thing.times.all()],
            "way": self.thing.way,
        }


class Release(Asked):
    def said(self) -> dict[str, Any]:
        return {"until": self.day}


class NewLicence(Asked):
    work = forms.ChoiceField(label=_("哪一类"), choices=LICENSED_CHOICES)
    title = Said(label=_("什么证、证号"), max_length=60, missing=_("写明什么证、证号。"))
    since = day_field(_("哪天发的"))
    until = day_field(_("哪天到期"))

    def said(self) -> dict[str, Any]:
        return {"told": LicenceTold(**self.cleaned_data)}


class LineForm(forms.Form):
    name = Said(label=_("名字"), max_length=30, missing=_("给这一类服务起个名字。"))
    what = Said(label=_("为谁、做什么"), max_length=200, required=False)


class ServiceForm(forms.Form):
    name = Said(label=_("能帮什么"), max_length=30, missing=_("写明能帮什么。"))
    what = Said(label=_("说明"), max_length=120, required=False)
    team_id = forms.TypedChoiceField(label=_("哪支队"), coerce=int)
    line_id = forms.TypedChoiceField(
        label=_("算哪一类服务"), coerce=int, empty_value=None, required=False
    )
    work = forms.ChoiceField(label=_("哪一种活"), choices=Work.choices)
    asker = forms.ChoiceField(label=_("谁可以请"), choices=Asker.choices)
    paid = forms.ChoiceField(label=_("谁出钱"), choices=Paid.choices)
    minutes = forms.IntegerField(label=_("一次大约几分钟"), min_value=5, max_value=240, initial=30)

    def __init__(
        self, teams: list[tuple[int, str]], lines: list[tuple[int, str]], *args: Any, **rest: Any
    ) -> None:
        super().__init__(*args, **rest)
        offer(self, "team_id", teams)
        offer(self, "line_id", [("", _("没有")), *lines])

    def told(self) -> ServiceTold:
        return ServiceTold(**self.cleaned_data)
