"""Statements that are put together once and kept, where that takes Django longer than the answer
takes the database.

What differs from one time to the next is put in for its stand-in: a key, a word as it is, or a word
inside a pattern. Whoever keeps a statement sees to it that nothing else differs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import connections
from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model)

_FIRST_KEY = -(2**48)
"""Stands for the first key, one less for the next; no key is as low."""
_FIRST_WORD = 0xE000
"""Stands for the first word: of the characters that are nobody's, so that none is typed."""


def some_keys(many: int) -> tuple[int, ...]:
    return tuple(_FIRST_KEY - place for place in range(many))


def some_words(many: int) -> tuple[str, ...]:
    return tuple(chr(_FIRST_WORD + place) for place in range(many))


@dataclass(frozen=True, slots=True)
class Kept:
    """A statement with stand-ins, for one database."""

    using: str
    sql: str
    parameters: Sequence[Any]

    def rows(self, keys: Sequence[int], words: Sequence[str] = ()) -> list[tuple[Any, ...]]:
        """What it answers, as the driver gives it."""
        with connections[self.using].cursor() as cursor:
            cursor.execute(self.sql, self._told(keys, words))
            return list(cursor.fetchall())

    def first(self, model: type[M], keys: Sequence[int], words: Sequence[str] = ()) -> M | None:
        """The first record, where all columns of its model were asked for."""
        told = self._told(keys, words)
        return next(iter(model._default_manager.using(self.using).raw(self.sql, told)), None)

    def _told(self, keys: Sequence[int], words: Sequence[str]) -> list[Any]:
        return [
            keys[_FIRST_KEY - each]
            if isinstance(each, int) and each <= _FIRST_KEY
            else self._said(each, words)
            if words and isinstance(each, str)
            else each
            for each in self.parameters
        ]

    def _said(self, parameter: str, words: Sequence[str]) -> str:
        by_itself = dict(zip(some_words(len(words)), words, strict=True))
        if parameter in by_itself:
            return by_itself[parameter]
        escaped = connections[self.using].ops.prep_for_like_query
        return parameter.translate(
            {ord(stand_in): escaped(word) for stand_in, word in by_itself.items()}
        )


def kept(rows: QuerySet[Any]) -> Kept:
    """The statement of rows that were asked for with stand-ins.

    :raises EmptyResultSet: no row can meet the conditions, whatever is put in.
    """
    sql, parameters = rows.query.get_compiler(rows.db).as_sql()
    return Kept(rows.db, sql, parameters)
