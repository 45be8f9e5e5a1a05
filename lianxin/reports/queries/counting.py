"""A card's numbers with what they are held against: last year, the street, its households."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial

from django.db.models import Q

from lianxin.core.figures import Figure, Measure, Period, Value, Where, values
from lianxin.core.templatetags.lx import told
from lianxin.places.models import Community
from lianxin.places.queries import communities
from lianxin.reports.models import Declared
from lianxin.reports.queries.sections import FIGURES

FIRST_YEAR = 2000
"""An older year is a mistyped address: nothing can have been recorded then."""
SUMMED = frozenset({Measure.COUNT, Measure.SUM, Measure.HEADS})
"""Measures of which a mean over communities, or so many for each thousand, means something."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Every figure of a street's communities in a year and the year before."""

    year: Mapping[tuple[int, str], Value]
    before: Mapping[tuple[int, str], Value]
    places: Sequence[Community]

    def mean(self, figure: Figure) -> Fraction | None:
        """Over the street's communities; None where it means nothing."""
        mine = [self.year[place.pk, figure.code] for place in self.places]
        if figure.measure in SUMMED:
            numbers = [figure.number(value) for value in mine]
            whole = sum((each for each in numbers if isinstance(each, Fraction)), Fraction())
            return whole / len(mine) if mine else None
        if figure.measure == Measure.MONTHLY:
            return None
        pooled = Value(
            sum(value.part for value in mine),
            sum(value.whole or 0 for value in mine) if figure.whole else None,
            total=sum(value.total for value in mine),
            heads=sum(value.heads for value in mine),
        )
        found = figure.number(pooled)
        return found if isinstance(found, Fraction) else None


def counted(community: Community, period: Period) -> Counted:
    """In the same statements for however many communities."""
    street = list(communities().filter(subdistrict=community.subdistrict_id))
    return counted_of(street, period)


def counted_of(places: Sequence[Community], period: Period) -> Counted:
    earlier = [in_year(figure, period.year - 1) for figure in FIGURES.values()]
    found = values([*FIGURES.values(), *earlier], [place.pk for place in places], period)
    codes = list(FIGURES)
    return Counted(
        {(place.pk, code): found[place.pk, code] for place in places for code in codes},
        {
            (place.pk, code): found[place.pk, f"{code}.{period.year - 1}"]
            for place in places
            for code in codes
        },
        places,
    )


def in_year(figure: Figure, year: int) -> Figure:
    """The same figure, of another year whatever the period asked."""
    return replace(
        figure,
        code=f"{figure.code}.{year}",
        part=partial(_of, figure.part, Period(year)),
        whole=partial(_of, figure.whole, Period(year)) if figure.whole else None,
        silent=partial(_of, figure.silent, Period(year)) if figure.silent else None,
        # A year's months are counted by the period asked, which is another.
        measure=Measure.COUNT if figure.measure == Measure.MONTHLY else figure.measure,
    )


def _of(where: Where, period: Period, _asked: Period) -> Q:
    return where(period)


def until_its_end(period: Period) -> Period:
    """All years until the end of this one."""
    return replace(period, since=FIRST_YEAR)


def ever(figures: Iterable[Figure], community_id: int, period: Period) -> Mapping[str, Value]:
    """All until the year's end, by code."""
    wanted = list(figures)
    found = values(wanted, [community_id], until_its_end(period)) if wanted else {}
    return {figure.code: found[community_id, figure.code] for figure in wanted}


def declared(community_id: int, year: int) -> Mapping[str, Declared]:
    rows = Declared.objects.filter(community=community_id, year=year, withdrawn_at__isnull=True)
    return {row.code: row for row in rows}


def number_words(figure: Figure, found: "Fraction | tuple[int, int] | None") -> str:
    """A number as it is read; blank where there is none."""
    if found is None:
        return ""
    if isinstance(found, tuple):
        return told(found[0]) if found[0] == found[1] else "{:,}–{:,}".format(*found)
    if figure.measure == Measure.SHARE:
        return told(found)
    return f"{float(found):,.1f}".removesuffix(".0")


def each_thousand(figure: Figure, value: Value, households: int) -> Fraction | None:
    found = figure.number(value)
    if figure.measure not in SUMMED or not households or not isinstance(found, Fraction):
        return None
    return found * 1000 / households


def is_told(value: Value) -> bool:
    """Whether there is anything behind a number."""
    return bool(value.part or value.whole)
