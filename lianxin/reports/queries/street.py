"""A street's communities side by side, by name: nobody is ranked by one number."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from lianxin.core.actor import Actor, Role
from lianxin.core.errors import NotFound
from lianxin.core.figures import Figure, Measure, Period, Value, values
from lianxin.core.flow import Text
from lianxin.places.models import Community, Subdistrict
from lianxin.places.queries import communities
from lianxin.reports.queries.asking import Ask, asks
from lianxin.reports.queries.card import period_of
from lianxin.reports.queries.counting import (
    EACH,
    SUMMED,
    Base,
    Counted,
    base_of,
    counted_of,
    each_thousand,
    in_year,
    is_told,
    number_words,
)
from lianxin.reports.queries.doc import words_of
from lianxin.reports.queries.sections import FIGURES, SECTIONS, Section

YEARS = 5
TREND = "received"
"""Of what the trend is drawn where nothing else is asked for."""
SHADES = 5


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure of one community: as it is read, how it came about, how far from the mean; no words
    where nothing is known of its year.
    """

    slug: str
    words: str
    small: str
    shade: int
    """From 0, at the mean, to SHADES - 1, the farthest; it says nothing of good and bad."""


@dataclass(frozen=True, slots=True)
class HeatRow:
    code: str
    label: Text
    mean: str
    over: int
    """Over how many communities the mean is; 0 where it is over all."""
    unit: Text
    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True)
class HeatGroup:
    title: Text
    rows: Sequence[HeatRow]


@dataclass(frozen=True, slots=True)
class Spark:
    """One figure of one community over the years."""

    place: Community
    numbers: Sequence[Fraction | None]
    """The latest last; None where nothing is known."""
    told: Sequence[tuple[int, str]]
    """Each year and its number in words."""

    @property
    def points(self) -> str:
        """As an SVG line of 92 by 26."""
        most = max((number for number in self.numbers if number is not None), default=0) or 1
        step = Fraction(84, max(1, len(self.numbers) - 1))
        return " ".join(
            f"{round(4 + place * step)},{round(22 - 18 * number / most)}"
            for place, number in enumerate(self.numbers)
            if number is not None
        )

    @property
    def dots(self) -> Sequence[Sequence[str]]:
        """Where each year that is known stands."""
        return [point.split(",") for point in self.points.split()]


@dataclass(frozen=True, slots=True)
class Trend:
    """One figure over the last years, of each community by its own scale."""

    figure: Figure
    years: Sequence[int]
    sparks: Sequence[Spark]


@dataclass(frozen=True, slots=True)
class Street:
    subdistrict: Subdistrict
    year: int
    places: Sequence[Community]
    groups: Sequence[HeatGroup]
    trend: Trend
    asks: Sequence[Ask]
    blank: frozenset[int]
    """The communities of whose year nothing is known: that is not nought."""

    @property
    def silent(self) -> Sequence[Community]:
        """The communities of whose year nothing is known, while something is of others'."""
        here = [place for place in self.places if place.pk in self.blank]
        return here if len(here) < len(self.places) else ()

    @property
    def base(self) -> Base:
        return base_of(_known(self.places, self.blank))

    @property
    def columns(self) -> int:
        return len(self.places) + 1

    @property
    def by_residents(self) -> bool:
        return self.base == Base.RESIDENTS

    @property
    def each(self) -> Text:
        return EACH[self.base]

    @property
    def before(self) -> int:
        return self.year - 1

    @property
    def after(self) -> int:
        return self.year + 1


def street_of(actor: Actor, year: int, *, trend: str = TREND, today: date) -> Street:
    """For the street's officers, with the trend of one figure; to all others it does not exist."""
    here = list(communities().filter(pk__in=actor.places(Role.STREET)))
    if not here:
        raise NotFound
    period = period_of(year, today=today)
    counts = counted_of(here, period)
    blank = frozenset(place.pk for place in here) - counts.told
    base = base_of(_known(here, blank))
    groups = [each for each in (_group(counts, base, section) for section in SECTIONS) if each.rows]
    return Street(
        here[0].subdistrict,
        year,
        here,
        groups,
        _trend(here, period, _trending(trend, groups)),
        asks(counts, today),
        blank,
    )


def _known(places: Sequence[Community], blank: frozenset[int]) -> Sequence[Community]:
    return [place for place in places if place.pk not in blank] or places


def _group(counts: Counted, base: Base, section: Section) -> HeatGroup:
    rows = [_row(counts, base, figure) for figure in section.figures]
    return HeatGroup(section.title, [row for row in rows if row])


def _row(counts: Counted, base: Base, figure: Figure) -> HeatRow | None:
    known = counts.having(figure)
    told = {place.pk: counts.year[place.pk, figure.code] for place in known}
    if not any(map(is_told, told.values())) or figure.measure == Measure.MONTHLY:
        return None
    mean = counts.mean(figure)
    by_head = figure.measure in SUMMED and all(map(base.of, known))
    compared = {
        place.pk: _compared(figure, told[place.pk], base.of(place) if by_head else 0)
        for place in known
    }
    middle = _middle(mean, known, base if by_head else None)
    far = max((abs(each - middle) for each in compared.values() if each is not None), default=0)
    cells = [
        Cell(
            place.slug,
            words_of(figure, told[place.pk]) or "—",
            _small(figure, told[place.pk], place, base),
            _shade(compared[place.pk], middle, Fraction(far)),
        )
        if place.pk in told
        else Cell(place.slug, "", "", 0)
        for place in counts.places
    ]
    over = len(known) if len(known) < len(counts.places) else 0
    unit = "" if figure.whole else figure.unit
    words = number_words(figure, mean) if len(known) > 1 else ""
    return HeatRow(figure.code, figure.label, words, over, unit, cells)


def _compared(figure: Figure, value: Value, of: int) -> Fraction | None:
    """What is held against the mean: for each thousand of so many where it can be of all."""
    if of:
        return each_thousand(figure, value, of)
    found = figure.number(value)
    return found if isinstance(found, Fraction) else None


def _middle(mean: Fraction | None, known: Sequence[Community], base: Base | None) -> Fraction:
    """The mean, or what it is for each thousand of all."""
    if base is None:
        return mean or Fraction()
    return (mean or Fraction()) * len(known) * 1000 / sum(map(base.of, known))


def _shade(number: Fraction | None, middle: Fraction, far: Fraction) -> int:
    if number is None or not far:
        return 0
    return min(SHADES - 1, int(abs(number - middle) / far * (SHADES - 1) + Fraction(1, 2)))


def _small(figure: Figure, value: Value, place: Community, base: Base) -> str:
    if value.whole is not None:
        return f"{value.part:,}／{value.whole:,}"
    return number_words(figure, each_thousand(figure, value, base.of(place)))


def _trending(asked: str, groups: Sequence[HeatGroup]) -> Figure:
    """The figure that is asked for, else the usual one, else the first of which there is any."""
    shown = [row.code for group in groups for row in group.rows]
    usual = TREND if TREND in shown or not shown else shown[0]
    return FIGURES[asked if asked in FIGURES and asked != TREND else usual]


def _trend(places: Sequence[Community], period: Period, figure: Figure) -> Trend:
    """The last years of one figure, from the first in which anything of it is known."""
    each = [in_year(figure, year) for year in range(period.year - YEARS + 1, period.year + 1)]
    found = values(each, [place.pk for place in places], period)
    known = [any(is_told(found[place.pk, one.code]) for place in places) for one in each]
    begun = known.index(True) if any(known) else len(each) - 1
    kept = each[begun:]
    years = range(period.year - len(kept) + 1, period.year + 1)
    return Trend(
        figure,
        years,
        [
            _spark(place, years, figure, [found[place.pk, one.code] for one in kept])
            for place in places
        ],
    )


def _spark(place: Community, years: Sequence[int], figure: Figure, told: Sequence[Value]) -> Spark:
    found = [figure.number(value) if is_told(value) else None for value in told]
    numbers = [number if isinstance(number, Fraction) else None for number in found]
    words = [number_words(figure, number) for number in numbers]
    return Spark(place, numbers, list(zip(years, words, strict=True)))
