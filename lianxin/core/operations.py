"""Migration operations for what models cannot say."""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.models import Model

from lianxin.core.text import as_vector, index_of

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


_FIXED_SQLITE = """CREATE TRIGGER {table}_keeps_fixed BEFORE UPDATE OF {columns} ON {table}
WHEN old.{when} <> '' AND ({changed})
BEGIN SELECT RAISE(ABORT, '{table} is fixed once it has {when}'); END"""
_FIXED_POSTGRES = """CREATE FUNCTION {table}_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{table} is fixed once it has {when}' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER {table}_fixed BEFORE UPDATE ON {table} FOR EACH ROW
WHEN (old.{when} <> '' AND ({changed})) EXECUTE FUNCTION {table}_fixed()"""


class FixedOnce(Operation):
    """Let the database refuse to change some columns of a row once another of its columns is no
    longer blank.
    """

    reversible = True

    def __init__(self, model: str, columns: list[str], when: str) -> None:
        self.model, self.columns, self.when = model, columns, when

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Nothing that models know of changes."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, _old: Any, new: ProjectState
    ) -> None:
        is_lite = schema_editor.connection.vendor == "sqlite"
        # JSON has no equality on PostgreSQL but as text.
        other = (
            "old.{0} IS NOT new.{0}" if is_lite else "old.{0}::text IS DISTINCT FROM new.{0}::text"
        )
        told = {
            "table": new.apps.get_model(app_label, self.model)._meta.db_table,
            "columns": ", ".join(self.columns),
            "when": self.when,
            "changed": " OR ".join(other.format(column) for column in self.columns),
        }
        schema_editor.execute((_FIXED_SQLITE if is_lite else _FIXED_POSTGRES).format(**told))

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, old: ProjectState, _new: Any
    ) -> None:
        table = old.apps.get_model(app_label, self.model)._meta.db_table
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(f"DROP TRIGGER {table}_keeps_fixed")
        else:
            schema_editor.execute(f"DROP FUNCTION {table}_fixed() CASCADE")

    def describe(self) -> str:
        return f"Keep {', '.join(self.columns)} of {self.model} once it has {self.when}"


class Together(Operation):
    """Make several models that follow one another, working the state out once for all of them.

    Django works it out anew for each, and with it whatever refers to anything, which at two hundred
    models is most of the time that an empty database takes.
    """

    reversible = True

    def __init__(self, operations: list[CreateModel]) -> None:
        self.operations = operations

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        state.__dict__.pop("apps", None)
        for each in self.operations:
            each.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, old: Any, new: ProjectState
    ) -> None:
        for each in self.operations:
            each.database_forwards(app_label, schema_editor, old, new)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, old: ProjectState, new: Any
    ) -> None:
        for each in reversed(self.operations):
            each.database_backwards(app_label, schema_editor, old, new)

    def describe(self) -> str:
        return f"Make {len(self.operations)} models"


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
# With fastupdate a write is half a millisecond cheaper, but a search may meet megabytes of words
# not yet sorted in, and then takes seconds.
_GIN = """CREATE INDEX "{table}_{column}_gin" ON "{table}" USING gin ({vector})
WITH (fastupdate = off)"""
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


# The balance follows the lines, and is refused where it does not: nobody sets it by hand.
_BALANCES = """CREATE TRIGGER {line}_moves AFTER INSERT ON {line} BEGIN
UPDATE {account} SET balance = balance - new.amount WHERE id = new.source_id;
UPDATE {account} SET balance = balance + new.amount WHERE id = new.target_id; END"""
_SUM = """(SELECT COALESCE(SUM(CASE WHEN target_id = new.id THEN amount ELSE -amount END), 0)
FROM {line} WHERE new.id IN (source_id, target_id))"""
_TRUE_LITE = """CREATE TRIGGER {account}_true BEFORE UPDATE OF balance ON {account}
WHEN new.balance <> {sum}
BEGIN SELECT RAISE(ABORT, 'a balance is what its lines add up to'); END"""
_NEW_LITE = """CREATE TRIGGER {account}_new BEFORE INSERT ON {account} WHEN new.balance <> 0
BEGIN SELECT RAISE(ABORT, 'a balance is what its lines add up to'); END"""
_BALANCES_PG = """CREATE FUNCTION {line}_moves() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
PERFORM 1 FROM {account} WHERE id IN (new.source_id, new.target_id) ORDER BY id FOR UPDATE;
UPDATE {account} SET balance = balance - new.amount WHERE id = new.source_id;
UPDATE {account} SET balance = balance + new.amount WHERE id = new.target_id;
RETURN NULL; END $$;
CREATE TRIGGER {line}_moves AFTER INSERT ON {line} FOR EACH ROW
EXECUTE FUNCTION {line}_moves();
CREATE FUNCTION {account}_true() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
IF new.balance <> {sum} THEN
RAISE EXCEPTION 'a balance is what its lines add up to' USING ERRCODE = 'restrict_violation';
END IF; RETURN new; END $$;
CREATE TRIGGER {account}_true BEFORE INSERT OR UPDATE OF balance ON {account}
FOR EACH ROW EXECUTE FUNCTION {account}_true()"""


class KeepBalances(Operation):
    """Let the database keep an account's `balance` by its lines (`source`, `target`, `amount`), and
    refuse any other.

    Where a later migration alters either table on SQLite, let it end with this again.
    """

    reversible = True

    def __init__(self, account: str, line: str) -> None:
        self.account, self.line = account, line

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Nothing that models know of changes."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, _old: Any, new: ProjectState
    ) -> None:
        is_lite = schema_editor.connection.vendor == "sqlite"
        names = self._names(app_label, new)
        for statement in (_BALANCES, _TRUE_LITE, _NEW_LITE) if is_lite else (_BALANCES_PG,):
            schema_editor.execute(statement.format(**names), params=None)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, old: ProjectState, _new: Any
    ) -> None:
        names = self._names(app_label, old)
        lite = ("TRIGGER {line}_moves", "TRIGGER {account}_true", "TRIGGER {account}_new")
        full = ("FUNCTION {line}_moves() CASCADE", "FUNCTION {account}_true() CASCADE")
        for what in lite if schema_editor.connection.vendor == "sqlite" else full:
            schema_editor.execute(f"DROP {what.format(**names)}", params=None)

    def _names(self, app_label: str, state: ProjectState) -> dict[str, str]:
        model = state.apps.get_model
        line = model(app_label, self.line)._meta.db_table
        account = model(app_label, self.account)._meta.db_table
        return {"account": account, "line": line, "sum": _SUM.format(line=line)}

    def describe(self) -> str:
        return f"Keep the balance of every {self.account}"
