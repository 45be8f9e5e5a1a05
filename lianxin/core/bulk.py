"""Thousands of rows written at once, so that SQLite's only writer is free again soon.

Into SQLite Django writes no more than 999 values by a statement, each of which it puts together
anew: twenty rows of a wide table. Here it is one statement, prepared once.
"""

from collections.abc import Callable, Collection, Sequence
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, connections, models, transaction

M = TypeVar("M", bound=models.Model)
BATCH = 1_000
FEW = 20
"""Rows that are not worth the trouble."""


def insert_all(rows: Sequence[M]) -> Sequence[M]:
    """Write new rows of one model, none of which has a key yet, and give them their keys."""
    return Ready(rows).insert()


class Ready(Generic[M]):
    """Rows whose values the database is to have are told already, but for some fields: for before a
    transaction, of which then only the writing is left.
    """

    def __init__(self, rows: Sequence[M], *, but: Collection[str] = ()) -> None:
        self.rows = rows
        self.is_slow = _is_slow(rows)
        if self.is_slow:
            meta = rows[0]._meta
            fields = [field for field in meta.concrete_fields if field is not meta.pk]
            self.late = [field for field in fields if field.name in but]
            self.fields = [field for field in fields if field.name not in but]
            self.told = _values(rows, self.fields)

    def insert(self) -> Sequence[M]:
        """Write them, with what has become of the other fields since, and give them their keys."""
        if self.is_slow:
            with transaction.atomic(savepoint=False):
                self._insert()
        elif self.rows:
            type(self.rows[0])._base_manager.bulk_create(self.rows, batch_size=BATCH)
        return self.rows

    def _insert(self) -> None:
        meta, quote = self.rows[0]._meta, connection.ops.quote_name
        first = _last(meta.db_table) + 1
        columns = [quote(field.column) for field in (meta.pk, *self.fields, *self.late)]
        places = ", ".join(["%s"] * len(columns))
        statement = f"INSERT INTO {quote(meta.db_table)} ({', '.join(columns)}) VALUES ({places})"  # noqa: S608  # names of columns
        told = zip(self.told, _values(self.rows, self.late), strict=True)
        values = [(pk, *early, *late) for pk, (early, late) in enumerate(told, start=first)]
        with connection.cursor() as cursor:
            cursor.executemany(statement, values)
        for pk, row in enumerate(self.rows, start=first):
            row.pk = pk
            row._state.adding, row._state.db = False, connection.alias


def update_all(rows: Sequence[M], names: Sequence[str]) -> Sequence[M]:
    """Write some fields of rows of one model anew, each row its own."""
    if not rows:
        return rows
    if not _is_slow(rows):
        type(rows[0])._base_manager.bulk_update(rows, names, batch_size=BATCH)
        return rows
    meta, quote = rows[0]._meta, connection.ops.quote_name
    fields = [field for field in meta.concrete_fields if field.name in names]
    columns = ", ".join(f"{quote(field.column)} = %s" for field in fields)
    key = quote(meta.pk.column)
    statement = f"UPDATE {quote(meta.db_table)} SET {columns} WHERE {key} = %s"  # noqa: S608  # names of columns
    values = [(*told, row.pk) for told, row in zip(_values(rows, fields), rows, strict=True)]
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        cursor.executemany(statement, values)
    return rows


def _is_slow(rows: Sequence[models.Model]) -> bool:
    return connection.vendor == "sqlite" and len(rows) > FEW


def _values(rows: Sequence[models.Model], fields: Sequence[Any]) -> list[tuple[Any, ...]]:
    """What the database is given of some fields of rows."""
    for field in fields:
        if field.is_relation:
            _bind(rows, field)
    tellers = [_teller(field) for field in fields]
    return [tuple(tell(row) for tell in tellers) for row in rows]


def _bind(rows: Sequence[models.Model], field: Any) -> None:
    """Rows that were given another before it had its key: they point to it now."""
    for row in rows:
        if (other := field.get_cached_value(row, default=None)) is not None:
            setattr(row, field.attname, other.pk)


def _last(table: str) -> int:
    """The last key that was ever given: whoever asks has the database's only lock for writing."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        found = cursor.fetchone()
    return int(found[0]) if found else 0


def _teller(field: Any) -> Callable[[models.Model], Any]:
    """What the database is given of a row."""
    # The wrapper itself: going through its proxy a million times takes as long as all the rest.
    own = connections[DEFAULT_DB_ALIAS]
    return lambda row: field.get_db_prep_save(field.pre_save(row, add=True), own)
