"""Spans of time that must not overlap."""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.models import Model

# GiST knows ranges without any extension, so key and time become one number: the key counts spans
# of 10^11 seconds, longer than any date.
_NO_OVERLAP = """ALTER TABLE "{table}" ADD CONSTRAINT "{name}" EXCLUDE USING gist (int8range(
"{key}" * 100000000000 + extract(epoch FROM "{start}" AT TIME ZONE 'UTC')::bigint,
"{key}" * 100000000000 + extract(epoch FROM "{end}" AT TIME ZONE 'UTC')::bigint) WITH &&)
WHERE ("{unless}" IS NULL)"""
_NO_OVERLAP_LITE = """CREATE TRIGGER "{name}_{verb}" BEFORE {verb} ON "{table}"
WHEN new."{unless}" IS NULL AND EXISTS (SELECT 1 FROM "{table}" AS other
WHERE other."{key}" = new."{key}" AND other."{pk}" IS NOT new."{pk}"
AND other."{unless}" IS NULL
AND other."{start}" < new."{end}" AND other."{end}" > new."{start}")
BEGIN SELECT RAISE(ABORT, 'violates {name}'); END"""


class NoOverlap(Operation):
    """Let the database refuse two rows of one key whose times overlap, whoever writes at once.

    Times are half-open, in whole seconds; rows where `unless` has a value take no time any more.
    Where a later migration alters the table on SQLite, let it end with this again.
    """

    reversible = True

    def __init__(
        self, model: str, name: str, *, key: str, start: str, end: str, unless: str
    ) -> None:
        self.model, self.name, self.key = model, name, key
        self.start, self.end, self.unless = start, end, unless

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Nothing that models know of changes."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, _old: Any, new: ProjectState
    ) -> None:
        self._drop(schema_editor, new.apps.get_model(app_label, self.model))
        meta = new.apps.get_model(app_label, self.model)._meta
        names = {each: meta.get_field(getattr(self, each)).column for each in _PARTS}
        names |= {"table": meta.db_table, "pk": meta.pk.column, "name": self.name}
        if schema_editor.connection.vendor == "sqlite":
            for verb in _WRITES:
                schema_editor.execute(_NO_OVERLAP_LITE.format(verb=verb, **names), params=None)
        else:
            schema_editor.execute(_NO_OVERLAP.format(**names), params=None)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, old: ProjectState, _new: Any
    ) -> None:
        self._drop(schema_editor, old.apps.get_model(app_label, self.model))

    def _drop(self, editor: BaseDatabaseSchemaEditor, model: type[Model]) -> None:
        if editor.connection.vendor == "sqlite":
            for verb in _WRITES:
                editor.execute(f'DROP TRIGGER IF EXISTS "{self.name}_{verb}"')
        else:
            table = model._meta.db_table
            editor.execute(f'ALTER TABLE "{table}" DROP CONSTRAINT IF EXISTS "{self.name}"')

    def describe(self) -> str:
        return f"Keep the times of {self.model} apart"


_PARTS = ("key", "start", "end", "unless")
_WRITES = ("insert", "update")
