"""Finding matters by words, the latest first, at a cost that does not grow with the years.

A common word is in a tenth of all matters, and to put those in order each must be fetched. So the
last weeks are asked first: every matter has its community's week among its words, and the index
finds what has both without touching the rest.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from lianxin.core.http import local_day
from lianxin.core.keyset import Page, page, values_at
from lianxin.core.spelling import LONGEST_OPENING, openings
from lianxin.matters.models import Matter

LATEST = ("-reported_at", "-id")
SPANS = (1, 8)
"""Weeks that are asked before all of time; one of them is enough wherever much is brought up."""


def scope(community_id: int) -> str:
    """The word that all matters of a community have."""
    return f"c{community_id}"


def week(community_id: int, day: date) -> str:
    """The word of a community's ISO week, e.g. c12w202610."""
    year, number, _weekday = day.isocalendar()
    return f"{scope(community_id)}w{year}{number:02}"


def narrowing(community_id: int, day: date) -> str:
    """The words by which the index narrows to a community, and to a week of it."""
    return f"{scope(community_id)} {week(community_id, day)}"


_SOUND = "py"
"""Before initials in the index, so that they are told from words in letters."""
_INITIALS = re.compile(r"[a-z]{2,12}\*?")


def initials(title: str) -> str:
    """The words by which a title is found as it sounds, e.g. pynqbr for 暖气不热."""
    return " ".join(f"{_SOUND}{each}" for each in openings(title))


def heard(wanted: Sequence[str]) -> list[str | tuple[str, ...]]:
    """What is looked for; letters are a word, or the initials of a title from some word on."""
    return [
        (each, f"{_SOUND}{each.rstrip('*')[:LONGEST_OPENING]}*")
        if _INITIALS.fullmatch(each)
        else each
        for each in wanted
    ]


@dataclass(frozen=True, slots=True)
class Turn:
    """Which page: after or before a cursor, and of how many rows."""

    after: str = ""
    before: str = ""
    size: int = 50


@dataclass(frozen=True, slots=True)
class Words:
    """What is looked for, one word at least, in which community."""

    community_id: int
    wanted: Sequence[str]


def searched(
    rows: QuerySet[Matter], words: Words, order: Sequence[str], turn: Turn, *, day: date
) -> Page[Matter]:
    """One page of the rows that have all the words."""
    asked = heard(words.wanted)
    wanted: Any = {"after": turn.after, "before": turn.before, "size": turn.size}
    if tuple(order) == LATEST and not turn.before:
        start = local_day(values_at(rows, order, turn.after)[0]) if turn.after else day
        for span in SPANS:
            weeks = tuple(
                week(words.community_id, start - timedelta(weeks=back)) for back in range(span)
            )
            near = page(rows.filter(tokens__matches=[weeks, *asked]), order, **wanted)
            # More than a page lies in these weeks: what is older comes after it.
            if near.next:
                return near
    every = [scope(words.community_id), *asked]
    return page(rows.filter(tokens__matches=every), order, **wanted)
