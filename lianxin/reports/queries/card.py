"""What a report card tells: every app's figures of one community and year."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import Min

from lianxin.core.actor import DESK, GUEST, Actor, Role
from lianxin.core.errors import NotFound
from lianxin.core.figures import LOCAL, Figure, Period, Value, evidence, spread, values
from lianxin.council.models import Council
from lianxin.council.queries import council_of
from lianxin.matters import figures as matters
from lianxin.matters.models import Category, Matter
from lianxin.people.queries import holders_of
from lianxin.places.models import Community
from lianxin.places.queries import community_by_slug
from lianxin.reports.queries.counting import FIRST_YEAR, counted, in_year
from lianxin.reports.queries.sections import COUNCIL, FIGURES

MOST_FOCAL = 20


@dataclass(frozen=True, slots=True)
class Line:
    """A figure with its value."""

    figure: Figure
    value: Value


@dataclass(frozen=True, slots=True)
class Year:
    year: int
    received: int
    solved: int


@dataclass(frozen=True, slots=True)
class Card:
    """The same for every reader: what it lists is what the public sees."""

    community: Community
    year: int
    today: date
    """On which it is asked what the public sees."""
    counted_on: date
    values: Mapping[str, Value]
    before: Mapping[str, Value]
    """The year before."""
    means: Mapping[str, Fraction | None]
    """Over the street's communities that have it known; none where there is but one, or a mean says
    nothing.
    """
    over: Mapping[str, int]
    """Over how many; none where there is no mean."""
    places: int
    """How many communities the street has."""
    months: Sequence[int]
    """Solved in each month from January on."""
    categories: Sequence[tuple[Category, int]]
    """Solved in each category that has any, the most first."""
    focal: Sequence[Matter]
    council: Council | None
    secretary: str
    is_running: bool

    def line(self, code: str) -> Line:
        return Line(FIGURES[code], self.values[code])

    @property
    def four(self) -> list[Line]:
        # Where there is no council, that it held no session is no figure.
        fourth = "sessions_held" if self.council else "partly_solved"
        codes = ("matters_solved", "focal_solved", "received", fourth)
        return [self.line(code) for code in codes]

    @property
    def rates(self) -> list[Line]:
        return [self.line(figure.code) for figure in COUNCIL.figures if figure.whole]

    @property
    def solved_before(self) -> int | None:
        """How many were solved the year before; None where nothing is known of it."""
        solved, received = self.before["matters_solved"].part, self.before["received"].part
        return solved if solved or received else None

    @property
    def is_empty(self) -> bool:
        return not any(value.part or value.whole for value in self.values.values())


def card_of(slug: str, year: int, *, today: date) -> Card:
    """Counted anew; raises NotFound for a year that has not begun."""
    community = community_by_slug(slug)
    return _counted(community, period_of(year, today=today), today)


def _counted(community: Community, period: Period, today: date) -> Card:
    year = period.year
    counts = counted(community, period)
    having = {code: len(counts.having(figure)) for code, figure in FIGURES.items()}
    months, categories = _spread(community.pk, period)
    return Card(
        community=community,
        year=year,
        today=today,
        counted_on=min(today, date(year, 12, 31)),
        values={code: counts.year[community.pk, code] for code in FIGURES},
        before={code: counts.before[community.pk, code] for code in FIGURES},
        means={
            code: counts.mean(figure) if having[code] > 1 else None
            for code, figure in FIGURES.items()
        },
        over={code: many for code, many in having.items() if many > 1},
        places=len(counts.places),
        months=months,
        categories=categories,
        focal=_focal(community.pk, period),
        council=council_of(community.pk),
        secretary=_secretary(community.pk, min(today, date(year, 12, 31))),
        is_running=year == today.year,
    )


def period_of(year: int, month: int | None = None, *, today: date) -> Period:
    if not FIRST_YEAR <= year <= today.year:
        raise NotFound
    return Period(year, month, today=today)


def _spread(community_id: int, period: Period) -> tuple[list[int], list[tuple[Category, int]]]:
    by_month: Counter[int] = Counter()
    by_category: Counter[int] = Counter()
    for month, category_id, count in spread(matters.SOLVED, community_id, period, over="category"):
        by_month[month] += count
        by_category[category_id] += count
    # Those that have been retired since, too.
    named = Category.objects.filter(pk__in=by_category)
    named = named.order_by("parent__position", "position", "pk")
    told = [(category, by_category[category.pk]) for category in named]
    return (
        [by_month[month] for month in range(1, 13)],
        sorted(told, key=lambda each: -each[1]),
    )


def _focal(community_id: int, period: Period) -> list[Matter]:
    shown = evidence(matters.FOCAL, community_id, period).filter(matters.FOCAL.sees(GUEST))
    return list(shown.select_related("place").order_by("-id")[:MOST_FOCAL])


def _secretary(community_id: int, day: date) -> str:
    found = holders_of(Role.SECRETARY, community_id, today=day).first()
    return found.name if found else ""


def years_of(actor: Actor, slug: str, *, today: date) -> tuple[Community, list[Year]]:
    """A community's years with anything in them, the latest first, for those who work with it."""
    community = community_by_slug(slug)
    if not actor.holds(DESK, community.pk):
        raise NotFound
    first = Matter.objects.filter(community=community).aggregate(at=Min("reported_at"))["at"]
    if first is None:
        return community, []
    years = range(today.year, first.astimezone(LOCAL).year - 1, -1)
    told = (matters.RECEIVED, matters.SOLVED)
    each = [in_year(figure, year) for year in years for figure in told]
    found = values(each, [community.pk], Period(today.year))
    rows = [
        Year(year, *(found[community.pk, f"{one.code}.{year}"].part for one in told))
        for year in years
    ]
    return community, [row for row in rows if row.received or row.solved]
