"""What everybody may ask for, and one's own requests."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.core.figures import LOCAL
from lianxin.places.models import Community
from lianxin.services.models import CallState, HelpRequest, Line, Service, Visit
from lianxin.services.queries.doors import request_by_token, requests_for
from lianxin.services.rules.requests import REQUEST_FLOW, reads_notes
from lianxin.volunteers.models import Half

SHOWN_DAYS = 7
MOST_OWN = 50
OPENS = (8, 13)
"""From these hours on it is too late to ask for the morning, for the afternoon."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A line and what may be asked for in it; the last line is none."""

    line: Line | None
    services: Sequence[Service]


@dataclass(frozen=True, slots=True)
class OwnRequest:
    """A request as who asked sees it."""

    request: HelpRequest
    visits: Sequence[Visit]
    verbs: frozenset[str]
    readable: frozenset[int]
    """Visits whose notes they may read."""

    @property
    def planned(self) -> Visit | None:
        """Told once it is promised: before that it may still move."""
        found = (each for each in self.visits if each.state == CallState.PLANNED)
        return next((each for each in found if each.is_promised), None)

    @property
    def made(self) -> list[Visit]:
        return [each for each in self.visits if each.state == CallState.DONE]


def offered(community_id: int) -> list[Service]:
    found = Service.objects.filter(
        community_id=community_id, is_offered=True, team__ended_on__isnull=True
    )
    return list(
        found.select_related("line", "team").order_by("line__position", "line_id", "name", "pk")
    )


def shelves(services: Iterable[Service]) -> list[Shelf]:
    found = [Shelf(line, list(those)) for line, those in groupby(services, lambda each: each.line)]
    return sorted(found, key=lambda shelf: shelf.line is None)


def coming_halves(now: datetime) -> list[tuple[date, str]]:
    """The half-days of the coming week that have not begun."""
    here = now.astimezone(LOCAL)
    days = [here.date() + timedelta(days=at) for at in range(SHOWN_DAYS + 1)]
    halves = [(day, half.value) for day in days for half in Half]
    return halves[sum(here.hour >= opens for opens in OPENS) :]


def own_request(actor: Actor, community: Community, token: str) -> OwnRequest:
    """By the private link; `actor` carries its token."""
    request = request_by_token(token)
    if request.community_id != community.pk:
        raise NotFound
    return told(actor, request)


def told(actor: Actor, request: HelpRequest) -> OwnRequest:
    visits = list(
        Visit.objects.filter(request=request)
        .select_related("member__team", "request__service")
        .prefetch_related("used")
        .order_by("day", "starts_at", "pk")
    )
    verbs = frozenset(step.verb for step in REQUEST_FLOW.open_to(actor, request))
    readable = frozenset(each.pk for each in visits if reads_notes(actor, each))
    return OwnRequest(request, visits, verbs, readable)


def own_requests(actor: Actor, community_id: int) -> list[HelpRequest]:
    """What one has asked for here, the latest first."""
    if not actor.person_ids:
        return []
    mine = requests_for(actor).filter(asker_id__in=actor.person_ids, community_id=community_id)
    found = mine.select_related("service", "community").order_by("-asked_at", "-pk")
    return list(found[:MOST_OWN])
