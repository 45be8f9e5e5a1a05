"""Migration operations for what models cannot say."""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

_SQLITE = """CREATE TRIGGER {table}_keeps_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"""
_POSTGRES = """CREATE FUNCTION {table}_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{table} is append-only' USING ERRCODE = 'restrict_violation'; END $$;
CREATE TRIGGER {table}_keeps BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION {table}_keeps()"""


class AppendOnly(Operation):
    """Let the database itself refuse to change or delete a table's rows."""

    reversible = True

    def __init__(self, model: str) -> None:
        self.model = model

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Nothing that models know of changes."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, _old: Any, new: ProjectState
    ) -> None:
        table = new.apps.get_model(app_label, self.model)._meta.db_table
        if schema_editor.connection.vendor == "sqlite":
            for verb in ("update", "delete"):
                schema_editor.execute(_SQLITE.format(table=table, verb=verb))
        else:
            schema_editor.execute(_POSTGRES.format(table=table))

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, old: ProjectState, _new: Any
    ) -> None:
        table = old.apps.get_model(app_label, self.model)._meta.db_table
        if schema_editor.connection.vendor == "sqlite":
            for verb in ("update", "delete"):
                schema_editor.execute(f"DROP TRIGGER {table}_keeps_{verb}")
        else:
            schema_editor.execute(f"DROP FUNCTION {table}_keeps() CASCADE")

    def describe(self) -> str:
        return f"Keep every row of {self.model}"
