"""What a call asks for, out of its address; everything that is wrong is told as the spec has it."""

import re
from datetime import datetime, timedelta

from django.http import QueryDict
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from lianxin.matters.models import Category
from lianxin.matters.open311.answers import ABSENT, BAD, Faults
from lianxin.matters.queries import open311 as queries
from lianxin.matters.queries.open311 import MOST_DAYS, MOST_ROWS, Asked
from lianxin.matters.queries.shelf import shelf
from lianxin.places.models import Community

DEEPEST = 100_000
"""Rows before a page: further back one asks by earlier days."""


def community_of(given: QueryDict) -> Community:
    """The community that jurisdiction_id names."""
    found = queries.jurisdiction(given.get("jurisdiction_id", "").strip())
    if found is None:
        raise Faults(BAD, _("要带上 jurisdiction_id：这里有好几个社区。"))
    return found


def category_of(given: QueryDict) -> Category:
    code = given.get("service_code", "").strip()
    if not code:
        raise Faults(BAD, _("要带上 service_code。"))
    for leaf in shelf().leaves.values():
        if leaf.code == code:
            return leaf
    raise Faults(ABSENT, _("没有这个 service_code：%(code)s。") % {"code": code[:40]})


def listed(given: QueryDict, name: str) -> list[str]:
    """What is said of a name, once with commas or several times; blank is as if not said."""
    parts = (part.strip() for said in given.getlist(name) for part in said.split(","))
    return [part for part in parts if part]


def wanted(given: QueryDict, *, now: datetime) -> Asked:
    statuses = listed(given, "status")
    if strange := set(statuses) - queries.STATUSES:
        words = _("status 只有 open 和 closed：%(said)s。")
        raise Faults(BAD, words % {"said": "、".join(sorted(strange))[:40]})
    start, end = _span(_moment(given, "start_date"), _moment(given, "end_date"), now)
    page = _count(given, "page", least=1, most=DEEPEST, otherwise=1)
    size = _count(given, "page_size", least=1, most=MOST_ROWS, otherwise=MOST_ROWS)
    if (page - 1) * size > DEEPEST:
        raise Faults(BAD, _("翻得太远了。再往前的，请换早一些的 end_date。"))
    codes = listed(given, "service_code")
    return Asked(start, end, codes=codes, statuses=statuses, page=page, size=size)


def _span(start: datetime | None, end: datetime | None, now: datetime) -> tuple[datetime, datetime]:
    """The last ninety days; with one end given, ninety from there."""
    most = timedelta(days=MOST_DAYS)
    if start and end:
        if start > end:
            raise Faults(BAD, _("start_date 在 end_date 后面。"))
        if end - start > most:
            words = _("start_date 到 end_date 最多 %(most)d 天。")
            raise Faults(BAD, words % {"most": MOST_DAYS})
        return start, end
    if start:
        return start, start + most
    end = end or now
    return end - most, end


def _moment(given: QueryDict, name: str) -> datetime | None:
    """A moment in W3C's way of writing it, with its zone; a plus that came as a blank is a plus."""
    said = given.get(name, "").strip()
    if not said:
        return None
    said = re.sub(r" (?=\d\d:?\d\d$)", "+", said)
    try:
        found = parse_datetime(said)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None or not 1970 <= found.year <= 2999:
        words = _("%(name)s 要像 2026-03-01T00:00:00+08:00 或 2026-03-01T00:00:00Z 这样写。")
        raise Faults(BAD, words % {"name": name})
    return found


def _count(given: QueryDict, name: str, *, least: int, most: int, otherwise: int) -> int:
    said = given.get(name, "").strip()
    if not said:
        return otherwise
    if not (said.isascii() and said.isdigit() and len(said) < 10 and int(said) >= least):
        words = _("%(name)s 要是 %(least)d 到 %(most)d 的整数。")
        raise Faults(BAD, words % {"name": name, "least": least, "most": most})
    return min(int(said), most)
