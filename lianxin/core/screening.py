"""Whatever in a community has the words, or sounds like them, before anybody's rights are asked.

A statement that knows nothing of the searcher is put together once and kept: with everybody's
rights in it, Django takes longer to write it than the database to answer. Nothing of it is told to
anybody: what it lets through is asked again of the rows that the searcher may read (`seeking`), and
what it keeps back has no such row for anybody.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Any

from django.db.models import QuerySet, Value

from lianxin.core.actor import GUEST
from lianxin.core.kept import Kept, kept, some_keys, some_words
from lianxin.core.seeking import Finder, Search, Sounding, asked, spoken
from lianxin.core.spelling import sounding

KEPT = 64
"""Statements: of as many words as may be asked, at the desk and for all."""
MOST_SOUNDING = 300
"""Names of one kind that sound alike, at the most; more are too many to choose from."""
SOMEWHERE = some_keys(1)[0]


def everybodys(finder: Finder) -> QuerySet[Any]:
    """All rows of the kind in SOMEWHERE, whoever may read them."""
    model = finder.rows(Search(GUEST, SOMEWHERE, asked(""), date.min)).model
    rows: QuerySet[Any] = model._default_manager.filter(**{finder.community: SOMEWHERE})
    return rows.order_by()


def having(finder: Finder, parts: int) -> QuerySet[Any]:
    """Those that have so many words, none of which is known yet."""
    return everybodys(finder).filter(spoken(finder, some_words(parts)))


def heard(finders: Sequence[Finder], search: Search) -> Sounding:
    """Whose names sound as asked, of all kinds in one statement; nothing where it is no pinyin."""
    letters = search.asked.letters
    if not letters or not finders:
        return {}
    named: Mapping[str, list[tuple[int, str]]] = defaultdict(list)
    for key, name, code in _names(tuple(finders)).rows([search.community_id]):
        named[code].append((key, name))
    return {
        code: list(islice(sounding(rows, letters), MOST_SOUNDING)) for code, rows in named.items()
    }


@lru_cache(KEPT)
def _names(finders: Sequence[Finder]) -> Kept:
    """Key, name and code of each kind's rows."""
    first, *rest = (
        everybodys(finder).values_list("pk", finder.fields[0], Value(finder.code))
        for finder in finders
    )
    return kept(first.union(*rest, all=True))
