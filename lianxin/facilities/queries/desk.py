"""A community's facilities as its desk reads them."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from lianxin.core import keyset
from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.core.keyset import Page
from lianxin.facilities.models import Ask, AskState, Exhibit, Film, Room, Visit
from lianxin.facilities.queries.asking import asks_for
from lianxin.facilities.queries.exhibits import exhibits_of
from lianxin.facilities.queries.lending import loans_for
from lianxin.facilities.queries.rooms import rooms_for
from lianxin.facilities.rules.rooms import kept_by, visits_visible_to
from lianxin.people.queries import Contact, contact


def shelf(actor: Actor, community_id: int) -> QuerySet[Room]:
    """Every place with how much is kept of it."""
    return rooms_for(actor, community_id).annotate(
        shown=Count("exhibits", distinct=True),
        kept=Count("things", filter=Q(things__retired_at__isnull=True), distinct=True),
    )


@dataclass(frozen=True, slots=True)
class Dossier:
    room: Room
    exhibits: list[Exhibit]
    visits: list[Visit]


def dossier(actor: Actor, room: Room) -> Dossier:
    seen = Visit.objects.filter(visits_visible_to(actor), room=room)
    return Dossier(room, list(exhibits_of(actor, room)), list(seen.order_by("-on", "-pk")[:20]))


def visit_for(actor: Actor, pk: int, *, lock: bool = False) -> Visit:
    found = Visit.objects.filter(kept_by(actor), pk=pk)
    if visit := (found.select_for_update(of=("self",)) if lock else found).first():
        return visit
    raise NotFound


def films_at(actor: Actor, community_id: int) -> QuerySet[Film]:
    kept = Film.objects.filter(kept_by(actor), community_id=community_id)
    return kept.select_related("room").order_by("-is_kept", "title", "pk")


def film_for(actor: Actor, pk: int) -> Film:
    if film := Film.objects.filter(kept_by(actor), pk=pk).select_related("room").first():
        return film
    raise NotFound


@dataclass(frozen=True, slots=True)
class AskLine:
    ask: Ask
    contact: Contact


def asks(
    actor: Actor,
    community_id: int,
    unmasked: Collection[int],
    *,
    is_open: bool,
    after: str = "",
    before: str = "",
) -> tuple[list[AskLine], Page[Ask]]:
    every = asks_for(actor).filter(community_id=community_id)
    found = every.filter(state=AskState.ASKED) if is_open else every.exclude(state=AskState.ASKED)
    order = ("starts_at", "id") if is_open else ("-starts_at", "-id")
    page = keyset.page(found, order, after=after, before=before, size=30)
    return [AskLine(each, contact(each.person, unmasked)) for each in page.rows], page


def waiting(actor: Actor, community_id: int) -> int:
    """How many asks wait for an answer."""
    return asks_for(actor).filter(community_id=community_id, state=AskState.ASKED).count()


def named_at(actor: Actor, community_id: int, person_id: int) -> bool:
    """Whether the desk's lists name somebody."""
    asked = asks_for(actor).filter(community_id=community_id, person_id=person_id)
    if asked.exists():
        return True
    return loans_for(actor).filter(community_id=community_id, person_id=person_id).exists()
