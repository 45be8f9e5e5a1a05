"""A street's communities side by side, by name: nobody is ranked by one number."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from lianxin.core.actor import Actor, Role
from lianxin.core.errors import NotFound
from lianxin.core.figures import Figure, Measure, Period, Value, values
from lianxin.core.flow import Text
from lianxin.core.packs import rule
from lianxin.places.models import Community, Subdistrict
from lianxin.places.queries import communities
from lianxin.reports.queries.card import period_of
from lianxin.reports.queries.counting import (
    SUMMED,
    Counted,
    counted_of,
    each_thousand,
    in_year,
    is_told,
    number_words,
)
from lianxin.reports.queries.doc import words_of
from lianxin.reports.queries.sections import FIGURES, SECTIONS, Section
from lianxin.reports.rules import ASK_BELOW

YEARS = 3
SHADES = 5


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure of one community: as it is read, how it came about, how far from the mean."""

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
    unit: Text
    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True)
class HeatGroup:
    title: Text
    rows: Sequence[HeatRow]


@dataclass(frozen=True, slots=True)
class Spark:
    slug: str
    numbers: Sequence[int | None]
    """Of the last years, the latest last; None where nothing is known."""

    @property
    def points(self) -> str:
        """As an SVG line of 92 by 24."""
        known = [(place, number) for place, number in enumerate(self.numbers) if number is not None]
        most = max((number for _place, number in known), default=0) or 1
        return " ".join(
            f"{4 + place * 42},{22 - round(18 * number / most)}" for place, number in known
        )


@dataclass(frozen=True, slots=True)
class Ask:
    """Where help may be needed, in words; a question, not a verdict."""

    community: Community
    code: str
    figure: Figure
    words: str


@dataclass(frozen=True, slots=True)
class Street:
    subdistrict: Subdistrict
    year: int
    places: Sequence[Community]
    groups: Sequence[HeatGroup]
    sparks: Sequence[Spark]
    asks: Sequence[Ask]

    @property
    def columns(self) -> int:
        return len(self.places) + 1

    @property
    def first_year(self) -> int:
        return self.year - YEARS + 1

    @property
    def before(self) -> int:
        return self.year - 1

    @property
    def after(self) -> int:
        return self.year + 1


def street_of(actor: Actor, year: int, *, today: date) -> Street:
    """For the street's officers; to all others it does not exist."""
    here = list(communities().filter(pk__in=actor.places(Role.STREET)))
    if not here:
        raise NotFound
    period = period_of(year, today=today)
    counts = counted_of(here, period)
    return Street(
        here[0].subdistrict,
        year,
        here,
        [group for group in (_group(counts, section) for section in SECTIONS) if group.rows],
        _sparks(here, period),
        _asks(counts, today),
    )


def _group(counts: Counted, section: Section) -> HeatGroup:
    rows = [_row(counts, figure) for figure in section.figures]
    return HeatGroup(section.title, [row for row in rows if row])


def _row(counts: Counted, figure: Figure) -> HeatRow | None:
    told = [counts.year[place.pk, figure.code] for place in counts.places]
    if not any(map(is_told, told)) or figure.measure == Measure.MONTHLY:
        return None
    mean = counts.mean(figure)
    compared = [
        _compared(figure, value, place) for value, place in zip(told, counts.places, strict=True)
    ]
    middle = _middle(figure, counts, mean)
    far = max((abs(each - middle) for each in compared if each is not None), default=Fraction())
    cells = [
        Cell(
            place.slug,
            words_of(figure, value) or "—",
            _small(figure, value, place),
            _shade(each, middle, far),
        )
        for place, value, each in zip(counts.places, told, compared, strict=True)
    ]
    unit = "" if figure.whole else figure.unit
    return HeatRow(figure.code, figure.label, number_words(figure, mean), unit, cells)


def _compared(figure: Figure, value: Value, place: Community) -> Fraction | None:
    """What is held against the mean: for each thousand households where it can be."""
    if figure.measure in SUMMED and place.households:
        return each_thousand(figure, value, place.households)
    found = figure.number(value)
    return found if isinstance(found, Fraction) else None


def _middle(figure: Figure, counts: Counted, mean: Fraction | None) -> Fraction:
    if figure.measure not in SUMMED or not all(place.households for place in counts.places):
        return mean or Fraction()
    households = sum(place.households for place in counts.places)
    return (mean or Fraction()) * len(counts.places) * 1000 / households


def _shade(number: Fraction | None, middle: Fraction, far: Fraction) -> int:
    if number is None or not far:
        return 0
    return min(SHADES - 1, int(abs(number - middle) / far * (SHADES - 1) + Fraction(1, 2)))


def _small(figure: Figure, value: Value, place: Community) -> str:
    if value.whole is not None:
        return f"{value.part:,}／{value.whole:,}"
    return number_words(figure, each_thousand(figure, value, place.households))


def _sparks(places: Sequence[Community], period: Period) -> list[Spark]:
    """What was brought up in each of the last years."""
    figure = FIGURES["received"]
    years = range(period.year - YEARS + 1, period.year + 1)
    each = [in_year(figure, year) for year in years]
    found = values(each, [place.pk for place in places], period)
    return [
        Spark(place.slug, [found[place.pk, one.code].part or None for one in each])
        for place in places
    ]


ASKED = ("response_rate", "resolution_rate", "satisfaction_rate")


def _asks(counts: Counted, today: date) -> list[Ask]:
    """Each rate that lies well below the street's, by community."""
    found = []
    for place in counts.places:
        below = rule(ASK_BELOW, on=today, jurisdictions=place.subdistrict.jurisdictions).value
        for code in ASKED:
            figure, value = FIGURES[code], counts.year[place.pk, code]
            mean, share = counts.mean(figure), value.share
            if mean is not None and share is not None and mean - share >= below:
                words = f"{value.part:,}／{value.whole:,}"
                found.append(Ask(place, code, figure, words))
    return found
