from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.models import Upload
from lianxin.places.models import Community


class RoomKind(models.TextChoices):
    ROOM = "room", _("房间、场地")
    EXHIBITION = "exhibition", _("展馆、长廊")
    CINEMA = "cinema", _("影院")
    CENTRE = "centre", _("中心、站点")


class Room(models.Model):
    """A place that a community keeps open: a room or yard that can be booked, an exhibition."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    name = models.CharField(max_length=40)
    place = models.CharField(max_length=80)
    """Where it is, in words for a resident."""
    capacity = models.PositiveIntegerField(null=True, blank=True)
    """How many it holds; null where nobody counts, as in a yard."""
    equipment = models.CharField(max_length=200, blank=True)
    hours = models.CharField(max_length=80, blank=True)
    """When it is open, in words; `rules.hours` reads what it can of them."""
    is_in_use = models.BooleanField(default=True)
    """A room that is given up takes no new booking; what it was used for stays."""
    kind = models.CharField(max_length=10, choices=RoomKind, default=RoomKind.ROOM)
    words = models.TextField(blank=True)
    """What a resident finds there."""
    partner = models.CharField(max_length=80, blank=True)
    """With whom it was set up."""
    is_shown = models.BooleanField(default=True)
    """Whether residents read of it; a store room is the desk's alone."""
    takes_asks = models.BooleanField(default=False)
    """Whether residents may ask for it."""
    opened_on = models.DateField(null=True, blank=True)
    """Since when it is open; null where nobody remembers."""
    cover = models.OneToOneField(Upload, models.PROTECT, null=True, blank=True, related_name="+")
    cover_alt = models.CharField(max_length=80, blank=True)
    """What is on the picture, for who cannot see it."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["community", "name"], name="room_is_named_once_in_a_community"
            ),
            CheckConstraint(
                name="room_holds_somebody", condition=Q(capacity__isnull=True) | Q(capacity__gt=0)
            ),
            CheckConstraint(name="room_kind_is_known", condition=Q(kind__in=RoomKind.values)),
            CheckConstraint(
                name="picture_of_a_room_is_told_in_words",
                condition=Q(cover__isnull=True) | ~Q(cover_alt=""),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Booking(models.Model):
    """A room from when until when for what; the migration forbids two that overlap."""

    room = models.ForeignKey(Room, models.PROTECT, related_name="bookings")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    what = models.CharField(max_length=80)
    is_bound = models.BooleanField(default=False)
    """Whether it is given back only by what it was booked for, e.g. an activity."""
    booked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    booked_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True, blank=True)
    """When the room was given back before its time; null while it is held."""

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="booking_ends_after_it_begins", condition=Q(ends_at__gt=F("starts_at"))
            ),
            CheckConstraint(name="booking_says_what_for", condition=~Q(what="")),
        ]
        indexes: ClassVar = [
            models.Index(fields=["room", "starts_at"], name="booking_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.room_id} {self.starts_at}"
