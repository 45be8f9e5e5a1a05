"""Requests for help (找帮忙), from the asking to the confirmed visit."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.models import RulePack
from lianxin.core.secrets import EncryptedTextField
from lianxin.matters.models import Channel, Matter, Satisfaction
from lianxin.people.models import Person
from lianxin.places.models import Community, Place
from lianxin.services.models.teams import Service, new_token
from lianxin.volunteers.models import Half


class RequestState(models.TextChoices):
    ASKED = "asked", _("待安排")
    PLANNED = "planned", _("排了上门")
    VISITED = "visited", _("上门了，待您评价")
    SUPERVISED = "supervised", _("书记过问")
    CLOSED = "closed", _("已办好")
    DECLINED = "declined", _("办不了")
    WITHDRAWN = "withdrawn", _("已撤回")
    MOVED = "moved", _("转为诉求")


OVER = frozenset(
    {RequestState.CLOSED, RequestState.DECLINED, RequestState.WITHDRAWN, RequestState.MOVED}
)
WAITING = frozenset({RequestState.ASKED, RequestState.SUPERVISED})
"""What a round may take up."""


class For(models.TextChoices):
    SELF = "self", _("我自己")
    FAMILY = "family", _("家里人")
    NEIGHBOUR = "neighbour", _("邻居")


class HelpRequest(models.Model):
    """One asking for one service at somebody's home."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+", db_index=False)
    number = models.PositiveIntegerField()
    """Counted within the community, told as LSL-F0001."""
    token = models.CharField(max_length=32, unique=True, default=new_token)
    """What the private link of a guest carries."""
    key = models.UUIDField(null=True, unique=True)
    """The key under which it was sent: a second sending finds this request."""
    service = models.ForeignKey(Service, models.PROTECT, related_name="requests")
    words = EncryptedTextField()
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="+")
    place_words = models.CharField(max_length=120, blank=True)
    asker = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    """Who asked and is told; null only when staff took it down from somebody who left nothing."""
    whom = models.CharField(max_length=10, choices=For, default=For.SELF)
    served_name = models.CharField(max_length=60, blank=True)
    """Who is to be called on, where that is somebody else."""
    channel = models.CharField(max_length=10, choices=Channel)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    """Who recorded it for somebody (代办)."""
    outside_words = models.CharField(max_length=120, blank=True)
    """Why staff recorded it although it is for somebody outside whom the service is for."""
    matter = models.ForeignKey(Matter, models.PROTECT, null=True, blank=True, related_name="+")
    """The matter that it came from or became."""
    repeats = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")

    state = models.CharField(max_length=10, choices=RequestState, default=RequestState.ASKED)
    asked_at = models.DateTimeField()
    due_on = models.DateField()
    """By when the first visit is promised."""
    due_rule = models.ForeignKey(RulePack, models.PROTECT, related_name="+", db_index=False)
    is_urgent = models.BooleanField(default=False)
    urgent_words = models.CharField(max_length=120, blank=True)
    """Why it goes ahead of others."""
    reopened = models.PositiveSmallIntegerField(default=0)
    """How often it was not satisfied: once it is done again, from then on the secretary's."""
    visited_at = models.DateTimeField(null=True, blank=True)
    """The first visit that was made."""
    wait_hours = models.PositiveIntegerField(null=True, blank=True)
    """From the asking to that visit."""
    satisfaction = models.CharField(max_length=10, blank=True)
    rating_words = EncryptedTextField(blank=True)
    end_words = models.CharField(max_length=300, blank=True)
    """Why it was declined or moved, or what the secretary settled."""
    closed_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="request_state_is_known", condition=Q(state__in=RequestState.values)
            ),
            CheckConstraint(name="request_is_for_somebody", condition=Q(whom__in=For.values)),
            CheckConstraint(
                name="request_for_another_names_them",
                condition=Q(whom=For.SELF) | ~Q(served_name=""),
            ),
            CheckConstraint(
                name="request_channel_is_known", condition=Q(channel__in=Channel.values)
            ),
            CheckConstraint(
                name="request_is_ended_or_undated",
                condition=Q(state__in=sorted(OVER), closed_at__isnull=False)
                | (~Q(state__in=sorted(OVER)) & Q(closed_at__isnull=True)),
            ),
            CheckConstraint(
                name="request_ends_after_it_begins",
                condition=Q(closed_at__isnull=True) | Q(closed_at__gte=F("asked_at")),
            ),
            CheckConstraint(
                name="urgent_request_says_why",
                condition=Q(is_urgent=False, urgent_words="")
                | (Q(is_urgent=True) & ~Q(urgent_words="")),
            ),
            CheckConstraint(
                name="only_staff_record_a_request_from_outside",
                condition=Q(outside_words="") | Q(taken_by__isnull=False),
            ),
            CheckConstraint(
                name="request_declined_or_moved_says_why",
                condition=~Q(state__in=[RequestState.DECLINED, RequestState.MOVED])
                | ~Q(end_words=""),
            ),
            CheckConstraint(
                name="visited_request_had_a_visit",
                condition=~Q(state=RequestState.VISITED) | Q(visited_at__isnull=False),
            ),
            CheckConstraint(
                name="visited_request_waited_so_many_hours",
                condition=Q(visited_at__isnull=True, wait_hours__isnull=True)
                | Q(visited_at__isnull=False, wait_hours__isnull=False),
            ),
            CheckConstraint(
                name="request_rating_is_known",
                condition=Q(satisfaction="") | Q(satisfaction__in=Satisfaction.values),
            ),
            CheckConstraint(
                name="moved_request_has_a_matter",
                condition=~Q(state=RequestState.MOVED) | Q(matter__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["community", "number"], name="request_number_is_used_once"
            ),
            models.UniqueConstraint(
                fields=["matter"],
                condition=Q(matter__isnull=False) & ~Q(state__in=sorted(OVER)),
                name="matter_is_one_open_request",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["community", "due_on", "id"],
                name="request_open_by_due",
                condition=Q(closed_at__isnull=True),
            ),
            models.Index(fields=["community", "asked_at", "id"], name="request_by_day"),
            models.Index(fields=["asker", "asked_at", "id"], name="request_by_asker"),
        ]

    def __str__(self) -> str:
        return f"request {self.pk}"

    @property
    def told_number(self) -> str:
        return f"{self.community.prefix}-F{self.number:04d}"

    @property
    def place_label(self) -> str:
        """As those who call there are told it."""
        return self.place.label if self.place else self.place_words


class WantedHalf(models.Model):
    """A half-day on which somebody can be called on."""

    request = models.ForeignKey(HelpRequest, models.CASCADE, related_name="halves")
    day = models.DateField()
    half = models.CharField(max_length=2, choices=Half)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="wanted_half_is_one", condition=Q(half__in=Half.values)),
            models.UniqueConstraint(
                fields=["request", "day", "half"], name="request_wants_a_half_day_once"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["day", "half"], name="wanted_half_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.half}"


class RequestCounter(models.Model):
    """The last number that a community has given."""

    community = models.OneToOneField(Community, models.PROTECT, related_name="+")
    last = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.community_id} {self.last}"
