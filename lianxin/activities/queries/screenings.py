"""A film and when it is shown: films stand a floor below and know of no activity."""

from dataclasses import dataclass
from datetime import datetime

from lianxin.activities.models import HELD_STATES, Activity, State
from lianxin.activities.queries.access import activities_for
from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.core.figures import through
from lianxin.facilities.models import Film
from lianxin.facilities.rules import visible_to

MOST = 20


@dataclass(frozen=True, slots=True)
class Showing:
    film: Film
    ahead: list[Activity]
    past: list[Activity]


def showing(actor: Actor, slug: str, pk: int, *, now: datetime) -> Showing:
    """What a resident's page of one film tells, in three statements."""
    found = Film.objects.filter(through("room", visible_to(actor)), pk=pk, community__slug=slug)
    film = found.select_related("room", "community").first()
    if film is None:
        raise NotFound
    every = activities_for(actor).filter(film=film)
    ahead = every.filter(state=State.PUBLISHED, ends_at__gt=now).order_by("starts_at", "pk")
    past = every.filter(state__in=sorted(HELD_STATES)).order_by("-starts_at", "-pk")
    return Showing(film, list(ahead[:MOST]), list(past[:MOST]))
