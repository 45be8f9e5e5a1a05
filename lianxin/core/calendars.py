"""Calendars as files (RFC 5545): what happens when and where, in the time of Jinan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from lianxin.core.lazy import lazily

if TYPE_CHECKING:
    import icalendar
else:
    icalendar = lazily("icalendar")

ZONE = "Asia/Shanghai"
MIME = "text/calendar; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing in a calendar."""

    uid: str
    """The same as long as it is the same thing, e.g. activity-12."""
    summary: str
    starts_at: datetime
    ends_at: datetime
    stamped_at: datetime
    """When it became what it is; the file's bytes change with it and not with the day."""
    where: str = ""
    words: str = ""
    url: str = ""
    is_called_off: bool = False


def written(name: str, happenings: Iterable[Happening]) -> bytes:
    """The file of a calendar, with what its time zone means in it."""
    made = icalendar.Calendar()
    made.add("prodid", "-//lianxin//calendar//ZH")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", name)
    made.add("x-wr-timezone", ZONE)
    for each in happenings:
        made.add_component(_event(each))
    made.add_missing_timezones()
    return bytes(made.to_ical())


def _event(told: Happening) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", f"{told.uid}@lianxin")
    event.add("dtstamp", told.stamped_at)
    event.add("last-modified", told.stamped_at)
    event.add("dtstart", timezone.localtime(told.starts_at))
    event.add("dtend", timezone.localtime(told.ends_at))
    event.add("summary", told.summary)
    optional = {"location": told.where, "description": told.words, "url": told.url}
    for name, value in optional.items():
        if value:
            event.add(name, value)
    event.add("status", "CANCELLED" if told.is_called_off else "CONFIRMED")
    return event
