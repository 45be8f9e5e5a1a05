"""A matter's course as it is told: what happened when, by which office, in which words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lianxin.core.flow import Text
from lianxin.core.http import local_day
from lianxin.core.models import Entry
from lianxin.matters.models import Channel
from lianxin.matters.rules import FLOW

KEY = frozenset(
    {
        "report",
        "resolve",
        "report_done",
        "confirm_solved",
        "confirm_partly",
        "decline",
        "refer",
        "refer_to_assembly",
        "withdraw",
        "lapse",
    }
)
"""Deeds on which a matter turns."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the course; `photos` are keys of uploads."""

    at: datetime
    deed: str
    when: str
    what: str
    by: str
    quote: str
    photos: list[str]
    is_key: bool
    is_public: bool


_WHAT: Mapping[str, Text] = {
    "report": gettext_lazy("居民提出"),
    "take_over": gettext_lazy("从以前的登记册补录进来"),
    "accept": gettext_lazy("受理"),
    "reply": gettext_lazy("答复"),
    "ask": gettext_lazy("向提出人问了一句"),
    "answer": gettext_lazy("提出人回答了"),
    "handle": gettext_lazy("安排专人办理，%(due_on)s前办好"),
    "reassign": gettext_lazy("换人负责"),
    "recategorise": gettext_lazy("类别由“%(before)s”改为“%(after)s”"),
    "mark_focal": gettext_lazy("列为焦点问题"),
    "decline": gettext_lazy("不予受理"),
    "refer": gettext_lazy("转交%(authority)s"),
    "send": gettext_lazy("由%(sender)s转到%(receiver)s"),
    "join": gettext_lazy("和“%(head_title)s”并在一起办"),
    "separate": gettext_lazy("从 %(head)s 里拆开，单独办"),
    "progress": gettext_lazy("有进展"),
    "put_before_council": gettext_lazy("提交议事会"),
    "resolve": gettext_lazy("议事会通过决议"),
    "return_from_council": gettext_lazy("议事会没有作出决议，退回社区办"),
    "refer_to_assembly": gettext_lazy("转%(authority)s决定"),
    "extend": gettext_lazy("延期到%(due_on)s"),
    "report_done": gettext_lazy("办完了，请大家确认"),
    "confirm_solved": gettext_lazy("居民确认解决了，办结"),
    "confirm_partly": gettext_lazy("居民确认解决了一部分，办结"),
    "dispute": gettext_lazy("居民说没有解决，重新办"),
    "dispute_again": gettext_lazy("还是没有解决，交街道督办"),
    "lapse": gettext_lazy("到期没有人答复，按逾期未答结束"),
    "instruct": gettext_lazy("街道督办，%(due_on)s前办好"),
    "withdraw": gettext_lazy("提出人撤回"),
    "escalate": gettext_lazy("超期，报上一级"),
    "support": gettext_lazy("有邻居说“我也遇到”"),
    "unsupport": gettext_lazy("一位邻居退出"),
    "say": gettext_lazy("有人答了回访"),
    "photos": gettext_lazy("添了照片"),
    "give_media_up": gettext_lazy("网上的照片没有取到"),
    "follow": gettext_lazy("有人关注"),
    "unfollow": gettext_lazy("有人不再关注"),
}
_BY: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "report": lambda details: _by_application(details) or _by_channel(details.get("channel", "")),
    "take_over": lambda details: _by_channel(details.get("channel", "")),
    "resolve": lambda details: str(details.get("decided_by", "")),
    "return_from_council": lambda details: str(details.get("decided_by", "")),
    "refer_to_assembly": lambda details: str(details.get("decided_by", "")),
}


def lines(entries: Sequence[Entry]) -> list[Line]:
    """The entries of one matter, given oldest first, told newest first.

    Neighbours who joined one after another are one line, or they would drown the rest.
    """
    runs = [list(run) for _key, run in groupby(entries[::-1], key=_run)]
    newest_first = [run[0] for run in runs]
    newest = [
        _line(entry, above)
        for entry, above in zip(newest_first, [None, *newest_first], strict=False)
    ]
    return [_of_many(line, len(run)) for line, run in zip(newest, runs, strict=True)]


def _run(entry: Entry) -> str:
    return entry.deed if entry.deed == "support" else str(entry.pk)


def _of_many(line: Line, count: int) -> Line:
    if count == 1:
        return line
    return replace(
        line,
        what=ngettext("%(count)d 位邻居说“我也遇到”", "%(count)d 位邻居说“我也遇到”", count)
        % {"count": count},
        by="",
    )


def _line(entry: Entry, above: Entry | None) -> Line:
    details = entry.details
    words = str(details.get("words") or details.get("what") or "")
    more = _BY[entry.deed](details) if entry.deed in _BY else ""
    is_progress = entry.deed == "progress"
    return Line(
        at=entry.at,
        deed=entry.deed,
        when=_when(entry.at, above),
        what=words if is_progress else told(entry),
        by="，".join(part for part in (entry.office, more) if part),
        quote="" if is_progress else words,
        photos=list(details.get("photos", ())),
        is_key=entry.deed in KEY,
        is_public=entry.is_public,
    )


def _when(at: datetime, above: Entry | None) -> str:
    """The year is told at the top, and again where it changes."""
    day = local_day(at)
    return told_day(day, above.at if above else None)


def told(entry: Entry) -> str:
    """What happened in one entry, in the words for residents; what was written stands beside it."""
    sentence = _WHAT.get(entry.deed)
    if sentence is None:
        return str(FLOW[entry.deed].label) if entry.deed in FLOW else entry.deed
    details = dict(entry.details)
    if "due_on" in details:
        details["due_on"] = told_day(date.fromisoformat(details["due_on"]), entry.at)
    return str(sentence) % details if "%(" in str(sentence) else str(sentence)


def told_day(day: date, beside: datetime | None) -> str:
    """A day, with its year only where that is not the year of what stands beside it."""
    short = _month_day(day)
    if beside is not None and day.year == local_day(beside).year:
        return short
    return _("%(year)d年%(day)s") % {"year": day.year, "day": short}


def _month_day(day: date) -> str:
    return _("%(month)d月%(day)d日") % {"month": day.month, "day": day.day}


def _by_application(details: Mapping[str, Any]) -> str:
    """Which application brought it, where one did."""
    name = details.get("application", "")
    return _("经“%(name)s”") % {"name": name} if name else ""


def _by_channel(channel: str) -> str:
    if channel in (Channel.WEB, ""):
        return ""
    label = str(Channel(channel).label)
    return label if channel == Channel.CODE else _("%(channel)s，社区代为登记") % {"channel": label}
