"""Rows that the database keeps: for good, once something is set, and in balance."""

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
