from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from lianxin.core import keyset
from lianxin.core.actor import Actor
from lianxin.core.keyset import Page
from lianxin.facilities.models import Room
from lianxin.matters.models import OPEN, Matter
from lianxin.matters.models import State as MatterState
from lianxin.matters.queries import matters_for
from lianxin.organisations.models import Organisation
from lianxin.organisations.queries import organisations_for
from lianxin.places.models import Kind, Place
from lianxin.works.models import SETTLED, Piece, Project, State
from lianxin.works.queries.access import projects_for

LATEST = ("-planned_at", "-id")
RUNNING = Q(state__in=[State.ANNOUNCED, State.UNDER_WAY, State.INSPECTING, State.ASKING])
VIEWS = {
    "running": RUNNING,
    "plans": Q(state=State.DRAFT),
    "settled": Q(state__in=sorted(SETTLED)),
    "stopped": Q(state=State.STOPPED),
}


def shelf(
    actor: Actor, community_id: int, *, view: str, after: str = "", before: str = ""
) -> Page[Project]:
    found = projects_for(actor).filter(VIEWS[view], community_id=community_id)
    return keyset.page(found, LATEST, after=after, before=before, size=20)


@dataclass(frozen=True, slots=True)
class Front:
    """What a resident's list tells: what runs, and what was settled, newest first."""

    running: list[Project]
    page: Page[Project]


def front(actor: Actor, community_id: int, *, after: str = "", before: str = "") -> Front:
    every = projects_for(actor).filter(community_id=community_id, announced_at__isnull=False)
    ended = every.filter(state__in=[*sorted(SETTLED), State.STOPPED])
    return Front(
        list(every.filter(RUNNING).order_by("-planned_at", "-pk")[:50]),
        keyset.page(ended, LATEST, after=after, before=before, size=20),
    )


def buildings_of(community_id: int) -> QuerySet[Place]:
    found = Place.objects.filter(community_id=community_id, kind=Kind.BUILDING)
    return found.order_by("courtyard__position", "position", "pk")


def rooms_of(community_id: int) -> QuerySet[Room]:
    return Room.objects.filter(community_id=community_id).order_by("name", "pk")


def builders_of(
    actor: Actor, community_id: int, chosen: int | None, *, on: date
) -> QuerySet[Organisation]:
    """Who may be given work today, and whoever has it already."""
    here = organisations_for(actor).filter(community_id=community_id)
    standing = Q(until__isnull=True) | Q(until__gte=on) | Q(pk=chosen)
    return here.filter(standing).order_by("name", "pk")


def askable_matters(
    actor: Actor, community_id: int, chosen: Collection[int], *, most: int
) -> list[Matter]:
    """Matters from which a project may come: what is open, and what was solved in part or whole.

    Those chosen already come first, however old and whatever became of them: a form that left
    them out would untie them.
    """
    states = [*sorted(OPEN), MatterState.SOLVED, MatterState.PARTLY_SOLVED]
    here = matters_for(actor).filter(community_id=community_id).order_by("-reported_at", "-pk")
    others = here.filter(state__in=states).exclude(pk__in=chosen)
    return [*here.filter(pk__in=chosen), *others[:most]]


def still_under_warranty(place_ids: list[int], *, today: date) -> QuerySet[Piece]:
    """What builders still mend in these buildings, what ends last first."""
    kept = Piece.objects.filter(place_id__in=place_ids, warranty_until__gte=today)
    return kept.select_related("project__community", "project__contractor", "place").order_by(
        "-warranty_until", "pk"
    )
