from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lianxin.core import journal, uploads
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotPermitted, OutOfOrder
from lianxin.core.figures import LOCAL
from lianxin.core.text import said
from lianxin.facilities.models import Booking, Room, RoomKind
from lianxin.facilities.queries import booking_for, clash, room_for
from lianxin.facilities.rules import keeps
from lianxin.places.models import Community

ALONE = "room_is_given_to_one_at_a_time"
"""The constraint by which the database refuses a second booking."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outfit:
    """A room as staff describe it."""

    name: str
    place: str
    capacity: int | None = None
    equipment: str = ""
    hours: str = ""
    is_in_use: bool = True
    kind: str = RoomKind.ROOM
    words: str = ""
    partner: str = ""
    is_shown: bool = True
    takes_asks: bool = False
    opened_on: date | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """From when until when."""

    starts_at: datetime
    ends_at: datetime

    def __str__(self) -> str:
        start, end = (timezone.localtime(each, LOCAL) for each in (self.starts_at, self.ends_at))
        return f"{start:%m-%d %H:%M}–{end:%H:%M}"


@transaction.atomic
def add_room(actor: Actor, community: Community, outfit: Outfit, *, now: datetime) -> Room:
    require(actor, community.pk)
    room = Room(community=community)
    _furnish(room, outfit)
    journal.record(actor, "add_room", room, community.pk, at=now, name=room.name)
    return room


@transaction.atomic
def change_room(actor: Actor, pk: int, outfit: Outfit, *, now: datetime) -> Room:
    room = room_for(actor, pk)
    require(actor, room.community_id)
    _furnish(room, outfit)
    journal.record(actor, "change_room", room, room.community_id, at=now, name=room.name)
    return room


def _furnish(room: Room, outfit: Outfit) -> None:
    for name, value in asdict(outfit).items():
        setattr(room, name, value)
    room.name = said(outfit.name, field="name", missing=_("写明房间叫什么。"), most=40)
    room.place = said(outfit.place, field="place", missing=_("写明在哪儿。"), most=80)
    same = Room.objects.filter(community=room.community_id, name=room.name).exclude(pk=room.pk)
    if same.exists():
        raise Invalid(_("已经有一间叫这个名字，换个名字好分清。"), field="name")
    room.save()


@transaction.atomic
def hang_cover(actor: Actor, pk: int, file: UploadedFile, *, alt: str, now: datetime) -> Room:
    """Give a place its picture; the one before it goes."""
    room = room_for(actor, pk)
    require(actor, room.community_id)
    before = room.cover
    room.cover_alt = said(
        alt, field="alt", missing=_("写一句照片上是什么，看不见的人靠它。"), most=80
    )
    room.cover = uploads.keep(file, now=now)
    room.save(update_fields=["cover", "cover_alt"])
    if before is not None:
        uploads.drop(before)
    journal.record(actor, "hang_cover", room, room.community_id, at=now)
    return room


@transaction.atomic
def book(
    actor: Actor, room_id: int, slot: Slot, *, what: str, now: datetime, is_bound: bool = False
) -> Booking:
    """Give a room out; raises OutOfOrder, saying who has it, when it is not free."""
    room = room_for(actor, room_id)
    require(actor, room.community_id)
    booking = Booking(room=room, booked_by_id=actor.user_id, booked_at=now, is_bound=is_bound)
    booking.what = said(what, field="what", missing=_("写一句用来做什么。"), most=80)
    _put(actor, booking, slot)
    journal.record(actor, "book_room", booking, room.community_id, at=now, slot=str(slot))
    return booking


@transaction.atomic
def rebook(actor: Actor, pk: int, room_id: int, slot: Slot, *, now: datetime) -> Booking:
    """Move a booking to another time or room; the old one is free again."""
    booking = booking_for(actor, pk, lock=True)
    require(actor, booking.room.community_id)
    booking.room = room_for(actor, room_id)
    require(actor, booking.room.community_id)
    _put(actor, booking, slot)
    community_id = booking.room.community_id
    journal.record(actor, "rebook_room", booking, community_id, at=now, slot=str(slot))
    return booking


def _put(actor: Actor, booking: Booking, slot: Slot) -> None:
    if slot.ends_at <= slot.starts_at:
        raise Invalid(_("结束的时间要在开始以后。"), field="ends_at")
    if not booking.room.is_in_use:
        raise Invalid(_("这间房已经不用了，请换一间。"), field="room")
    room_id = booking.room_id
    held = clash(actor, room_id, slot.starts_at, slot.ends_at, besides=booking.pk)
    if held is not None:
        raise _taken(held)
    booking.starts_at, booking.ends_at = slot.starts_at, slot.ends_at
    try:
        with transaction.atomic():
            booking.save()
    except IntegrityError as error:
        if ALONE not in str(error):
            raise
        raise _taken(None) from error


def _taken(held: Booking | None) -> OutOfOrder:
    if held is None:
        return OutOfOrder(_("刚刚有人订了这间房的这段时间，请换个时间或换一间。"), field="room")
    return OutOfOrder(
        _("这间房 %(slot)s 已经订给“%(what)s”，请换个时间或换一间。")
        % {"slot": Slot(held.starts_at, held.ends_at), "what": held.what},
        field="room",
    )


@transaction.atomic
def release(actor: Actor, pk: int, *, now: datetime) -> Booking:
    """Give a room back; doing it again changes nothing."""
    booking = booking_for(actor, pk, lock=True)
    require(actor, booking.room.community_id)
    free(actor, booking, now=now)
    return booking


def free(actor: Actor, booking: Booking, *, now: datetime) -> None:
    """End a booking, part of a greater deed that has judged who may."""
    if booking.released_at is None:
        booking.released_at = now
        booking.save(update_fields=["released_at"])
        journal.record(actor, "release_room", booking, booking.room.community_id, at=now)


def require(actor: Actor, community_id: int) -> None:
    if not keeps(actor, community_id):
        raise NotPermitted(_("房间由本社区的工作人员来管。"))
