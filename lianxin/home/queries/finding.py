"""One box over everything: every app's finders are asked, and what they find is grouped."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

from lianxin.core.seeking import Finder, Search, found

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


def groups(search: Search, slug: str, *, is_desk: bool, only: str = "") -> list[Group]:
    """Kinds of which something was found, in the finders' order; `only` is one kind's code."""
    most = MANY if only else FEW
    wanted = [finder for finder in finders() if only in ("", finder.code)]
    every = (_group(finder, search, slug, is_desk, most) for finder in wanted)
    return [group for group in every if group and group.hits]


def _group(finder: Finder, search: Search, slug: str, is_desk: bool, most: int) -> Group | None:
    address = finder.address(is_desk)
    if address is None:
        return None
    rows = found(finder, search, most + 1)
    hits = [Hit(finder.called(row), finder.note(row), address(slug, row)) for row in rows[:most]]
    listed = finder.listed if is_desk else finder.listed_for_all
    return Group(
        finder,
        hits,
        has_more=len(rows) > most,
        listed=listed(slug, search.asked.words) if listed else "",
    )
