"""What a figure counts, listed for whoever may see it; the rest is counted and not shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.core.figures import Figure, Measure, Period, Value, evidence, values
from lianxin.core.keyset import Page, page
from lianxin.matters.models import Category, Matter
from lianxin.places.models import Community
from lianxin.places.queries import community_by_slug
from lianxin.reports.models import Edition, EvidenceList
from lianxin.reports.queries.card import period_of
from lianxin.reports.queries.counting import until_its_end
from lianxin.reports.queries.editions import published
from lianxin.reports.queries.sections import FIGURES

COURSE: Mapping[str, Q] = {
    "deliberated": Q(went_to_council=True),
    "done": ~Q(lead_office=""),
    "asked": ~Q(outcome=""),
}
"""How far a matter came; whoever reports it done says what came of it and asks all concerned."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which of a figure's records: part, whole or silent ones; of a month, of a category."""

    of: str = "part"
    month: int | None = None
    category: str = ""
    ever: bool = False
    """All until the year's end, as `:ever` tells it."""
    signed: bool = False
    """Those that the published card counted when it was signed."""
    after: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    community: Community
    figure: Figure
    period: Period
    category: Category | None
    of: str
    value: Value
    """Of the whole period, whatever it was narrowed to."""
    count: int
    seen: int
    page: Page[Any]
    arches: Sequence[Mapping[str, str]]
    """How far the matters came, as the bridge's five arches; none for records of another kind."""
    signed: Edition | None = None
    """The published edition, where there is one."""
    signed_count: int = 0
    live_count: int = 0
    is_signed: bool = False

    @property
    def hidden(self) -> int:
        return self.count - self.seen

    @property
    def is_measured(self) -> bool:
        """Whether the page's great number is the figure's, and not how many are listed."""
        return self.figure.measure != Measure.COUNT and self.category is None

    @property
    def is_narrowed(self) -> bool:
        return any((self.category, self.period.month, self.period.since))

    @property
    def fragment(self) -> str:
        """The template that tells records of this kind."""
        meta = self.figure.model._meta
        return f"{meta.app_label}/_counted_{meta.model_name}.html"


def evidence_of(
    actor: Actor, slug: str, year: int, code: str, asked: Asked, *, today: date
) -> Evidence:
    """Raises NotFound for a figure, a kind of record or a category that there is not."""
    community = community_by_slug(slug)
    period = period_of(year, None if asked.ever else asked.month, today=today)
    if asked.ever:
        period = until_its_end(period)
    figure = FIGURES.get(code)
    if figure is None or figure.where(asked.of) is None:
        raise NotFound
    category = _category(figure, asked.category)
    found = evidence(figure, community.pk, period, of=asked.of)
    listed = _signed(slug, year, code, asked)
    live_count = found.count() if listed else 0
    if listed and asked.signed:
        found = figure.model._default_manager.filter(pk__in=listed.ids)
    if category:
        found = found.filter(category=category)
    counts = _counted(figure, found, actor)
    return Evidence(
        community=community,
        figure=figure,
        period=period,
        category=category,
        of=asked.of,
        value=values([figure], [community.pk], period)[community.pk, code],
        count=counts["count"],
        seen=counts["seen"],
        page=_page(figure, found.filter(figure.sees(actor)), asked),
        arches=_arches(counts) if figure.model is Matter and counts["count"] else (),
        signed=listed.edition if listed else None,
        signed_count=len(listed.ids) if listed else 0,
        live_count=live_count,
        is_signed=bool(listed and asked.signed),
    )


def _signed(slug: str, year: int, code: str, asked: Asked) -> EvidenceList | None:
    """What the newest published card listed for a figure of the whole year."""
    is_narrowed = asked.month or asked.category or asked.ever
    edition = None if is_narrowed else published(slug, year)
    if edition is None:
        return None
    return edition.evidence.filter(code=code, of=asked.of).select_related("edition").first()


def _category(figure: Figure, code: str) -> Category | None:
    if not code:
        return None
    if figure.model is Matter and (found := Category.objects.filter(code=code).first()):
        return found
    raise NotFound


def _counted(figure: Figure, found: QuerySet[Any], actor: Actor) -> dict[str, int]:
    """How many there are, how many of them are seen, and how far matters came, in one statement."""
    course = COURSE if figure.model is Matter else {}
    counts = {name: Count("pk", filter=condition) for name, condition in course.items()}
    return found.aggregate(count=Count("pk"), seen=Count("pk", filter=figure.sees(actor)), **counts)


def _arches(counts: Mapping[str, int]) -> list[dict[str, str]]:
    numbers = (
        (counts["count"], _("提")),
        (counts["deliberated"], _("议")),
        (counts["done"], _("办")),
        (counts["asked"], _("访")),
        (counts["count"], _("数")),
    )
    arches = [
        {"name": f"{count:,} {word}", "status": "past" if count else "skipped"}
        for count, word in numbers
    ]
    return [*arches[:-1], {**arches[-1], "status": "now"}]


def _page(figure: Figure, seen: QuerySet[Any], asked: Asked) -> Page[Any]:
    order = ["-id"] if figure.moment == "id" else [f"-{figure.moment}", "-id"]
    rows = seen.filter(**{f"{figure.moment}__isnull": False}).select_related(*figure.along)
    return page(rows, order, after=asked.after, before=asked.before)
