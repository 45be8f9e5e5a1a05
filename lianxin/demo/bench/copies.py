"""Many streets and years out of the played demo: each row is copied along with what it points to.

Its records stand in the proportions that a year leaves, and PostgreSQL writes two million of them
in minutes. A copy has the ids of its original and a fixed step added, so that nothing need be
looked up.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import connection, models
from django.db.models import Model

ONCE = frozenset(
    {
        "accounts",
        "activities",
        "council",
        "facilities",
        "funds",
        "honours",
        "matters",
        "organisations",
        "party",
        "people",
        "places",
        "services",
        "volunteers",
        "works",
    }
)
"""Apps whose rows every street has; all else belongs to the installation, or to nobody's card."""
SHARED = frozenset(
    {"matters.Category", "matters.CategoryQuestion", "matters.Draft", "matters.DraftPhoto"}
)
EVENTS = frozenset(
    {
        "activities.Activity",
        "activities.Attendance",
        "council.Participant",
        "council.Question",
        "council.Statement",
        "facilities.Visit",
        "matters.Matter",
        "matters.Say",
        "services.CareVisit",
        "services.Visit",
        "volunteers.Duty",
        "volunteers.HourEntry",
        "volunteers.Shift",
    }
)
"""What a year is full of: in every year again, and in each several times."""
HASHED = frozenset({"phone_index", "identity_index"})
"""Unique in an installation, by constraints of their own."""
STEP = 1_000_000
"""Between the ids of one copy and of the next; the demo's own are smaller."""


@dataclass(frozen=True, slots=True)
class Copies:
    """So many streets, each with its events so many times in each year; the demo is copy 0."""

    streets: int
    times: int
    years: range
    """How many years ago; the first copying begins with 0."""

    @property
    def rows(self) -> str:
        """SQL of (own, street, year): the number of each copy, and of its street's first one."""
        own = f"(y * {self.times} + t) * {self.streets} + s"
        return (
            f"(SELECT {own} AS own, s AS street, y AS year "  # noqa: S608  # whole numbers
            f"FROM generate_series(0, {self.streets - 1}) s, "
            f"generate_series(0, {self.times - 1}) t, "
            f"generate_series({self.years.start}, {self.years.stop - 1}) y) c"
        )


def copy(copies: Copies) -> None:
    """Write the copies into this database, which must be a PostgreSQL to be thrown away."""
    with connection.cursor() as cursor:
        # Keys and triggers hold for the originals, and so for their copies.
        cursor.execute("SET session_replication_role = replica")
        for model in apps.get_models():
            if _is_copied(model):
                cursor.execute(statement(model, copies))
        cursor.execute("SET session_replication_role = origin")
        cursor.execute("VACUUM ANALYZE")


def event_models() -> list[type[Model]]:
    return [apps.get_model(label) for label in sorted(EVENTS)]


def _is_copied(model: type[Model]) -> bool:
    meta = model._meta
    return meta.app_label in ONCE and meta.label not in SHARED and not meta.proxy


def statement(model: type[Model], copies: Copies) -> str:
    is_event = model._meta.label in EVENTS
    own = "c.own" if is_event else "c.street"
    only = "c.own > 0" if is_event else "c.own > 0 AND c.own = c.street"
    key = f'o."{model._meta.pk.column}"'
    named = [(f'"{field.column}"', _copied(field, own)) for field in _columns(model)]
    table = f'"{model._meta.db_table}"'
    return (
        f"INSERT INTO {table} ({', '.join(name for name, _ in named)}) "  # noqa: S608  # names of models
        f"OVERRIDING SYSTEM VALUE SELECT {', '.join(what for _, what in named)} "
        f"FROM {table} o, {copies.rows} WHERE {key} < {STEP} AND {only} ON CONFLICT DO NOTHING"
    )


def _columns(model: type[Model]) -> Iterator["models.Field[object, object]"]:
    for field in model._meta.concrete_fields:
        if not isinstance(field, models.GeneratedField):
            yield field


def _copied(field: "models.Field[object, object]", own: str) -> str:
    column = f'o."{field.column}"'
    if isinstance(field, models.ForeignKey):
        return _pointed(field, column, own)
    if isinstance(field, models.AutoField | models.BigAutoField):
        return f"{column} + {own} * {STEP}"
    if isinstance(field, models.DateField):
        return f"({column} + make_interval(years => -c.year))::{_type(field)}"
    if isinstance(field, models.UUIDField) and field.unique:
        return "gen_random_uuid()"
    if isinstance(field, models.CharField) and (field.unique or field.name in HASHED):
        other = f"left(md5({column} || '.' || {own}), {field.max_length})"
        return f"CASE WHEN {column} = '' THEN '' ELSE {other} END"
    return column


def _pointed(field: "models.ForeignKey[Model, Model]", column: str, own: str) -> str:
    target = field.remote_field.model
    if not _is_copied(target):
        return column
    if target._meta.label in EVENTS:
        return f"{column} + {own} * {STEP}"
    if field.unique:
        # What is there once is taken by its original.
        return f"CASE WHEN {own} = c.street THEN {column} + c.street * {STEP} END"
    return f"{column} + c.street * {STEP}"


def _type(field: "models.Field[object, object]") -> str:
    return "timestamptz" if isinstance(field, models.DateTimeField) else "date"
