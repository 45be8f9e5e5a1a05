"""Statements that are put together once and kept, where that takes Django longer than the answer
takes the database.

What differs from one time to the next is put in for its stand-in: a key, a word as it is, or a word
inside a pattern. Whoever keeps a statement sees to it that nothing else differs.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import connections
from django.db.models import Model, QuerySet
from django.db.models.query import get_related_populators  # type: ignore[attr-defined]  # no stub

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


@dataclass(frozen=True, slots=True)
class KeptRecords(Kept, Generic[M]):
    """The same where records are asked for, with what their rows are made into."""

    model: type[M]
    fields: slice
    names: Sequence[str]
    """Under which the columns of the record itself, which these are, stand in it."""
    others: Sequence[Any]
    """Each puts a record that was selected along beside its own."""
    converters: Mapping[int, tuple[Sequence[Any], Any]]

    def records(self, keys: Sequence[int], words: Sequence[str] = ()) -> list[M]:
        """What it answers, as a query set would give it."""
        return [self._record(row) for row in self.rows(keys, words)]

    def first(self, keys: Sequence[int], words: Sequence[str] = ()) -> M | None:
        return next(iter(self.records(keys, words)), None)

    def _record(self, told: tuple[Any, ...]) -> M:
        row = list(told)
        for place, (converters, expression) in self.converters.items():
            for converter in converters:
                row[place] = converter(row[place], expression, connections[self.using])
        record = self.model.from_db(self.using, self.names, row[self.fields])
        for other in self.others:
            other.populate(row, record)
        return record


def kept(rows: QuerySet[Any, Any]) -> Kept:
    """The statement of rows that were asked for with stand-ins.

    :raises EmptyResultSet: no row can meet the conditions, whatever is put in.
    """
    sql, parameters = rows.query.get_compiler(rows.db).as_sql()
    return Kept(rows.db, sql, parameters)


def kept_records(rows: QuerySet[M]) -> KeptRecords[M]:
    """The statement of whole records, and of those selected along with them.

    :raises EmptyResultSet: as above.
    """
    compiler = rows.query.get_compiler(rows.db)
    sql, parameters = compiler.as_sql()
    select, about = compiler.select, compiler.klass_info
    fields = slice(about["select_fields"][0], about["select_fields"][-1] + 1)
    return KeptRecords(
        rows.db,
        sql,
        parameters,
        rows.model,
        fields,
        [column.target.attname for column, *_ in select[fields]],
        get_related_populators(about, select, rows.db),
        compiler.get_converters([column for column, *_ in select]),
    )
