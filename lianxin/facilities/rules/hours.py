"""Opening hours as staff write them, read as far as they can be: no second form to fill in."""

import re
from dataclasses import dataclass
from datetime import datetime, time

from django.utils import timezone
from django.utils.translation import gettext as _

_DAYS = "一二三四五六日"
_CLAUSE = re.compile(r"[；;。\n]|(?<=\d)[，,、](?=\s*(?:周|星期|每天))")
_TIMES = re.compile(r"(\d{1,2})[:：](\d{2})\s*[–\-—~～至到]+\s*(\d{1,2})[:：](\d{2})")
_SPAN = re.compile(
    r"(?:周|星期)([一二三四五六日天])(?:(?:至|到|[–\-—~]+)(?:周|星期)?([一二三四五六日天]))?"
)
_EVERY = re.compile(r"每天|每日|天天")


@dataclass(frozen=True, slots=True)
class Span:
    """Open on a day of the week, 0 being Monday, from when until when."""

    weekday: int
    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class Opening:
    is_open: bool
    words: str


def read_hours(words: str) -> list[Span]:
    """The spans that the words say; none where they cannot be read without guessing."""
    spans: list[Span] = []
    for clause in filter(None, (each.strip() for each in _CLAUSE.split(words))):
        days, times = _days(clause), [_span(found) for found in _TIMES.findall(clause)]
        if not days or not times or None in times:
            return []
        spans += [Span(day, *each) for day in days for each in times if each is not None]
    return sorted(spans, key=lambda span: (span.weekday, span.opens))


def _days(clause: str) -> list[int]:
    if _EVERY.search(clause):
        return list(range(7))
    days: list[int] = []
    for first, last in _SPAN.findall(clause):
        start, end = _weekday(first), _weekday(last or first)
        days += range(start, end + 1)
    return sorted(set(days))


def _weekday(name: str) -> int:
    return _DAYS.index(name.replace("天", "日"))


def _span(found: tuple[str, str, str, str]) -> tuple[time, time] | None:
    hours = [int(each) for each in found]
    if hours[0] > 23 or hours[2] > 23 or hours[1] > 59 or hours[3] > 59:
        return None
    opens, closes = time(hours[0], hours[1]), time(hours[2], hours[3])
    return (opens, closes) if opens < closes else None


def opening(words: str, now: datetime) -> Opening | None:
    """Whether it is open now, and until or from when; None where the words do not tell."""
    spans, local = read_hours(words), timezone.localtime(now)
    if not spans:
        return None
    today = [span for span in spans if span.weekday == local.weekday()]
    for span in today:
        if span.opens <= local.time() < span.closes:
            return Opening(True, _("现在开着，到 %(until)s") % {"until": _clock(span.closes)})
    for span in today:
        if local.time() < span.opens:
            return Opening(False, _("今天 %(from)s 开") % {"from": _clock(span.opens)})
    following = min(spans, key=lambda span: ((span.weekday - local.weekday() - 1) % 7, span.opens))
    return Opening(
        False,
        _("现在关着，周%(day)s %(from)s 开")
        % {"day": _DAYS[following.weekday], "from": _clock(following.opens)},
    )


def _clock(hour: time) -> str:
    return f"{hour.hour}:{hour.minute:02d}"
