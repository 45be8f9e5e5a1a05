"""An index of words."""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.models import Model

from lianxin.core.text import as_vector, index_of

# The tokens are cut already, and nothing is asked of their places in the text.
_FTS = (
    """CREATE VIRTUAL TABLE "{fts}" USING fts5({column}, content="{table}", content_rowid="{pk}",
    tokenize='ascii', detail=none, columnsize=0)""",
    """INSERT INTO "{fts}"("{fts}") VALUES ('rebuild')""",
    """CREATE TRIGGER "{fts}_insert" AFTER INSERT ON "{table}" BEGIN {add}; END""",
    """CREATE TRIGGER "{fts}_delete" AFTER DELETE ON "{table}" BEGIN {drop}; END""",
    """CREATE TRIGGER "{fts}_update" AFTER UPDATE OF {column} ON "{table}"
    WHEN old.{column} <> new.{column} BEGIN {drop}; {add}; END""",
)
_ADD = 'INSERT INTO "{fts}"(rowid, {column}) VALUES (new.{pk}, new.{column})'
_DROP = 'INSERT INTO "{fts}"("{fts}", rowid, {column}) VALUES (\'delete\', old.{pk}, old.{column})'
_UNFTS = (
    'DROP TRIGGER IF EXISTS "{fts}_insert"',
    'DROP TRIGGER IF EXISTS "{fts}_delete"',
    'DROP TRIGGER IF EXISTS "{fts}_update"',
    'DROP TABLE IF EXISTS "{fts}"',
)
# Words sorted in by the hundred make a write half as dear and its log a third as long. How many
# may wait is bounded: among PostgreSQL's own four megabytes of them a search takes seconds.
PENDING = "fastupdate = on, gin_pending_list_limit = 256"
_GIN = f"""CREATE INDEX "{{table}}_{{column}}_gin" ON "{{table}}" USING gin ({{vector}})
WITH ({PENDING})"""
_UNGIN = 'DROP INDEX IF EXISTS "{table}_{column}_gin"'


class SearchIndex(Operation):
    """Lay the index under a TokensField: GIN on PostgreSQL, FTS5 kept by triggers on SQLite.

    Where a later migration alters the table, SQLite makes it anew without its triggers: let that
    migration end with this again, which first takes away what is there.
    """

    reversible = True

    def __init__(self, model: str, column: str) -> None:
        self.model, self.column = model, column

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Nothing that models know of changes."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, _old: Any, new: ProjectState
    ) -> None:
        is_sqlite = schema_editor.connection.vendor == "sqlite"
        self._run(
            (*_UNFTS, *_FTS) if is_sqlite else (_UNGIN, _GIN),
            schema_editor,
            new.apps.get_model(app_label, self.model),
        )

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, old: ProjectState, _new: Any
    ) -> None:
        is_sqlite = schema_editor.connection.vendor == "sqlite"
        self._run(
            _UNFTS if is_sqlite else (_UNGIN,),
            schema_editor,
            old.apps.get_model(app_label, self.model),
        )

    def _run(
        self, statements: tuple[str, ...], editor: BaseDatabaseSchemaEditor, model: type[Model]
    ) -> None:
        meta = model._meta
        names = {
            "table": meta.db_table,
            "pk": meta.pk.column,
            "column": self.column,
            "fts": index_of(meta.db_table),
            "vector": as_vector(f'"{self.column}"'),
        }
        parts = {"add": _ADD.format(**names), "drop": _DROP.format(**names)}
        for statement in statements:
            editor.execute(statement.format(**names, **parts), params=None)

    def describe(self) -> str:
        return f"Index the words of {self.model}"
