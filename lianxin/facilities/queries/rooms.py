from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.core.figures import LOCAL, through
from lianxin.core.http import local_day
from lianxin.facilities.models import Booking, Room
from lianxin.facilities.rules.rooms import keeps, kept_by, visible_to
from lianxin.people.queries import workplace
from lianxin.places.models import Community


def facilities_for(actor: Actor, community_id: int) -> QuerySet[Room]:
    """What residents read of, by name: no place is better than another."""
    found = Room.objects.filter(visible_to(actor), community_id=community_id)
    return found.select_related("cover").order_by("name", "pk")


def facility_at(actor: Actor, slug: str, pk: int) -> Room:
    """A place as its community's page shows it."""
    found = Room.objects.filter(visible_to(actor), pk=pk, community__slug=slug)
    if room := found.select_related("community__subdistrict", "cover").first():
        return room
    raise NotFound


def rooms_for(actor: Actor, community_id: int) -> QuerySet[Room]:
    """At the desk, by name: no room is better than another."""
    return Room.objects.filter(kept_by(actor), community_id=community_id).order_by("name", "pk")


def room_for(actor: Actor, pk: int) -> Room:
    """At the desk where one works; elsewhere it is absent."""
    found = Room.objects.filter(kept_by(actor), pk=pk)
    if room := found.select_related("community__subdistrict", "cover").first():
        return room
    raise NotFound


def bookings_for(actor: Actor) -> QuerySet[Booking]:
    scope = through("room", kept_by(actor))
    return Booking.objects.filter(scope).select_related("room")


def booking_for(actor: Actor, pk: int, *, lock: bool = False) -> Booking:
    found = bookings_for(actor).filter(pk=pk)
    if booking := (found.select_for_update(of=("self",)) if lock else found).first():
        return booking
    raise NotFound


def clash(
    actor: Actor, room_id: int, starts_at: datetime, ends_at: datetime, *, besides: int | None
) -> Booking | None:
    """Who has the room in that time, if anybody; the database has the last word."""
    held = bookings_for(actor).filter(room_id=room_id, released_at__isnull=True)
    held = held.filter(starts_at__lt=ends_at, ends_at__gt=starts_at)
    return held.exclude(pk=besides or 0).order_by("starts_at", "pk").first()


@dataclass(frozen=True, slots=True)
class Week:
    """A community's rooms over seven days from a Monday on."""

    community: Community
    days: list[date]
    rows: list[tuple[Room, list[tuple[date, list[Booking]]]]]
    """Each room with its bookings of each day."""
    may_keep: bool

    @property
    def before(self) -> date:
        return self.days[0] - timedelta(days=7)

    @property
    def after(self) -> date:
        return self.days[0] + timedelta(days=7)


def week(actor: Actor, slug: str, *, day: date) -> Week:
    """The week in which a day lies; a booking over midnight stands on each of its days."""
    community = workplace(actor, slug)
    monday = day - timedelta(days=day.weekday())
    days = [monday + timedelta(days=each) for each in range(7)]
    start = datetime(monday.year, monday.month, monday.day, tzinfo=LOCAL)
    held = list(
        bookings_for(actor)
        .filter(room__community=community, released_at__isnull=True)
        .filter(starts_at__lt=start + timedelta(days=7), ends_at__gt=start)
        .order_by("starts_at", "pk")
    )
    rows = [
        (room, [(day, [each for each in held if _stands(each, room, day)]) for day in days])
        for room in rooms_for(actor, community.pk)
    ]
    return Week(community, days, rows, keeps(actor, community.pk))


def _stands(booking: Booking, room: Room, day: date) -> bool:
    last = local_day(booking.ends_at - timedelta(seconds=1))
    return booking.room_id == room.pk and local_day(booking.starts_at) <= day <= last
