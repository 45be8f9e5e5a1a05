"""A card's numbers with what they are held against: last year, the street, who live there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from functools import cache, partial

from django.core.cache import caches
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.core import journal
from lianxin.core.figures import Figure, Measure, Period, Value, Where, values
from lianxin.core.flow import Text
from lianxin.core.templatetags.lx import told
from lianxin.places.models import Community
from lianxin.places.queries import communities
from lianxin.reports.models import Declared
from lianxin.reports.queries.sections import FIGURES

FIRST_YEAR = 2000
"""An older year is a mistyped address: nothing can have been recorded then."""
KEPT_SECONDS = 600
"""How long a number that somebody's mean is made of may lag behind a deed that was under way."""
SUMMED = frozenset({Measure.COUNT, Measure.SUM, Measure.HEADS})
"""Measures of which a mean over communities, or so many for each thousand, means something."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Every figure of a street's communities in a year and the year before."""

    year: Mapping[tuple[int, str], Value]
    before: Mapping[tuple[int, str], Value]
    places: Sequence[Community]
    told: frozenset[int]
    """The communities of which anything of the year is known."""
    lived: frozenset[int]
    """Those of which anything that was done in it is known."""

    def knows(self, place: Community, figure: Figure) -> bool:
        """Whether a number of a community can be nought: of a year that nobody recorded, and of one
        before there was such a community, it is unknown.
        """
        return place.pk in (self.told if figure.stands else self.lived)

    def having(self, figure: Figure) -> Sequence[Community]:
        """The communities that have a figure known."""
        return [place for place in self.places if self.knows(place, figure)]

    def mean(self, figure: Figure) -> Fraction | None:
        """Over the communities that have it known; None where it means nothing."""
        mine = [self.year[place.pk, figure.code] for place in self.having(figure)]
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
    """The community's own numbers as they are now, the street's as they were lately."""
    street = list(communities().filter(subdistrict=community.subdistrict_id))
    return counted_of(street, period, anew=community.pk)


def counted_of(places: Sequence[Community], period: Period, *, anew: int | None = None) -> Counted:
    """Counted where a deed was done since; `anew` even where none was."""
    keys = {
        pk: f"tally:{pk}:{period.year}:{period.today}:{last}"
        for pk, last in last_deeds(Q(pk__in=[place.pk for place in places])).items()
    }
    kept: dict[str, _Tally] = caches["pages"].get_many(keys.values())
    missing = [pk for pk, key in keys.items() if key not in kept or pk == anew]
    fresh = {keys[pk]: tally for pk, tally in _tallies(missing, period).items()}
    caches["pages"].set_many(fresh, KEPT_SECONDS)
    tallies = {pk: (kept | fresh)[key] for pk, key in keys.items()}
    return Counted(
        {(pk, code): value for pk, tally in tallies.items() for code, value in tally.year.items()},
        {
            (pk, code): value
            for pk, tally in tallies.items()
            for code, value in tally.before.items()
        },
        places,
        told=frozenset(pk for pk, each in tallies.items() if any(map(is_told, each.year.values()))),
        lived=frozenset(pk for pk, each in tallies.items() if _has_deeds(each.year)),
    )


@dataclass(frozen=True, slots=True)
class _Tally:
    """A community's numbers of a year and of the one before, by code."""

    year: Mapping[str, Value]
    before: Mapping[str, Value]


def last_deeds(which: Q) -> dict[int, str]:
    """Of communities, by key: what changes with every deed there, or in none."""
    rows = Community.objects.filter(which).values_list(
        "pk", journal.last_deed_here(), journal.last_deed_nowhere()
    )
    return {pk: f"{here}.{anywhere}" for pk, here, anywhere in rows}


def _tallies(ids: Sequence[int], period: Period) -> Mapping[int, _Tally]:
    if not ids:
        return {}
    earlier = {code: in_year(figure, period.year - 1) for code, figure in FIGURES.items()}
    found = values([*FIGURES.values(), *earlier.values()], ids, period)
    return {
        pk: _Tally(
            _known({code: found[pk, code] for code in FIGURES}),
            _known({code: found[pk, figure.code] for code, figure in earlier.items()}),
        )
        for pk in ids
    }


def _has_deeds(year: Mapping[str, Value]) -> bool:
    return any(value.part for code, value in year.items() if not FIGURES[code].stands)


def _known(year: Mapping[str, Value]) -> Mapping[str, Value]:
    """Of a year of which nobody wrote down a deed, that none of those who stood did anything is
    unknown.
    """
    if _has_deeds(year):
        return year
    return {
        code: replace(value, whole=0) if value.whole and not FIGURES[code].stands else value
        for code, value in year.items()
    }


@cache
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


def _of(where: Where, period: Period, asked: Period) -> Q:
    return where(replace(period, places=asked.places))


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


class Base(StrEnum):
    """Of what a thousand is held against a number: the fairer where it is known."""

    RESIDENTS = "residents"
    HOUSEHOLDS = "households"

    def of(self, place: Community) -> int:
        return place.residents if self == Base.RESIDENTS else place.households


EACH: Mapping[str, Text] = {Base.RESIDENTS: _("每千人"), Base.HOUSEHOLDS: _("每千户")}


def base_of(places: Iterable[Community]) -> Base:
    """The same for all that are held side by side."""
    return Base.RESIDENTS if all(place.residents for place in places) else Base.HOUSEHOLDS


def each_thousand(figure: Figure, value: Value, of: int) -> Fraction | None:
    """For each thousand residents or households."""
    found = figure.number(value)
    if figure.measure not in SUMMED or not of or not isinstance(found, Fraction):
        return None
    return found * 1000 / of


def is_told(value: Value) -> bool:
    """Whether there is anything behind a number."""
    return bool(value.part or value.whole)
