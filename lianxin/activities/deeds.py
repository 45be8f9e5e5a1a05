"""Which form and which action belong to each verb of activities, courses and cultural teams."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.activities import actions
from lianxin.activities.forms import steps, teams
from lianxin.activities.forms.courses import Why
from lianxin.activities.models import CulturalTeam
from lianxin.activities.queries.teams import stages
from lianxin.activities.rules import ACTIVITY_FLOW
from lianxin.activities.rules.courses import COURSE_FLOW
from lianxin.core.actor import Actor
from lianxin.core.deeds import Deed, Offered, offered
from lianxin.core.flow import Text
from lianxin.core.http import local_day
from lianxin.core.steps import Step
from lianxin.facilities.queries import rooms_for

_deed = partial(offered, ACTIVITY_FLOW)

DEEDS: Mapping[str, Offered] = dict(
    (
        _deed("publish", Step, actions.publish, "send", _("发布了，居民看得到了。")),
        _deed("draw", Step, actions.draw, "equal", _("抽好了，每个人都会收到结果。")),
        _deed("enlist", steps.Enlist, actions.enlist, "user-plus", _("替他报上了。")),
        _deed("hold", Step, actions.hold, "checks", _("记下办完了，接着写写怎么样。")),
        _deed("record", steps.RecordForm, actions.record, "clipboard-data", _("记录好了。")),
        _deed("photos", steps.AddPhotos, actions.add_photos, "camera-plus", _("照片放上了。")),
        _deed("correct", steps.Correct, actions.correct, "pencil", _("更正了，原来的也留着。")),
        _deed("close", Step, actions.close, "player-pause", _("报名截止了。")),
        _deed(
            "call_off",
            steps.CallOff,
            actions.call_off,
            "circle-minus",
            _("取消了，报名的人都会收到。"),
        ),
    )
)
"""In the order in which a page offers them: the next step first, what ends it last."""

_course = partial(offered, COURSE_FLOW)

COURSE_DEEDS: Mapping[str, Offered] = dict(
    (
        _course("open", Step, actions.open_course, "send", _("开始报名了，想学的人都会收到。")),
        _course("begin", Step, actions.begin_course, "player-play", _("开课了。")),
        _course("finish", Step, actions.finish, "checks", _("结课了，到课够的可以领证书。")),
        _course(
            "call_off",
            Why,
            actions.call_off_course,
            "circle-minus",
            _("不开了，报了名的人都会收到。"),
        ),
    )
)
"""The same for a course."""

OWN_MEMBER_DEEDS: Mapping[str, tuple[Callable[..., object], Text]] = {
    "accept": (actions.accept, _("加进来了。")),
    "decline": (actions.decline, _("回绝了。")),
    "withdraw": (actions.withdraw, _("收回了。")),
    "leave": (actions.leave, _("离队了。")),
}
"""What a team's leader, or a member themselves, says of a membership."""
MEMBER_DEEDS: Mapping[str, tuple[Callable[..., object], Text]] = {
    "accept": (actions.accept, _("加进来了。")),
    "decline": (actions.decline, _("回绝了。")),
    "leave": (actions.leave, _("记下离队。")),
    "make_leader": (actions.make_leader, _("请他当队长了。")),
    "end_leading": (actions.end_leading, _("不再当队长了。")),
}
"""The same at the desk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Deed):
    """What staff write down of a team, with its heading and how its form is made."""

    title: Text
    make: Callable[[Actor, CulturalTeam, datetime, Any], forms.Form]


def _admit(_actor: Actor, _team: CulturalTeam, now: datetime, data: Any) -> forms.Form:
    return teams.AdmitForm(data, initial={"since": local_day(now)})


def _rehearse(actor: Actor, team: CulturalTeam, now: datetime, data: Any) -> forms.Form:
    rooms = list(rooms_for(actor, team.community_id))
    return teams.RehearsalForm(rooms, data, initial={"day": local_day(now)})


def _show(actor: Actor, team: CulturalTeam, now: datetime, data: Any) -> forms.Form:
    return teams.ShowForm(list(stages(actor, team.community_id, now=now)), data)


def _honour(_actor: Actor, _team: CulturalTeam, now: datetime, data: Any) -> forms.Form:
    return teams.HonourForm(data, today=local_day(now))


ENTRIES: Mapping[str, Entry] = {
    "admit": Entry(
        teams.AdmitForm, actions.admit, _("记下了。"), title=_("添一位队员"), make=_admit
    ),
    "rehearse": Entry(
        teams.RehearsalForm,
        actions.rehearse,
        _("排好了，房间也订下了。"),
        title=_("安排排练"),
        make=_rehearse,
    ),
    "show": Entry(teams.ShowForm, actions.show, _("记下了。"), title=_("记一次演出"), make=_show),
    "honour": Entry(
        teams.HonourForm, actions.honour, _("记下了。"), title=_("记一项荣誉"), make=_honour
    ),
}
