"""The backlog as a workbook; it is only written, never read in."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from lianxin.core.actor import Actor
from lianxin.core.http import local_day
from lianxin.core.sheets.checking import Judge, Table
from lianxin.core.sheets.columns import Column, words
from lianxin.core.text import terms
from lianxin.matters.models import Matter
from lianxin.matters.queries.backlog import ORDERS, Wish, wished
from lianxin.matters.queries.searching import scope

MOST_ROWS = 20_000
"""A table that Excel opens at once; of more, the first so many in the page's order."""


def _unread(*_: Any, **__: Any) -> Judge:
    raise NotImplementedError("the backlog is only written")


BACKLOG = Table(
    "matters.backlog",
    "诉求",
    (
        Column("number", "编号", words(20), width=18),
        Column("title", "标题", words(60), width=30),
        Column("words", "什么事", words(4_000), width=50),
        Column("kind", "种类", words(10)),
        Column("category", "类别", words(30)),
        Column("place", "在哪里", words(120), width=26),
        Column("state", "状态", words(10)),
        Column("supports", "几户也遇到", words(10)),
        Column("reported", "哪天提出", words(10)),
        Column("replied", "哪天答复", words(10)),
        Column("due", "哪天到期", words(10)),
        Column("lead", "谁负责", words(60)),
        Column("office", "负责单位", words(60), width=22),
        Column("closed", "哪天办结", words(10)),
        Column("outcome", "办成什么样", words(2_000), width=50),
    ),
    _unread,
)


def to_export(actor: Actor, community_id: int, wish: Wish, *, day: date) -> Iterator[Matter]:
    """What a wish asks for, a thousand at a time; whoever brought it up is not read."""
    found = wished(actor, community_id, wish, day=day)
    if wanted := terms(wish.words):
        found = found.filter(tokens__matches=[scope(community_id), *wanted])
    found = found.select_related("category", "place", "lead").order_by(*ORDERS[wish.order])
    return iter(found[:MOST_ROWS].iterator(chunk_size=1_000))


def row(matter: Matter) -> Mapping[str, Any]:
    return {
        "number": matter.number,
        "title": matter.title,
        "words": matter.words,
        "kind": matter.get_kind_display(),
        "category": matter.category.name,
        "place": matter.place.label if matter.place else matter.place_words,
        "state": matter.get_state_display(),
        "supports": str(matter.supports or ""),
        "reported": local_day(matter.reported_at).isoformat(),
        "replied": local_day(matter.replied_at).isoformat() if matter.replied_at else "",
        "due": matter.due_on.isoformat() if matter.is_open else "",
        "lead": matter.lead.name if matter.lead else "",
        "office": matter.lead_office,
        "closed": local_day(matter.closed_at).isoformat() if matter.closed_at else "",
        "outcome": matter.outcome,
    }
