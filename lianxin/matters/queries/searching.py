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
from lianxin.core.syllables import PIECES, covered, splits, telling, words
from lianxin.matters.models import Matter

LATEST = ("-reported_at", "-id")
MANY, ALL = 3, 10_000_000
"""Words of which any is looked for; and more matters than a community has."""
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
FEWEST_TOLD, ENOUGH = 2, 4
"""Syllables that are told by their characters too, in a title that is found by initials; so many
initials in a row tell enough by themselves.
"""
_LETTERS = re.compile(r"[a-z]{2,24}\*?")


def initials(title: str) -> str:
    """The words by which a title is found as it sounds, e.g. pynqbr for 暖气不热."""
    return " ".join(f"{_SOUND}{each}" for each in openings(title))


def heard(wanted: Sequence[str]) -> list[tuple[str, ...]]:
    """What is looked for, any word of each: letters are a word, or the initials of a title from
    some word on, or sound like words that are meant.
    """
    return [group for each in wanted for group in _heard(each)]


def _heard(each: str) -> list[tuple[str, ...]]:
    if not _LETTERS.fullmatch(each):
        return [(each,)]
    letters = each.rstrip("*")
    plain = (each, _opening(letters))
    ways = splits(letters)
    if not ways:
        return [plain]
    # Either the words that sound so, anywhere, or a title that has such initials and characters.
    opening = tuple(_opening("".join(sound[0] for sound in way)) for way in ways)
    told = list(filter(None, (telling(set(sounds)) for sounds in zip(*ways, strict=True))))
    sounding = [opening, *told] if len(told) >= FEWEST_TOLD else []
    if len(ways[0]) >= ENOUGH:
        sounding = [opening]
    said = _said(ways)
    every = [(*word, *sound) for word in said or [()] for sound in sounding or [()]]
    return [tuple(dict.fromkeys((*plain, *group))) for group in every]


def _opening(letters: str) -> str:
    return f"{_SOUND}{letters[:LONGEST_OPENING]}*"


def _said(ways: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The words meant, any of each group; one word of several sounds before several words."""
    if whole := [word for way in ways if len(way) in PIECES for word in words(way)]:
        return [tuple(whole)]
    return next(filter(None, map(covered, ways)), [])


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
            near = page(_having(rows, weeks, asked), order, **wanted)
            # More than a page lies in these weeks: what is older comes after it.
            if near.next:
                return near
    return page(_having(rows, (scope(words.community_id),), asked), order, **wanted)


def _having(
    rows: QuerySet[Matter], weeks: tuple[str, ...], asked: Sequence[tuple[str, ...]]
) -> QuerySet[Matter]:
    """Those of the weeks that have any word of each group."""
    found = rows.filter(tokens__matches=[weeks, *asked])
    if all(len(group) < MANY for group in asked):
        return found
    # PostgreSQL adds up what it guesses of each word, and would walk through all matters by day.
    return rows.filter(pk__in=found.order_by().values("pk")[:ALL])
