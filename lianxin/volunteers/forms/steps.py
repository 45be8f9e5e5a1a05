"""What each step at the desk and on the portal asks for: one small form for each."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import Actor
from lianxin.core.fields import Said, area, day_field, offer
from lianxin.core.http import local_day
from lianxin.volunteers.actions import CampaignTold, Lane, ProjectTold, ShiftTold
from lianxin.volunteers.forms.fields import Clock, Hours, Picks, moment
from lianxin.volunteers.models import ProjectKind
from lianxin.volunteers.rules.crediting import told_hours


class Asked(forms.Form):
    """A step on a thing; nothing to say but that one means it.

    `offers` are the choices of its fields by name, put together by the page's query.
    """

    def __init__(
        self,
        actor: Actor,
        thing: Any,
        day: date,
        offers: dict[str, list[tuple[int, str]]],
        data: Any = None,
        files: Any = None,
    ) -> None:
        super().__init__(data, files, auto_id=f"{type(self).__name__.lower()}_%s")
        self.actor, self.thing, self.day = actor, thing, day
        for name, choices in offers.items():
            if name in self.fields:
                offer(self, name, choices)
        self.furnish()

    def furnish(self) -> None:
        """Set what stands in the fields at first."""

    def said(self) -> dict[str, Any]:
        """What the action is told, by its own names."""
        return dict(self.cleaned_data)


class Reason(Asked):
    words = Said(label=_("为什么"), max_length=200, missing=_("写一句为什么。"))


class Word(Asked):
    """A guardian's answer as staff heard it."""

    words = Said(
        label=_("怎么问到的"),
        max_length=200,
        missing=_("写一句怎么问到的。"),
        help_text=_("例如：3月2日打电话，母亲说同意"),
    )


class Agree(Word):
    def said(self) -> dict[str, Any]:
        return {**super().said(), "agrees": True}


class Disagree(Word):
    def said(self) -> dict[str, Any]:
        return {**super().said(), "agrees": False}


class Identity(Asked):
    identity = Said(label=_("身份证号"), max_length=20, missing=_("写上身份证号。"))
    may_keep_identity = forms.BooleanField(
        label=_("本人单独同意社区为开证明保存它"),
        error_messages={"required": _("要本人同意才能记。")},
    )


class Claim(Asked):
    """From when to when somebody served."""

    starts = Clock(label=_("几点开始"))
    ends = Clock(label=_("几点结束"), help_text=_("路上的时间不算。"))

    def furnish(self) -> None:
        self.initial = {"starts": _clock(self.thing.starts_at), "ends": _clock(self.thing.ends_at)}

    def said(self) -> dict[str, Any]:
        day = local_day(self.thing.shift.starts_at)
        return {
            "starts_at": moment(day, self.cleaned_data["starts"]),
            "ends_at": moment(day, self.cleaned_data["ends"]),
        }


def _clock(value: datetime) -> str:
    return f"{timezone.localtime(value):%H:%M}"


class Code(Asked):
    code = Said(
        label=_("现场的 6 位签到码"),
        max_length=6,
        missing=_("写上现场的 6 位数字。"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


class Verify(Asked):
    hours = Hours(label=_("核实的小时数"))
    reason = Said(label=_("和申报的不一样，为什么"), max_length=200, required=False)

    def said(self) -> dict[str, Any]:
        return {"minutes": self.cleaned_data["hours"], "reason": self.cleaned_data["reason"]}


class Correct(Asked):
    hours = Hours(label=_("更正为几小时"), help_text=_("记错了人的，写 0。"))
    reason = Said(label=_("为什么改"), max_length=200, missing=_("写一句为什么改。"))
    entry_id = forms.IntegerField(widget=forms.HiddenInput)

    def said(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            "minutes": said["hours"],
            "reason": said["reason"],
            "entry_id": said["entry_id"],
        }


class Roster(Asked):
    volunteer_ids = Picks(label=_("来了谁"), error_messages={"required": _("勾上来了的人。")})
    minutes = Hours(label=_("每人几小时"), help_text=_("从开始算起，路上的时间不算。"))

    def furnish(self) -> None:
        span = int((self.thing.ends_at - self.thing.starts_at).total_seconds()) // 60
        self.initial = {"minutes": told_hours(span)}


class Evaluation(Asked):
    words = Said(
        label=_("服务得怎样"),
        max_length=300,
        missing=_("写一句服务得怎样。"),
        help_text=_("被服务的人怎么说"),
        widget=area(2),
    )


class NewShift(Asked):
    day_on = day_field(_("哪天"))
    starts = Clock(label=_("几点开始"))
    ends = Clock(label=_("几点结束"))
    needed = forms.IntegerField(label=_("要几个人"), min_value=1, max_value=500)
    venue = Said(
        label=_("在哪儿"), max_length=120, required=False, help_text=_("不写就在项目的地方。")
    )

    def said(self) -> dict[str, Any]:
        said = self.cleaned_data
        made = ShiftTold(
            starts_at=moment(said["day_on"], said["starts"]),
            ends_at=moment(said["day_on"], said["ends"]),
            needed=said["needed"],
            venue=said["venue"],
        )
        return {"told": made}


class Enlist(Asked):
    volunteer_ids = Picks(label=_("加谁"), error_messages={"required": _("勾上要加的人。")})

    def said(self) -> dict[str, Any]:
        return {**super().said(), "since": self.day}


class OneMember(Asked):
    volunteer_id = forms.TypedChoiceField(label=_("谁"), coerce=int)


class Release(OneMember):
    def said(self) -> dict[str, Any]:
        return {**super().said(), "until": self.day}


class Spots(Asked):
    place_ids = Picks(label=_("院"), required=False)
    lanes = forms.CharField(
        label=_("街巷"),
        required=False,
        widget=area(3),
        help_text=_("一行一处；知道位置的，名字后面写纬度、经度，例如：青龙巷 36.665 117.031"),
    )

    def said(self) -> dict[str, Any]:
        lines = self.cleaned_data["lanes"].splitlines()
        lanes = [_lane(line) for line in lines if line.strip()]
        return {"place_ids": self.cleaned_data["place_ids"], "lanes": lanes}


def _lane(line: str) -> Lane:
    name, *numbers = line.split()
    try:
        latitude, longitude = map(float, numbers)
    except ValueError:
        return Lane(line.strip()[:60])
    return Lane(name[:60], latitude, longitude)


class Send(Asked):
    shift_id = forms.TypedChoiceField(label=_("哪个班次"), coerce=int)
    spot_ids = Picks(label=_("去哪些地点"), error_messages={"required": _("勾上要去的地点。")})


class Clean(Asked):
    words = Said(label=_("清理成什么样"), max_length=200, required=False)
    photo = forms.FileField(label=_("照片"), required=False, help_text=_("没有照片也行。"))


class ProjectForm(forms.Form):
    name = Said(label=_("项目名称"), max_length=60, missing=_("给项目起个名字。"))
    beneficiary = Said(label=_("服务谁"), max_length=120, missing=_("写明服务谁。"))
    what = Said(label=_("做什么"), max_length=500, missing=_("写明做什么。"), widget=area(3))
    venue = Said(label=_("在哪儿"), max_length=120, missing=_("写明在哪儿做。"))
    kind = forms.ChoiceField(label=_("哪一类"), choices=ProjectKind.choices)
    risk = Said(
        label=_("可能的风险"),
        max_length=300,
        required=False,
        help_text=_("报名的人先看这一句。例如：清雪路滑，穿防滑鞋"),
    )
    is_dangerous = forms.BooleanField(label=_("有人身危险"), required=False)
    insurance = Said(
        label=_("保险"),
        max_length=120,
        required=False,
        help_text=_("有人身危险的要先上保险：哪家的、保单号"),
    )
    licence = Said(
        label=_("资质"),
        max_length=120,
        required=False,
        help_text=_("义诊、燃气和电力维修要有：谁的、什么证、证号"),
    )
    team = forms.ChoiceField(label=_("哪支服务队"), required=False)
    campaign = forms.ChoiceField(label=_("属于哪个活动"), required=False)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, teams: dict[str, Any], campaigns: dict[str, Any], *args: Any, **rest: Any
    ) -> None:
        super().__init__(*args, **rest)
        self.own = {"team": teams, "campaign": campaigns}
        for field, things in self.own.items():
            offer(self, field, [("", _("没有")), *((pk, str(it)) for pk, it in things.items())])

    def told(self) -> ProjectTold:
        said = {key: value for key, value in self.cleaned_data.items() if key != "seen"}
        for field, things in self.own.items():
            said[field] = things.get(said[field])
        return ProjectTold(**said)


class CampaignForm(forms.Form):
    name = Said(label=_("活动名称"), max_length=60, missing=_("给活动起个名字。"))
    what = Said(label=_("做什么"), max_length=500, missing=_("写明做什么。"), widget=area(3))
    starts_on = day_field(_("哪天开始"))
    ends_on = day_field(_("哪天结束"))
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def told(self) -> CampaignTold:
        said = {key: value for key, value in self.cleaned_data.items() if key != "seen"}
        return CampaignTold(**said)


class TeamForm(forms.Form):
    name = Said(label=_("队名"), max_length=60, missing=_("给服务队起个名字。"))
    what = Said(label=_("做什么"), max_length=200, required=False)


class Filters(forms.Form):
    """How the register is narrowed."""

    q = Said(label=_("姓名或编号"), max_length=40, required=False)
    state = forms.ChoiceField(label=_("状态"), required=False)
    skill = forms.ChoiceField(label=_("会做什么"), required=False)
    free = forms.ChoiceField(label=_("什么时候有空"), required=False)
