"""What only the database can hold about where members belong, laid by migrations.

A member's branch and group are what the newest affiliation says: writing an affiliation moves the
member, and nothing else does. A new member brings the first affiliation along.
"""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

_PARTS = {
    "<later>": """SELECT 1 FROM party_affiliation AS other
WHERE other.member_id = <row>.member_id""",
    "<newest>": """SELECT 1 FROM party_affiliation AS newest WHERE newest.member_id = <row>.id
AND newest.branch_id = <row>.branch_id
AND newest.group_id <is> <row>.group_id
AND NOT EXISTS (SELECT 1 FROM party_affiliation AS later
WHERE later.member_id = <row>.id AND later.since > newest.since)""",
    "<lies right>": """EXISTS (SELECT 1 FROM party_body AS b
JOIN party_member AS m ON m.id = <row>.member_id
WHERE b.id = <row>.branch_id AND b.kind = 'branch' AND b.branch_kind <> 'themed'
AND b.community_id = m.community_id AND <row>.community_id = m.community_id)
AND (<row>.group_id IS NULL OR EXISTS (SELECT 1 FROM party_body AS g
WHERE g.id = <row>.group_id AND g.kind = 'group' AND g.parent_id = <row>.branch_id))""",
    "<first>": """INSERT INTO party_affiliation
(community_id, member_id, branch_id, group_id, since)
VALUES (<row>.community_id, <row>.id, <row>.branch_id, <row>.group_id, <row>.entered_on)""",
    "<lead>": """UPDATE party_member SET branch_id = <row>.branch_id, group_id = <row>.group_id
WHERE id = <row>.member_id
AND (branch_id <is not> <row>.branch_id OR group_id <is not> <row>.group_id)""",
    "<past>": """<row>.member_id <> old.member_id OR <row>.since <> old.since
OR <row>.community_id <> old.community_id OR <row>.recorded_at IS NULL
OR EXISTS (<later> AND other.since > <row>.since)""",
}
"""What both databases are told alike."""

_LITE = (
    """CREATE TRIGGER party_affiliation_follows BEFORE INSERT ON party_affiliation
WHEN EXISTS (<later> AND other.since >= new.since)
BEGIN SELECT RAISE(ABORT, 'violates an_affiliation_follows_the_last'); END""",
    """CREATE TRIGGER party_affiliation_lies_right BEFORE INSERT ON party_affiliation
WHEN NOT (<lies right>)
BEGIN SELECT RAISE(ABORT, 'violates a_member_belongs_to_a_primary_branch_at_home'); END""",
    """CREATE TRIGGER party_affiliation_keeps_update BEFORE UPDATE ON party_affiliation
WHEN <past> OR date(new.recorded_at, '+8 hours') <> old.since OR NOT (<lies right>)
BEGIN SELECT RAISE(ABORT, 'party_affiliation is append-only'); END""",
    """CREATE TRIGGER party_affiliation_keeps_delete BEFORE DELETE ON party_affiliation
WHEN EXISTS (SELECT 1 FROM party_member WHERE id = old.member_id)
BEGIN SELECT RAISE(ABORT, 'party_affiliation is append-only'); END""",
    """CREATE TRIGGER party_affiliation_moves AFTER INSERT ON party_affiliation
BEGIN <lead>; END""",
    """CREATE TRIGGER party_affiliation_moves_again AFTER UPDATE ON party_affiliation
BEGIN <lead>; END""",
    """CREATE TRIGGER party_member_begins AFTER INSERT ON party_member
WHEN new.branch_id IS NOT NULL BEGIN <first>; END""",
    """CREATE TRIGGER party_member_belongs BEFORE UPDATE OF branch_id, group_id ON party_member
WHEN (new.branch_id <is not> old.branch_id OR new.group_id <is not> old.group_id)
AND NOT EXISTS (<newest>)
BEGIN SELECT RAISE(ABORT, 'violates a_member_belongs_where_the_newest_affiliation_says'); END""",
    """CREATE TRIGGER party_member_goes AFTER DELETE ON party_member
BEGIN DELETE FROM party_affiliation WHERE member_id = old.id; END""",
)
_LITE_NAMES = tuple(statement.split()[2] for statement in _LITE)

_POSTGRES = (
    """CREATE FUNCTION party_affiliation_checks() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
IF EXISTS (SELECT 1 FROM fresh WHERE NOT (<lies right>)) THEN
  <refuse> 'violates a_member_belongs_to_a_primary_branch_at_home' <code>; END IF;
IF EXISTS (SELECT 1 FROM fresh
WHERE EXISTS (<later> AND other.since >= <row>.since AND other.id < <row>.id)) THEN
  <refuse> 'violates an_affiliation_follows_the_last' <code>; END IF;
UPDATE party_member AS m SET branch_id = <row>.branch_id, group_id = <row>.group_id FROM fresh
WHERE m.id = <row>.member_id
AND (m.branch_id <is not> <row>.branch_id OR m.group_id <is not> <row>.group_id)
AND NOT EXISTS (<later> AND other.since > <row>.since);
RETURN NULL; END $$""",
    """CREATE FUNCTION party_affiliation_corrects() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
IF <past> OR (new.recorded_at AT TIME ZONE 'Asia/Shanghai')::date <> old.since
OR NOT (<lies right>) THEN
  <refuse> 'party_affiliation is append-only' <code>; END IF;
<lead>; RETURN NULL; END $$""",
    """CREATE FUNCTION party_affiliation_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
IF EXISTS (SELECT 1 FROM party_member WHERE id = old.member_id) THEN
  <refuse> 'party_affiliation is append-only' <code>; END IF;
RETURN old; END $$""",
    """CREATE FUNCTION party_member_first() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
INSERT INTO party_affiliation (community_id, member_id, branch_id, group_id, since)
SELECT community_id, id, branch_id, group_id, entered_on FROM fresh WHERE branch_id IS NOT NULL;
RETURN NULL; END $$""",
    """CREATE FUNCTION party_member_checks() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
IF NOT EXISTS (<newest>) THEN
  <refuse> 'violates a_member_belongs_where_the_newest_affiliation_says' <code>; END IF;
RETURN new; END $$""",
    """CREATE FUNCTION party_member_last() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
DELETE FROM party_affiliation WHERE member_id IN (SELECT id FROM gone); RETURN NULL; END $$""",
    """CREATE TRIGGER party_affiliation_follows AFTER INSERT ON party_affiliation
REFERENCING NEW TABLE AS fresh
FOR EACH STATEMENT EXECUTE FUNCTION party_affiliation_checks()""",
    """CREATE TRIGGER party_affiliation_keeps_update AFTER UPDATE ON party_affiliation
FOR EACH ROW EXECUTE FUNCTION party_affiliation_corrects()""",
    """CREATE TRIGGER party_affiliation_keeps_delete BEFORE DELETE ON party_affiliation
FOR EACH ROW EXECUTE FUNCTION party_affiliation_stays()""",
    """CREATE TRIGGER party_member_begins AFTER INSERT ON party_member
REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION party_member_first()""",
    """CREATE TRIGGER party_member_belongs BEFORE UPDATE OF branch_id, group_id ON party_member
FOR EACH ROW WHEN (new.branch_id <is not> old.branch_id OR new.group_id <is not> old.group_id)
EXECUTE FUNCTION party_member_checks()""",
    """CREATE TRIGGER party_member_goes AFTER DELETE ON party_member
REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION party_member_last()""",
)
"""For whole statements, where they are told of: a hundred thousand members come in one."""
_POSTGRES_NAMES = (
    "party_affiliation_keeps",
    "party_affiliation_checks",
    "party_affiliation_stays",
    "party_affiliation_corrects",
    "party_member_first",
    "party_member_checks",
    "party_member_last",
)
_SAID = {
    "sqlite": {"<is>": "IS", "<is not>": "IS NOT"},
    "postgresql": {
        "<is>": "IS NOT DISTINCT FROM",
        "<is not>": "IS DISTINCT FROM",
        "<refuse>": "RAISE EXCEPTION",
        "<code>": "USING ERRCODE = 'integrity_constraint_violation'",
    },
}
"""What each says in its own way."""


def _whole(statement: str, vendor: str) -> str:
    for _depth in range(2):
        for part, words in (_PARTS | _SAID[vendor]).items():
            statement = statement.replace(part, words)
    # A trigger on a whole statement has its rows in a table, and NEW is none of them.
    return statement.replace("<row>", "fresh" if "FROM fresh" in statement else "new")


def _drop(schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "sqlite":
        for name in _LITE_NAMES:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}")
    else:
        for name in _POSTGRES_NAMES:
            schema_editor.execute(f"DROP FUNCTION IF EXISTS {name}() CASCADE")


class OnePrimaryBranch(Operation):
    """Let the database hold that everybody belongs to one primary branch, known for every day.

    Where a later migration alters the tables of members or affiliations, SQLite makes them anew
    without their triggers: let that migration end with this again.
    """

    reversible = True

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Nothing that models know of changes."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, _old: Any, _new: ProjectState
    ) -> None:
        _drop(schema_editor)
        vendor = schema_editor.connection.vendor
        for statement in _LITE if vendor == "sqlite" else _POSTGRES:
            schema_editor.execute(_whole(statement, vendor), params=None)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, _old: Any, _new: ProjectState
    ) -> None:
        _drop(schema_editor)

    def describe(self) -> str:
        return "Keep every member in exactly one primary branch"


class Unkept(OnePrimaryBranch):
    """Let go of it, so that a migration may alter the tables of members or affiliations on SQLite,
    which would miss them on the way; to be followed by OnePrimaryBranch again.
    """

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, old: Any, new: ProjectState
    ) -> None:
        super().database_backwards(app_label, schema_editor, old, new)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, old: Any, new: ProjectState
    ) -> None:
        super().database_forwards(app_label, schema_editor, old, new)

    def describe(self) -> str:
        return "Let go of the rule that every member is in exactly one primary branch"
