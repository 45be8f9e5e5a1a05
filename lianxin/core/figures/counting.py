"""Counting figures: one grouped statement for each model, community path and moment.

What all conditions of a statement have in common stands once in its WHERE, so that an index in the
order of the moment can answer it and nothing is asked of a row twice. A statement is put together
once for a period, with stand-ins for the communities, and kept: to put it together takes Django
longer than it takes the database to count.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, reduce
from operator import and_, or_
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import router
from django.db.models import Aggregate, Count, Model, Q, Sum
from django.db.models import Value as Plain

from lianxin.core.figures.kinds import Figure, Measure, Period, Value
from lianxin.core.kept import Kept, kept, some_keys

KEPT = 1024
"""Statements: those of a dozen years' cards, one community and a street's at a time."""

Column = tuple[str, str, Q]
"""What is made of the records (a number, a sum, how many different), of which field, of which."""


@dataclass(frozen=True, slots=True)
class _Statement:
    kept: Kept
    places: Mapping[Figure, Mapping[str, int]]
    """Where each number of a figure stands in a row; the community is at 0."""

    def rows(self, ids: Sequence[int]) -> Mapping[int, Sequence[Any]]:
        return {row[0]: row for row in self.kept.rows(ids)}


def values(
    figures: Iterable[Figure], community_ids: Iterable[int], period: Period
) -> Mapping[tuple[int, str], Value]:
    """Every figure of every community."""
    ids = list(dict.fromkeys(community_ids))
    groups: dict[tuple[type[Model], str, str], list[Figure]] = {}
    for figure in figures:
        groups.setdefault((figure.model, figure.community, figure.moment), []).append(figure)
    return {
        (pk, figure.code): value
        for group in groups.values()
        for figure, pk, value in _counted(tuple(group), ids, period)
    }


def _counted(
    group: tuple[Figure, ...], ids: Sequence[int], period: Period
) -> Iterable[tuple[Figure, int, Value]]:
    using = router.db_for_read(group[0].model)
    statement = _statement(using, group, replace(period, places=()), len(ids)) if ids else None
    rows = statement.rows(ids) if statement else {}
    for figure in group:
        places = statement.places[figure] if statement else {}
        for pk in ids:
            row = rows.get(pk)
            found = {name: int(row[at] or 0) for name, at in places.items()} if row else {}
            yield figure, pk, _value(figure, found, period)


@lru_cache(KEPT)
def _statement(
    using: str, group: tuple[Figure, ...], period: Period, size: int
) -> _Statement | None:
    """None where no record can meet any of the conditions."""
    ids = some_keys(size)
    wanted = {figure: _wanted(figure, replace(period, places=ids)) for figure in group}
    columns = list(dict.fromkeys(each for one in wanted.values() for each in one.values()))
    common, rests = _parted([condition for _, _, condition in columns])
    path = group[0].community
    named = {
        f"n{place}": _aggregate(what, of, rest)
        for place, ((what, of, _), rest) in enumerate(zip(columns, rests, strict=True))
    }
    rows = (
        group[0]
        .model._default_manager.using(using)
        .filter(Q(**{f"{path}__in": ids}) & common & _any(rests))
        .values_list(path)
        .annotate(**named)
        .order_by()
    )
    try:
        statement = kept(rows)
    except EmptyResultSet:
        return None
    places = {
        figure: {name: columns.index(column) + 1 for name, column in one.items()}
        for figure, one in wanted.items()
    }
    return _Statement(statement, places)


def _wanted(figure: Figure, period: Period) -> Mapping[str, Column]:
    """The numbers that a figure is made of."""
    found = {name: ("count", "", where(period)) for name, where in figure.wheres}
    part = figure.part(period)
    if figure.adds:
        found["total"] = ("sum", figure.adds, part)
    if figure.per:
        found["heads"] = ("heads", figure.per, part)
    if figure.measure == Measure.MONTHLY:
        for month in period.months():
            inside = replace(period, month=month).holds(figure.moment)
            found[f"month{month}"] = ("count", "", part & inside)
    return found


def _aggregate(what: str, of: str, condition: Q) -> Aggregate:
    if what == "sum":
        return Sum(of, filter=condition or None)
    if what == "heads":
        return Count(of, distinct=True, filter=condition or None)
    # Of a column, the database would look into each row where an index is enough.
    return Count(Plain(1), filter=condition or None)


def _parted(conditions: Sequence[Q]) -> tuple[Q, list[Q]]:
    """What all of them ask, and what each asks besides."""
    each = [_asked(condition) for condition in conditions]
    common = [one for one in each[0] if all(one in other for other in each)]
    rests = [[one for one in asked if one not in common] for asked in each]
    return _all(common), [_all(rest) for rest in rests]


def _any(conditions: Sequence[Q]) -> Q:
    """Nothing where one of them asks nothing."""
    return reduce(or_, dict.fromkeys(conditions)) if all(conditions) else Q()


def _all(conditions: Sequence[Q]) -> Q:
    return reduce(and_, conditions, Q())


def _asked(condition: Q) -> list[Q]:
    """The conditions that all must hold for it to hold."""
    if condition.negated or (condition.connector != Q.AND and len(condition.children) > 1):
        return [condition]
    found: list[Q] = []
    for child in condition.children:
        found += _asked(child) if isinstance(child, Q) else [Q(child)]
    return found


def _value(figure: Figure, found: Mapping[str, int], period: Period) -> Value:
    is_monthly = figure.measure == Measure.MONTHLY
    months = [found.get(f"month{month}", 0) for month in period.months()] if is_monthly else []
    counted = {name: found.get(name, 0) for name, _ in figure.wheres}
    return Value(
        **counted,
        total=found.get("total", 0),
        heads=found.get("heads", 0),
        months=tuple(months),
    )
