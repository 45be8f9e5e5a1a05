"""What a resident's page of one place tells."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Sum

from lianxin.core.actor import Actor
from lianxin.core.http import local_day
from lianxin.facilities.models import Equipment, Exhibit, Film, Room, RoomKind
from lianxin.facilities.queries.exhibits import exhibits_of
from lianxin.facilities.queries.lending import things_in
from lianxin.facilities.queries.rooms import facilities_for
from lianxin.facilities.rules.hours import Opening, opening


@dataclass(frozen=True, slots=True)
class Entry:
    """One place on the list, and whether it is open now."""

    room: Room
    opening: Opening | None


@dataclass(frozen=True, slots=True)
class Facility:
    room: Room
    opening: Opening | None
    exhibits: list[Exhibit]
    films: list[Film]
    things: list[Equipment]
    year: int
    came: int
    """How many came this year so far, as far as it was counted."""


def entries(actor: Actor, community_id: int, *, now: datetime) -> list[Entry]:
    """Places in use first, by name."""
    every = [
        Entry(room, opening(room.hours, now) if room.is_in_use else None)
        for room in facilities_for(actor, community_id)
    ]
    return sorted(every, key=lambda entry: not entry.room.is_in_use)


def facility(actor: Actor, room: Room, *, now: datetime) -> Facility:
    is_cinema = room.kind == RoomKind.CINEMA
    year = local_day(now).year
    told = room.visits.filter(taken_back_at__isnull=True, on__year=year)
    return Facility(
        room,
        opening(room.hours, now) if room.is_in_use else None,
        list(exhibits_of(actor, room)),
        list(films_of(room)) if is_cinema else [],
        list(things_in(room)),
        year,
        told.aggregate(total=Sum("count"))["total"] or 0,
    )


def films_of(room: Room) -> list[Film]:
    return list(room.films.filter(is_kept=True).order_by("title", "pk"))
