"""An activity's plan as staff write it."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxin.activities.actions import Plan
from lianxin.activities.models import Activity, Kind, Series, Way
from lianxin.activities.rules.occasions import CUSTOMS
from lianxin.core.fields import Said, area, day_field, offer
from lianxin.core.figures import LOCAL
from lianxin.facilities.forms import time_field
from lianxin.facilities.models import Film, Room


class PlanForm(forms.Form):
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = Said(label=_("叫什么"), max_length=60, missing=_("给活动起个名字。"))
    kind = forms.ChoiceField(label=_("哪一类"), choices=Kind.choices)
    series = forms.TypedChoiceField(
        label=_("属于哪个系列"), coerce=int, empty_value=None, required=False
    )
    film = forms.TypedChoiceField(
        label=_("放哪部影片"), coerce=int, empty_value=None, required=False
    )
    occasion = forms.ChoiceField(label=_("为哪个日子"), required=False)
    day = day_field(_("哪天"))
    starts = time_field(_("从几点"))
    ends = time_field(_("到几点"))
    room = forms.TypedChoiceField(
        label=_("用哪间房"),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("选了就替您订下，别人订不了这段时间。"),
    )
    place_words = Said(
        label=_("或者在哪儿"), max_length=80, required=False, help_text=_("例如：社区广场")
    )
    words = Said(label=_("做什么，要带什么"), max_length=1000, required=False, widget=area(5))
    audience = Said(
        label=_("请谁来"), max_length=80, required=False, help_text=_("不写就是谁都可以来。")
    )
    organiser = Said(
        label=_("谁主办"), max_length=60, required=False, help_text=_("不写就是社区居委会。")
    )
    partners = Said(
        label=_("和谁一起办"), max_length=200, required=False, help_text=_("例如：驻地部队")
    )
    way = forms.ChoiceField(
        label=_("怎么来"), choices=Way.choices, widget=forms.RadioSelect, initial=Way.WALK_IN
    )
    capacity = forms.IntegerField(
        label=_("多少名额"), required=False, min_value=1, help_text=_("不限就空着。")
    )
    waiting_most = forms.IntegerField(label=_("最多几位候补"), required=False, min_value=0)
    opens_day = day_field(_("报名从哪天"), required=False)
    opens_time = time_field(_("几点开始"), required=False)
    closes_day = day_field(_("报名到哪天"), required=False)
    closes_time = time_field(_("几点截止"), required=False)

    def __init__(
        self,
        rooms: list[Room],
        series: list[Series],
        films: list[Film],
        data: Any = None,
        *,
        initial: dict[str, Any],
    ) -> None:
        super().__init__(data, initial=initial)
        nothing = ("", _("没有"))
        offer(self, "room", [nothing, *((room.pk, str(room)) for room in rooms if room.is_in_use)])
        offer(self, "series", [nothing, *((each.pk, each.name) for each in series)])
        offer(self, "film", [nothing, *((film.pk, film.title) for film in films)])
        offer(self, "occasion", [nothing, *((each.code, each.name) for each in CUSTOMS)])

    def plan(self) -> Plan:
        said = self.cleaned_data
        starts_at = _at(said["day"], said["starts"])
        ends_at = _at(said["day"], said["ends"])
        if ends_at <= starts_at:
            ends_at += timedelta(days=1) if said["ends"].hour < 4 else timedelta()
        plain = ("title", "kind", "place_words", "words", "audience", "organiser", "partners")
        return Plan(
            **{name: said[name] for name in (*plain, "way", "capacity", "occasion")},
            starts_at=starts_at,
            ends_at=ends_at,
            room_id=said["room"],
            series_id=said["series"],
            film_id=said["film"],
            waiting_most=said["waiting_most"] or 0,
            opens_at=_maybe_at(said["opens_day"], said["opens_time"]),
            closes_at=_maybe_at(said["closes_day"], said["closes_time"]),
        )


def _at(day: date, hour: Any) -> datetime:
    return datetime.combine(day, hour, tzinfo=LOCAL)


def _maybe_at(day: date | None, hour: Any) -> datetime | None:
    return _at(day, hour) if day and hour is not None else None


def facts(activity: Activity) -> dict[str, Any]:
    """A plan as it stands, for the form."""
    plain = (
        "title", "kind", "occasion", "words", "audience", "organiser", "partners", "way",
        "capacity", "waiting_most", "place_words",
    )  # fmt: skip
    told: dict[str, Any] = {name: getattr(activity, name) for name in plain}
    for name, moment in (
        ("starts", activity.starts_at),
        ("ends", activity.ends_at),
        ("opens", activity.opens_at),
        ("closes", activity.closes_at),
    ):
        local = timezone.localtime(moment, LOCAL) if moment else None
        told |= {f"{name}_day": local and local.date(), f"{name}_time": local and local.time()}
    told |= {"day": told["starts_day"], "starts": told["starts_time"], "ends": told["ends_time"]}
    told |= {"room": activity.room_id, "series": activity.series_id}
    told |= {"film": activity.film_id, "seen": activity.revision}
    return told


class SeriesForm(forms.Form):
    name = Said(label=_("系列叫什么"), max_length=40, missing=_("给系列起个名字。"))
    theme = Said(label=_("主题"), max_length=80, required=False)
    words = Said(label=_("说明"), max_length=500, required=False, widget=area(3))


class ChangeSeriesForm(SeriesForm):
    is_running = forms.BooleanField(label=_("还在办，安排活动时可以选"), required=False)
