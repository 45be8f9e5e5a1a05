"""Figures: a number and the records that it counts, out of one condition, so that they cannot part.

A figure is a condition on one model. Its value is that condition counted (many figures of a model
in one grouped statement), its evidence is the same condition listed.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from fractions import Fraction
from functools import cached_property, reduce
from operator import or_
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Case, Count, IntegerField, Model, Q, QuerySet, When
from django.db.models import Value as Plain

from lianxin.core.actor import Actor
from lianxin.core.flow import Text

LOCAL = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True)
class Period:
    """A local year, or one month of it, as the half-open span [start, end) of moments."""

    year: int
    month: int | None = None
    today: date | None = None
    """While the period still runs: what falls due on this day or later is not known yet."""

    @cached_property
    def start(self) -> datetime:
        return datetime(self.year, self.month or 1, 1, tzinfo=LOCAL).astimezone(UTC)

    @cached_property
    def end(self) -> datetime:
        if self.month is None or self.month == 12:
            return datetime(self.year + 1, 1, 1, tzinfo=LOCAL).astimezone(UTC)
        return datetime(self.year, self.month + 1, 1, tzinfo=LOCAL).astimezone(UTC)

    def holds(self, field: str) -> Q:
        """The condition that a moment lies in the period."""
        return Q(**{f"{field}__gte": self.start, f"{field}__lt": self.end})

    def has_passed(self, field: str) -> Q:
        """The condition that a day lies in the period and is over."""
        first, last = (day.astimezone(LOCAL).date() for day in (self.start, self.end))
        return Q(**{f"{field}__gte": first, f"{field}__lt": min(last, self.today or last)})


Where = Callable[[Period], Q]


def unseen(_actor: Actor) -> Q:
    return Q(pk__in=())


def through(path: str, condition: Q) -> Q:
    """A condition on what a field leads to, as one on the record that has the field, which must
    not be null; raises TypeError for anything in it but lookups.
    """
    moved = Q(_connector=condition.connector, _negated=condition.negated)
    for each in condition.children:
        if isinstance(each, Q):
            moved.add(through(path, each), condition.connector)
        elif isinstance(each, tuple):
            moved.add(Q((f"{path}__{each[0]}", each[1])), condition.connector)
        else:
            raise TypeError(each)
    return moved


@dataclass(frozen=True, slots=True)
class Figure:
    """What is counted, of what, and how it is told.

    `part` alone makes a count; with `whole` it is a share of it, and `silent` are those of whom
    nothing is known and who stand in neither.
    """

    code: str
    label: Text
    unit: Text
    meaning: Text
    model: type[Model]
    part: Where
    whole: Where | None = None
    silent: Where | None = None
    community: str = "community_id"
    """The field path by which a record belongs to a community."""
    moment: str = "id"
    """The field by whose order its records are listed, newest first."""
    sees: Callable[[Actor], Q] = unseen
    """Which of the records a reader may see; the others are counted, not listed."""

    def where(self, of: str) -> Where | None:
        """The condition of its part, its whole or its silent ones."""
        return {"part": self.part, "whole": self.whole, "silent": self.silent}.get(of)


@dataclass(frozen=True, slots=True)
class Value:
    part: int
    whole: int | None = None
    silent: int | None = None

    @property
    def share(self) -> Fraction | None:
        """None where nothing was counted: unknown is not zero."""
        return Fraction(self.part, self.whole) if self.whole else None


def evidence(
    figure: Figure, community_id: int, period: Period, *, of: str = "part"
) -> QuerySet[Any]:
    """The records that a figure counts, by nothing but its own condition; raises KeyError where it
    has none of that kind.
    """
    if (where := figure.where(of)) is None:
        raise KeyError(of)
    scope = Q(**{figure.community: community_id})
    return figure.model._default_manager.filter(scope & where(period))


def spread(
    figure: Figure, community_id: int, period: Period, *, over: str
) -> list[tuple[int, Any, int]]:
    """A year's evidence counted by month and by another field: (month, value, count), in one
    statement.
    """
    month = Case(
        *(
            When(**{f"{figure.moment}__lt": replace(period, month=month).end}, then=Plain(month))
            for month in range(1, 12)
        ),
        default=Plain(12),
        output_field=IntegerField(),
    )
    rows = evidence(figure, community_id, period).order_by().values_list(month, over)
    return list(rows.annotate(Count("pk")))


def values(
    figures: Iterable[Figure], community_ids: Iterable[int], period: Period
) -> Mapping[tuple[int, str], Value]:
    """Every figure of every community: one grouped statement for each model, community path and
    moment, so that an index in the order of the moment can answer it alone.
    """
    ids = list(community_ids)
    groups: dict[tuple[type[Model], str, str], list[Figure]] = {}
    for figure in figures:
        groups.setdefault((figure.model, figure.community, figure.moment), []).append(figure)
    found: dict[tuple[int, str], Value] = {}
    for (model, path, _moment), group in groups.items():
        rows = {row[path]: row for row in _counted(model, path, group, ids, period)}
        for figure in group:
            for pk in ids:
                found[pk, figure.code] = _value(figure, rows.get(pk, {}))
    return found


def _counted(
    model: type[Model], path: str, group: list[Figure], ids: list[int], period: Period
) -> Iterable[dict[str, Any]]:
    conditions = {
        f"f{index}_{name}": where(period)
        for index, figure in enumerate(group)
        for name, where in _wheres(figure)
    }
    # One OR over all conditions keeps the scan to the period's own records.
    touched = reduce(or_, conditions.values()) if all(conditions.values()) else Q()
    counts = {name: Count("pk", filter=condition) for name, condition in conditions.items()}
    rows: QuerySet[Any, dict[str, Any]] = (
        model._default_manager.filter(Q(**{f"{path}__in": ids}) & touched)
        .values(path)
        .annotate(**counts)
        .order_by()
    )
    for row in rows:
        named: dict[str, Any] = {path: row[path]}
        for index, figure in enumerate(group):
            for name, _where in _wheres(figure):
                named[f"{figure.code}.{name}"] = row[f"f{index}_{name}"]
        yield named


def _wheres(figure: Figure) -> list[tuple[str, Where]]:
    every = ((name, figure.where(name)) for name in ("part", "whole", "silent"))
    return [(name, where) for name, where in every if where is not None]


def _value(figure: Figure, row: Mapping[str, Any]) -> Value:
    counted = {name: int(row.get(f"{figure.code}.{name}", 0)) for name, _ in _wheres(figure)}
    return Value(**counted)
