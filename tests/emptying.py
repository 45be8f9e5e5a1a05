"""What tests with transactions of their own have written, taken away again.

Django's own way empties every table and makes the rights of every model anew. Most of these tests
write to a few tables, and none to the rights.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

STAYS = {"auth_permission", "django_content_type"}
"""They come with the database, and no test may write to them."""


def empty() -> None:
    """Leave no row in any table, except what came with the database."""
    # A thread of the server's may still be writing what nobody waits for; then there is more to do.
    while _emptied():
        pass


def _emptied() -> bool:
    with transaction.atomic(), connection.cursor() as cursor:
        tables = _written(cursor)
        with _unguarded(cursor, tables):
            for table in tables:
                cursor.execute(f"DELETE FROM {_quoted(table)}")
    return bool(tables)


def _written(cursor: CursorWrapper) -> list[str]:
    tables = sorted(set(connection.introspection.django_table_names(include_views=False)) - STAYS)
    asked = ", ".join(f"EXISTS (SELECT 1 FROM {_quoted(table)})" for table in tables)
    cursor.execute(f"SELECT {asked}")
    return [
        table for table, is_written in zip(tables, cursor.fetchone(), strict=True) if is_written
    ]


def _quoted(table: str) -> str:
    return connection.ops.quote_name(table)


@contextmanager
def _unguarded(cursor: CursorWrapper, tables: list[str]) -> Iterator[None]:
    """Let append-only tables go without their guards."""
    if connection.vendor == "postgresql":
        # Neither the guards nor the references between tables hear of what is done now.
        cursor.execute("SET LOCAL session_replication_role = replica")
        yield
        return
    cursor.execute(
        "SELECT name, sql, tbl_name FROM sqlite_master"
        " WHERE type = 'trigger' AND name GLOB '*_keeps_delete'"
    )
    triggers = [(name, sql) for name, sql, table in cursor.fetchall() if table in tables]
    for name, _sql in triggers:
        cursor.execute(f"DROP TRIGGER {_quoted(name)}")
    yield
    for _name, sql in triggers:
        cursor.execute(sql)
