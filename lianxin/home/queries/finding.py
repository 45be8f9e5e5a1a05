"""One box over everything: every app's finders are asked, and what they find is grouped."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Exists

from lianxin.core.kept import Kept, kept
from lianxin.core.screening import KEPT, SOMEWHERE, having, heard
from lianxin.core.seeking import Finder, Search, Sounding, finders, found
from lianxin.places.models import Community

FEW, MANY = 5, 100
"""Rows of each kind beside the others, and of one kind alone."""


@dataclass(frozen=True, slots=True)
class Hit:
    called: str
    note: str
    url: str
    """Nothing where it has no page."""


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one kind."""

    finder: Finder
    hits: Sequence[Hit]
    has_more: bool
    listed: str
    """The kind's own list, filtered, where it can be."""


def groups(search: Search, slug: str, *, is_desk: bool, only: str = "") -> list[Group]:
    """Kinds of which something was found, in the finders' order; `only` is one kind's code.

    A statement where names are sounded out, one that says which kinds can be met at all, and one
    for each of these, matters and whatever else has an index of its own.
    """
    if not search.asked.is_anything:
        return []
    most = MANY if only else FEW
    every = [finder for finder in finders() if only in ("", finder.code)]
    wanted = [finder for finder in every if finder.address(is_desk)]
    plain = [finder for finder in wanted if finder.taken is None]
    sounds = heard(plain, search)
    possible = _possible(plain, search, sounds)
    answers = (
        (finder, found(finder, search, sounds, most + 1))
        for finder in wanted
        if finder.taken or finder.code in possible
    )
    return [
        _group(finder, rows, most, is_desk, slug, search.asked.words)
        for finder, rows in answers
        if rows
    ]


def _possible(finders: Sequence[Finder], search: Search, sounds: Sounding) -> set[str]:
    """Codes of the kinds that are worth asking, which are few as a rule."""
    if len(finders) < 2:  # one is asked itself
        return {finder.code for finder in finders}
    wanted = search.asked
    statement = _whether(tuple(finders), len(wanted.parts))
    [met] = statement.rows([search.community_id], wanted.parts)
    return {
        finder.code
        for finder, is_met in zip(finders, met, strict=True)
        if is_met
        or sounds.get(finder.code)
        or wanted.words == str(finder.label)
        or (finder.exact and finder.exact(wanted) is not None)
    }


@lru_cache(KEPT)
def _whether(finders: tuple[Finder, ...], parts: int) -> Kept:
    """Of each kind, whether anything has so many words."""
    every = (Exists(having(finder, parts)) for finder in finders)
    return kept(Community.objects.filter(pk=SOMEWHERE).values_list(*every))


def _group(
    finder: Finder, rows: Sequence[Any], most: int, is_desk: bool, slug: str, words: str
) -> Group:
    address = finder.address(is_desk) or (lambda _slug, _row: "")
    hits = [Hit(finder.called(row), finder.note(row), address(slug, row)) for row in rows[:most]]
    listed = finder.listed if is_desk else finder.listed_for_all
    return Group(
        finder, hits, has_more=len(rows) > most, listed=listed(slug, words) if listed else ""
    )
