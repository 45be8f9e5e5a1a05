"""Finding matters by words, the latest first, at a cost that does not grow with the years.

A common word is in a tenth of all matters, and to put those in order each must be fetched. So the
last weeks are asked first: every matter has its week among its words, and the index finds what has
both without touching the rest.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from lianxin.core.http import local_day
from lianxin.core.keyset import Page, page, values_at
from lianxin.matters.models import Matter

LATEST = ("-reported_at", "-id")
SPANS = (1, 8)
"""Weeks that are asked before all of time; one of them is enough wherever much is brought up."""


def scope(community_id: int) -> str:
    """The word that all matters of a community have."""
    return f"c{community_id}"


def week(day: date) -> str:
    """The word of a local day's ISO week, e.g. w202610."""
    year, number, _weekday = day.isocalendar()
    return f"w{year}{number:02}"


@dataclass(frozen=True, slots=True)
class Turn:
    """Which page: after or before a cursor, and of how many rows."""

    after: str = ""
    before: str = ""
    size: int = 50


def searched(
    rows: QuerySet[Matter], words: Sequence[str], order: Sequence[str], turn: Turn, *, day: date
) -> Page[Matter]:
    """One page of the rows that have all the words, of which there is one at least."""
    wanted: Any = {"after": turn.after, "before": turn.before, "size": turn.size}
    if tuple(order) == LATEST and not turn.before:
        start = local_day(values_at(rows, order, turn.after)[0]) if turn.after else day
        for span in SPANS:
            weeks = tuple(week(start - timedelta(weeks=back)) for back in range(span))
            near = page(rows.filter(tokens__matches=[*words, weeks]), order, **wanted)
            # More than a page lies in these weeks: what is older comes after it.
            if near.next:
                return near
    return page(rows.filter(tokens__matches=[*words]), order, **wanted)
