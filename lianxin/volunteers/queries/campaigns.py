"""A campaign with its map: which places are covered, never who was there."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

from lianxin.core.actor import DESK, Actor
from lianxin.core.errors import NotFound
from lianxin.core.ground import Point, project
from lianxin.core.models import Upload
from lianxin.people.queries import workplace
from lianxin.places.models import Community, Place
from lianxin.places.queries import community_by_slug, courtyards
from lianxin.volunteers.models import (
    Campaign,
    Crew,
    Shift,
    ShiftState,
    Spot,
    Task,
    TaskState,
)
from lianxin.volunteers.queries.access import campaign_for
from lianxin.volunteers.rules import CAMPAIGN_FLOW
from lianxin.volunteers.solving.apart import apart

WIDTH, HEIGHT, MARGIN = 600, 400, 40
LEAST = 56
"""Between the middles of two marks, so that both numbers can be read on a phone."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A spot on the drawing, by its number in the table."""

    spot: Spot
    number: int
    x: float
    y: float

    @property
    def is_covered(self) -> bool:
        return self.spot.covered_at is not None


@dataclass(frozen=True, slots=True)
class Row:
    """A spot in the table beside the map."""

    spot: Spot
    number: int
    crews: Sequence[Crew]
    open: int
    cleaned: int


@dataclass(frozen=True, slots=True)
class Coverage:
    community: Community
    campaign: Campaign
    rows: Sequence[Row]
    marks: Sequence[Mark]
    tasks: Sequence[Task]
    shifts: Sequence[Shift]
    verbs: Collection[str]

    @property
    def coming(self) -> list[Shift]:
        return [each for each in self.shifts if each.state == ShiftState.PLANNED]

    @property
    def covered(self) -> int:
        return sum(1 for row in self.rows if row.spot.covered_at)

    @property
    def whole(self) -> int:
        return len(self.rows)


def coverage(actor: Actor, slug: str, pk: int) -> Coverage:
    """The same map for every reader; what residents tell stands beside it once staff looked."""
    community = community_by_slug(slug)
    campaign = campaign_for(actor, pk)
    if campaign.community_id != community.pk:
        raise NotFound
    rows = [_row(spot, number) for number, spot in enumerate(_spots(campaign), start=1)]
    return Coverage(
        community,
        campaign,
        rows,
        _marks(rows),
        list(_tasks(actor, campaign)[:60]),
        list(
            Shift.objects.filter(project__campaign=campaign)
            .exclude(state=ShiftState.CANCELLED)
            .select_related("project__team")
            .order_by("starts_at", "pk")
        ),
        {step.verb for step in CAMPAIGN_FLOW.open_to(actor, campaign)},
    )


def _spots(campaign: Campaign) -> QuerySet[Spot]:
    crews = (
        Crew.objects.exclude(shift__state=ShiftState.CANCELLED)
        .select_related("shift", "team")
        .order_by("shift__starts_at", "pk")
    )
    return (
        campaign.spots.select_related("place")
        .annotate(
            open_tasks=Count("tasks", filter=Q(tasks__state=TaskState.FOUND)),
            cleaned=Count("tasks", filter=Q(tasks__state=TaskState.CLEANED)),
        )
        .prefetch_related(Prefetch("crews", queryset=crews))
        .order_by("position", "pk")
    )


def _row(spot: Spot, number: int) -> Row:
    counts = vars(spot)
    return Row(
        spot,
        number,
        list(spot.crews.all()),
        counts["open_tasks"],
        counts["cleaned"],
    )


def _lies(spot: Spot) -> Point | None:
    """Where a spot was put, or where its courtyard was surveyed since."""
    for thing in (spot, spot.place):
        if thing and thing.latitude is not None and thing.longitude is not None:
            return thing.latitude, thing.longitude
    return None


def _marks(rows: Sequence[Row]) -> list[Mark]:
    """The spots whose place is known, drawn north up."""
    known = [(row, point) for row in rows if (point := _lies(row.spot))]
    points = [point for _row, point in known]
    drawn = apart(
        project(points, WIDTH, HEIGHT, margin=MARGIN),
        least=LEAST,
        width=WIDTH,
        height=HEIGHT,
        margin=MARGIN,
    )
    return [
        Mark(row.spot, row.number, round(x, 1), round(y, 1))
        for (row, _point), (x, y) in zip(known, drawn, strict=True)
    ]


def _tasks(actor: Actor, campaign: Campaign) -> QuerySet[Task]:
    works_here = campaign.community_id in actor.places(*DESK)
    seen = Q() if works_here else Q(is_shown=True) & ~Q(state=TaskState.DROPPED)
    found = Task.objects.filter(seen, spot__campaign=campaign)
    return found.select_related("spot", "before", "after").order_by("-found_at", "-pk")


@dataclass(frozen=True, slots=True)
class CampaignDesk:
    seen: Coverage
    yards: Sequence[Place]
    """Courtyards that are not on it yet."""


def campaign_desk(actor: Actor, slug: str, pk: int) -> CampaignDesk:
    workplace(actor, slug)
    seen = coverage(actor, slug, pk)
    used = {row.spot.place_id for row in seen.rows}
    yards = [each for each in courtyards(seen.community.pk) if each.pk not in used]
    return CampaignDesk(seen, yards)


def photo_for(actor: Actor, slug: str, key: UUID) -> Upload | None:
    """A picture of what was found or cleaned, for whoever sees the task."""
    task = (
        Task.objects.filter(Q(before__key=key) | Q(after__key=key))
        .filter(spot__campaign__community__slug=slug)
        .filter(Q(is_shown=True) | Q(spot__campaign__community_id__in=actor.places(*DESK)))
        .select_related("before", "after")
        .first()
    )
    if task is None:
        return None
    return next(each for each in (task.before, task.after) if each and each.key == key)
