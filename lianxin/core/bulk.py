"""Thousands of rows written at once, so that SQLite's only writer is free again soon.

Into SQLite Django writes no more than 999 values by a statement, each of which it puts together
anew: twenty rows of a wide table. Here it is one statement, prepared once.
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, connections, models, transaction

M = TypeVar("M", bound=models.Model)
BATCH = 1_000
FEW = 20
"""Rows that are not worth the trouble."""


def insert_all(rows: Sequence[M]) -> Sequence[M]:
    """Write new rows of one model, none of which has a key yet, and give them their keys."""
    if not rows:
        return rows
    if _is_slow(rows):
        with transaction.atomic(savepoint=False):
            _insert(rows)
    else:
        type(rows[0])._base_manager.bulk_create(rows, batch_size=BATCH)
    return rows


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
    tellers = [_teller(field) for field in fields]
    values = [(*[tell(row) for tell in tellers], row.pk) for row in rows]
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        cursor.executemany(statement, values)
    return rows


def _is_slow(rows: Sequence[models.Model]) -> bool:
    return connection.vendor == "sqlite" and len(rows) > FEW


def _insert(rows: Sequence[models.Model]) -> None:
    meta, quote = rows[0]._meta, connection.ops.quote_name
    first = _last(meta.db_table) + 1
    fields = [field for field in meta.concrete_fields if field is not meta.pk]
    columns = ", ".join(quote(field.column) for field in (meta.pk, *fields))
    places = ", ".join(["%s"] * (1 + len(fields)))
    statement = f"INSERT INTO {quote(meta.db_table)} ({columns}) VALUES ({places})"  # noqa: S608  # names of columns
    tellers = [_teller(field) for field in fields]
    values = [(pk, *[tell(row) for tell in tellers]) for pk, row in enumerate(rows, start=first)]
    with connection.cursor() as cursor:
        cursor.executemany(statement, values)
    for pk, row in enumerate(rows, start=first):
        row.pk = pk
        row._state.adding, row._state.db = False, connection.alias


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
