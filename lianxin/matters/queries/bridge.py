"""The five arches of a matter: need, decision, deed, proof, figure (look: the bridge)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal, TypedDict

from django.utils.translation import gettext as _

from lianxin.core.http import local_day
from lianxin.matters.models import END, Matter, State
from lianxin.matters.queries.course import Line, told_day

Status = Literal["past", "now", "next", "skipped"]


class Arch(TypedDict):
    name: str
    when: str
    status: Status


_NEVER_DONE = frozenset({State.DECLINED, State.REFERRED, State.WITHDRAWN})
_PROVEN = ("confirm_solved", "confirm_partly")


def bridge(matter: Matter, lines: list[Line]) -> list[Arch]:
    """How far a matter has come; an arch that it does not need says so. Lines come newest first."""
    last = {line.deed: line.at for line in reversed(lines)}
    return [
        _arch(_("提出"), _day(matter, matter.reported_at), "past"),
        _decision(matter, last),
        _deed(matter, last),
        _proof(matter, last),
        _figure(matter),
    ]


def _arch(name: str, when: str, status: Status) -> Arch:
    return {"name": name, "when": when, "status": status}


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
    if matter.state == State.AT_COUNCIL:
        return _arch(_("议事"), _("正在议"), "now")
    taken = [(last[deed], name) for deed, name in told.items() if deed in last]
    if matter.state in (State.REPORTED, State.ACCEPTED):
        return _arch(_("安排"), _("等社区安排"), "now")
    if not taken:
        return _arch(_("安排"), _("没有走到"), "skipped")
    at, name = max(taken)
    return _arch(name, _day(matter, at), "past")


def _deed(matter: Matter, last: Mapping[str, datetime]) -> Arch:
    if matter.state in _NEVER_DONE:
        return _arch(_("办理"), _("没有走到"), "skipped")
    if matter.state in (State.IN_HAND, State.SUPERVISED):
        return _arch(_("办理"), _("正在办"), "now")
    if "report_done" in last:
        return _arch(_("办理"), _day(matter, last["report_done"]), "past")
    return _arch(_("办理"), "", "next")


def _proof(matter: Matter, last: Mapping[str, datetime]) -> Arch:
    if matter.state in _NEVER_DONE:
        return _arch(_("确认"), _("没有走到"), "skipped")
    if matter.state == State.LAPSED:
        return _arch(_("确认"), _("没有人答复"), "skipped")
    if matter.state == State.TO_CONFIRM:
        return _arch(_("确认"), _("等居民确认"), "now")
    proven = [last[deed] for deed in _PROVEN if deed in last]
    if matter.state in END and proven:
        return _arch(_("确认"), _day(matter, max(proven)), "past")
    return _arch(_("确认"), "", "next")


def _figure(matter: Matter) -> Arch:
    if matter.closed_at is None:
        return _arch(_("入册"), "", "next")
    year = local_day(matter.closed_at).year
    return _arch(_("入册"), _("%(year)d年") % {"year": year}, "past")
