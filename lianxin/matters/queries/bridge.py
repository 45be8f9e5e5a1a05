"""The five arches of a matter: need, decision, deed, proof, figure (look: the bridge)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.utils.translation import gettext as _

from lianxin.core.http import local_day
from lianxin.matters.models import END, Matter, State
from lianxin.matters.queries.course import Line, told_day

Status = Literal["past", "now", "next", "skipped"]


@dataclass(frozen=True, slots=True)
class Arch:
    name: str
    when: str
    status: Status
    icon: str


_NEVER_DONE = frozenset({State.DECLINED, State.REFERRED, State.WITHDRAWN})
_PROVEN = ("confirm_solved", "confirm_partly")


def bridge(matter: Matter, lines: list[Line]) -> list[Arch]:
    """How far a matter has come; an arch that it does not need says so."""
    last = {line.deed: line.at for line in lines}
    return [
        Arch(_("提出"), _day(matter, matter.reported_at), "past", "message-report"),
        _decision(matter, last),
        _deed(matter, last),
        _proof(matter, last),
        _figure(matter),
    ]


def _day(matter: Matter, at: datetime) -> str:
    return told_day(local_day(at), matter.reported_at)


def _decision(matter: Matter, last: Mapping[str, datetime]) -> Arch:
    told = {
        "resolve": _("决议"),
        "handle": _("安排"),
        "decline": _("不受理"),
        "refer": _("转交"),
        "refer_to_assembly": _("转交"),
        "join": _("并案"),
    }
    icon = "users" if matter.went_to_council else "user-check"
    if matter.state == State.AT_COUNCIL:
        return Arch(_("议事"), _("正在议"), "now", icon)
    taken = [(last[deed], name) for deed, name in told.items() if deed in last]
    if matter.state in (State.REPORTED, State.ACCEPTED):
        return Arch(_("安排"), _("等社区安排"), "now", icon)
    if not taken:
        return Arch(_("安排"), _("没有走到"), "skipped", icon)
    at, name = max(taken)
    return Arch(name, _day(matter, at), "past", icon)


def _deed(matter: Matter, last: Mapping[str, datetime]) -> Arch:
    icon = "tool"
    if matter.state in _NEVER_DONE:
        return Arch(_("办理"), _("没有走到"), "skipped", icon)
    if matter.state in (State.IN_HAND, State.SUPERVISED):
        return Arch(_("办理"), _("正在办"), "now", icon)
    if "report_done" in last:
        return Arch(_("办理"), _day(matter, last["report_done"]), "past", icon)
    return Arch(_("办理"), "", "next", icon)


def _proof(matter: Matter, last: Mapping[str, datetime]) -> Arch:
    icon = "checks"
    if matter.state in _NEVER_DONE:
        return Arch(_("确认"), _("没有走到"), "skipped", icon)
    if matter.state == State.LAPSED:
        return Arch(_("确认"), _("没有人答复"), "skipped", icon)
    if matter.state == State.TO_CONFIRM:
        return Arch(_("确认"), _("等居民确认"), "now", icon)
    proven = [last[deed] for deed in _PROVEN if deed in last]
    if matter.state in END and proven:
        return Arch(_("确认"), _day(matter, max(proven)), "past", icon)
    return Arch(_("确认"), "", "next", icon)


def _figure(matter: Matter) -> Arch:
    icon = "clipboard-data"
    if matter.closed_at is None:
        return Arch(_("入册"), "", "next", icon)
    year = local_day(matter.closed_at).year
    return Arch(_("入册"), _("%(year)d年") % {"year": year}, "past", icon)
