"""Statements that are put together once and kept, where that takes Django longer than the answer
takes the database.

What differs from one time to the next is put in for its stand-in: a key, or a word inside a
pattern. Whoever keeps a statement sees to it that nothing else differs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connections
from django.db.models import QuerySet

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
        connection = connections[self.using]
        said = {
            _FIRST_WORD + place: connection.ops.prep_for_like_query(word)
            for place, word in enumerate(words)
        }
        told = [
            keys[_FIRST_KEY - each]
            if isinstance(each, int) and each <= _FIRST_KEY
            else each.translate(said)
            if said and isinstance(each, str)
            else each
            for each in self.parameters
        ]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, told)
            return list(cursor.fetchall())


def kept(rows: QuerySet[Any]) -> Kept:
    """The statement of rows that were asked for with stand-ins.

    :raises EmptyResultSet: no row can meet the conditions, whatever is put in.
    """
    sql, parameters = rows.query.get_compiler(rows.db).as_sql()
    return Kept(rows.db, sql, parameters)
