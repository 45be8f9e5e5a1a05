"""Figures: a number and the records that it counts, out of one condition, so that they cannot part.

A figure is a condition on one model. Its value is that condition counted (many figures of a model
in one grouped statement), its evidence is the same condition listed.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
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
    since: int | None = None
    """The first year of a period of several, which ends with `year` and has no months."""
    places: tuple[int, ...] = ()
    """The communities that are counted."""

    @cached_property
    def start(self) -> datetime:
        year = self.since or self.year
        return datetime(year, self.month or 1, 1, tzinfo=LOCAL).astimezone(UTC)

    @cached_property
    def end(self) -> datetime:
        if self.month is None or self.month == 12:
            return datetime(self.year + 1, 1, 1, tzinfo=LOCAL).astimezone(UTC)
        return datetime(self.year, self.month + 1, 1, tzinfo=LOCAL).astimezone(UTC)

    def months(self) -> range:
        """The months of the year that have begun."""
        now = self.today
        return range(1, now.month + 1 if now and now.year == self.year else 13)

    def holds(self, field: str) -> Q:
        """The condition that a moment lies in the period."""
        return Q(**{f"{field}__gte": self.start, f"{field}__lt": self.end})

    def has_passed(self, field: str) -> Q:
        """The condition that a day lies in the period and is over."""
        first, last = (day.astimezone(LOCAL).date() for day in (self.start, self.end))
        return Q(**{f"{field}__gte": first, f"{field}__lt": min(last, self.today or last)})

    def here(self, path: str) -> Q:
        """For a condition that asks another table: of its rows, no other community's can matter,
        and a planner that doesn't know it reads the whole installation's.
        """
        return Q(**{f"{path}__in": self.places}) if self.places else Q()


Where = Callable[[Period], Q]
"""A condition made of the period alone: the statement that it leads to is kept."""


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


class Measure(StrEnum):
    """What number is made of the records that a figure counts."""

    COUNT = "count"
    SHARE = "share"
    """The part in the whole."""
    SUM = "sum"
    """Of the field `adds`."""
    HEADS = "heads"
    """How many different values of the field `per`, e.g. persons."""
    MEAN = "mean"
    """The sum of `adds`, or the count, for each different `per`."""
    MONTHLY = "monthly"
    """The least and the most in any month."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What is counted, of what, and how it is told.

    `part` alone makes a count; with `whole` it is a share of it, and `silent` are those of whom
    nothing is known and who stand in neither. Any other measure is made of the part's records.
    """

    code: str
    label: Text = field(hash=False)
    unit: Text = field(hash=False)
    meaning: Text = field(hash=False)
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
    along: tuple[str, ...] = ()
    """What the line of a record tells along with it, for `select_related`."""
    measure: Measure = Measure.COUNT
    adds: str = ""
    """The whole-number field that a sum or a mean adds up."""
    scale: int = 1
    """How many of what is added make one of the unit, e.g. 100 fen to the yuan."""
    per: str = ""
    stands: bool = False
    """Whether it counts what there is at the end of a period, whenever that began: it is told of
    years that nobody has recorded.
    """

    def __post_init__(self) -> None:
        if self.whole is not None:
            object.__setattr__(self, "measure", Measure.SHARE)

    def number(self, value: "Value") -> "Fraction | tuple[int, int] | None":
        """The figure's number, by its measure; least and most of a month for a monthly one, None
        where nothing was counted that could be a share or a mean.
        """
        if self.measure == Measure.SHARE:
            return value.share
        if self.measure == Measure.MONTHLY:
            return (min(value.months), max(value.months)) if value.months else None
        if self.measure == Measure.HEADS:
            return Fraction(value.heads)
        sum_of = value.total if self.adds else value.part
        if self.measure == Measure.MEAN:
            return Fraction(sum_of, value.heads * self.scale) if value.heads else None
        return Fraction(sum_of, self.scale)

    def where(self, of: str) -> Where | None:
        """The condition of its part, its whole or its silent ones."""
        return {"part": self.part, "whole": self.whole, "silent": self.silent}.get(of)

    @property
    def wheres(self) -> list[tuple[str, Where]]:
        """Those that it has, by name."""
        every = ((name, self.where(name)) for name in ("part", "whole", "silent"))
        return [(name, where) for name, where in every if where is not None]


@dataclass(frozen=True, slots=True)
class Value:
    part: int
    whole: int | None = None
    silent: int | None = None
    total: int = 0
    """What `adds` adds up to, unscaled."""
    heads: int = 0
    months: tuple[int, ...] = ()
    """The counts of the months that have begun, for a monthly figure."""

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
    here = replace(period, places=(community_id,))
    return figure.model._default_manager.filter(scope & where(here))


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
