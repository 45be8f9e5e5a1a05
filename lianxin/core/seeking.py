"""Finding anything: what an app lets be found of its own (`<app>/finding.py`, FINDERS), and how.

A finder gives all that an actor may read of one community, so that what is found is never more than
its lists show; a community's registers are bounded, which is what keeps a search quick.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Q, QuerySet
from django.urls import reverse

from lianxin.core.actor import Actor
from lianxin.core.flow import Text
from lianxin.core.models import Upload
from lianxin.core.spelling import letters_of
from lianxin.core.text import tidy

_PART = re.compile(r"[^\W_]+")
Address = Callable[[str, Any], str]
"""Of a row in a community named by its slug; nothing where it has no page."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody looks for."""

    words: str
    parts: tuple[str, ...]
    """Its runs of letters and digits, each of which is to occur."""
    letters: str
    """All of it as pinyin, where it may be that."""
    tail: str
    """All of it as the last four digits of a phone, where it may be that."""

    @property
    def is_anything(self) -> bool:
        return bool(self.parts)


def asked(words: str) -> Asked:
    said = unicodedata.normalize("NFKC", tidy(words)).strip()[:60]
    tail = said if re.fullmatch(r"[0-9]{4}", said) else ""
    return Asked(said, tuple(_PART.findall(said))[:8], letters_of(said), tail)


@dataclass(frozen=True, slots=True)
class Search:
    """One search: by whom, in which community, for what, on which day."""

    actor: Actor
    community_id: int
    asked: Asked
    today: date


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture of a record, for whoever may read the record."""

    row: int
    """The record's key."""
    upload: Upload
    caption: str = ""
    spot: str = ""
    """Whence it was taken, where the same is pictured before and after."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finder:
    """One kind of thing that can be found."""

    code: str
    label: Text
    icon: str
    rank: int
    """Where it stands among the answers."""
    rows: Callable[[Search], QuerySet[Any]]
    """All of the kind that the searcher may read of the community on the day."""
    fields: tuple[str, ...] = ("name",)
    """In which words are looked for; the first is what it is called."""
    community: str = "community"
    """The path to the community of a row."""
    desk: Address | None = None
    portal: Address | None = None
    """Where it is read; a side without an address does not look for it."""
    called: Callable[[Any], str] = str
    note: Callable[[Any], str] = lambda _row: ""
    order: tuple[Any, ...] = ("-pk",)
    exact: Callable[[Asked], Q | None] | None = None
    """A further way to be meant, e.g. by a number; none where what is asked cannot be one."""
    listed: Callable[[str, str], str] | None = None
    """The desk's own list of the kind in a community, filtered by words, where it can be."""
    listed_for_all: Callable[[str, str], str] | None = None
    """The same of the portal's."""
    taken: Callable[[Search, int], list[Any]] | None = None
    """How so many rows are found, where words have an index of their own."""
    moment: str = ""
    """The field of the moment, or the day, by which a row belongs to a year."""
    shots: Callable[[Sequence[Any]], Sequence[Shot]] | None = None
    """The pictures of rows that were read, in order; those before one after another."""
    picture: Callable[[str, UUID, str], str] | None = None
    """Where a picture is had: of a community, by its key, in a size."""

    def address(self, is_desk: bool) -> Address | None:
        return self.desk if is_desk else self.portal


def pictured(view: str) -> Callable[[str, UUID, str], str]:
    """The door of pictures by community, key and size."""
    return lambda slug, key, size: reverse(view, kwargs={"slug": slug, "key": key, "size": size})


def at(view: str, key: str = "pk") -> Address:
    """The page of a row by its key."""
    return lambda slug, row: reverse(view, kwargs={"slug": slug, key: getattr(row, key)})


def on(view: str) -> Address:
    """A page on which all of a kind stand."""
    return lambda slug, _row: reverse(view, kwargs={"slug": slug})


@cache
def finders() -> tuple[Finder, ...]:
    """Those of the apps that are installed: an app that goes takes its own along."""
    modules = [
        import_module(f"{config.name}.finding")
        for config in apps.get_app_configs()
        if config.name.startswith("lianxin.") and find_spec(f"{config.name}.finding")
    ]
    every: list[Finder] = [finder for module in modules for finder in module.FINDERS]
    return tuple(sorted(every, key=lambda finder: finder.rank))


Sounding = Mapping[str, Sequence[int]]
"""By each kind's code, the keys of those of it whose names sound as asked."""


def spoken(finder: Finder, parts: Sequence[str]) -> Q:
    """Each of the words occurs in one of the fields of the kind."""
    condition = Q()
    for part in parts:
        either = Q()
        for field in finder.fields:
            either |= Q(**{f"{field}__icontains": part})
        condition &= either
    return condition


def meant(finder: Finder, search: Search, sounds: Sounding) -> QuerySet[Any]:
    """The rows that are meant, in the finder's order; by the name of the kind, all of it."""
    wanted, rows = search.asked, finder.rows(search)
    if not wanted.is_anything:
        return rows.none()
    condition = spoken(finder, wanted.parts)
    if finder.code in sounds:
        condition |= Q(pk__in=sounds[finder.code])
    if finder.exact and (exactly := finder.exact(wanted)) is not None:
        condition |= exactly
    if wanted.words == str(finder.label):
        condition = Q()
    return rows.filter(condition).order_by(*finder.order)


def found(finder: Finder, search: Search, sounds: Sounding, most: int) -> Sequence[Any]:
    """The first so many."""
    if finder.taken:
        return finder.taken(search, most)
    return list(meant(finder, search, sounds)[:most])
