"""Chinese text: tidied, cut into tokens, found by them."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

import rjieba
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.models import Lookup

MOST_TOKENS = 400
_UNSEEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_WORD = re.compile(r"\w")
_PART = re.compile(r"[a-z]+|\d+")


def tidy(text: str) -> str:
    """NFC, line ends as \\n, without what cannot be seen: control, zero-width and direction marks.

    Emoji keep their joiners, and rare characters stay as they are.
    """
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _UNSEEN.sub("", plain)


def tokens(text: str) -> str:
    """Words of a text, lower case, each once, parted by spaces; numbers are found by their parts
    too.
    """
    words: dict[str, None] = {}
    for word in rjieba.cut_for_search(tidy(text).lower()):
        parts = _PART.findall(word) if "-" in word else ()
        words |= dict.fromkeys(each for each in (word.strip(), *parts) if _WORD.search(each))
    return " ".join(list(words)[:MOST_TOKENS])


def terms(query: str) -> list[str]:
    """What a searcher's words are looked up by, at most eight."""
    return tokens(query).split()[:8]


class TokensField(models.TextField[str, str]):
    """Space-separated tokens with an index over them; `field__matches=[…]` finds rows that have
    all.
    """


@TokensField.register_lookup
class Matches(Lookup[Any]):
    """All of some tokens: `to_tsquery` on PostgreSQL, FTS5 on SQLite."""

    lookup_name = "matches"

    def get_prep_lookup(self) -> list[str]:
        words = self.rhs.split() if isinstance(self.rhs, str) else self.rhs
        return [str(word) for word in words if str(word)]

    def get_db_prep_lookup(
        self, value: Any, connection: BaseDatabaseWrapper
    ) -> tuple[str, list[Any]]:
        return "%s", [value]

    def as_postgresql(
        self, compiler: Any, connection: BaseDatabaseWrapper
    ) -> tuple[str, list[Any]]:
        column, params = self.process_lhs(compiler, connection)
        quoted = " & ".join("'" + _bare(word) + "'" for word in self.rhs)
        sql = f"to_tsvector('simple', {column}) @@ to_tsquery('simple', %s)"
        return sql, [*params, quoted]

    def as_sqlite(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:
        column, _params = self.process_lhs(compiler, connection)
        table = column.split(".")[0]
        name = table.strip('"')
        quoted = " ".join('"' + _bare(word) + '"' for word in self.rhs)
        sql = f'{table}."id" IN (SELECT rowid FROM "{name}_fts" WHERE "{name}_fts" MATCH %s)'  # noqa: S608  # a table's own name
        return sql, [quoted]


def _bare(word: str) -> str:
    return re.sub(r"[\"'\\&|!():*<>]", "", word)


_SQLITE = """
CREATE VIRTUAL TABLE "{table}_fts" USING fts5({column}, content="{table}", content_rowid="id");
CREATE TRIGGER {table}_fts_insert AFTER INSERT ON "{table}" BEGIN
INSERT INTO "{table}_fts"(rowid, {column}) VALUES (new.id, new.{column}); END;
CREATE TRIGGER {table}_fts_delete AFTER DELETE ON "{table}" BEGIN
INSERT INTO "{table}_fts"("{table}_fts", rowid, {column})
VALUES ('delete', old.id, old.{column}); END;
CREATE TRIGGER {table}_fts_update AFTER UPDATE OF {column} ON "{table}" BEGIN
INSERT INTO "{table}_fts"("{table}_fts", rowid, {column})
VALUES ('delete', old.id, old.{column});
INSERT INTO "{table}_fts"(rowid, {column}) VALUES (new.id, new.{column}); END
"""
_POSTGRES = """
CREATE INDEX {table}_{column}_gin ON "{table}" USING gin (to_tsvector('simple', {column}))
"""


class SearchIndex(Operation):
    """The index behind a TokensField: GIN on PostgreSQL, an FTS5 table kept by triggers on SQLite."""

    reversible = True

    def __init__(self, model: str, column: str) -> None:
        self.model, self.column = model, column

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Nothing that models know of changes."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, _old: Any, new: ProjectState
    ) -> None:
        table = new.apps.get_model(app_label, self.model)._meta.db_table
        for sql in self._statements(schema_editor):
            schema_editor.execute(sql.format(table=table, column=self.column), params=None)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, old: ProjectState, _new: Any
    ) -> None:
        table = old.apps.get_model(app_label, self.model)._meta.db_table
        if schema_editor.connection.vendor != "sqlite":
            schema_editor.execute(f"DROP INDEX {table}_{self.column}_gin")
            return
        for verb in ("insert", "delete", "update"):
            schema_editor.execute(f"DROP TRIGGER {table}_fts_{verb}")
        schema_editor.execute(f'DROP TABLE "{table}_fts"')

    def _statements(self, schema_editor: BaseDatabaseSchemaEditor) -> Iterable[str]:
        if schema_editor.connection.vendor == "sqlite":
            return re.split(r";\n(?=CREATE)", _SQLITE.strip())
        return (_POSTGRES,)

    def describe(self) -> str:
        return f"Index the words of {self.model}"
