from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.facilities.models.room import Booking, Room
from lianxin.people.models import Person
from lianxin.places.models import Community


class AskState(models.TextChoices):
    ASKED = "asked", _("等社区答复")
    CONFIRMED = "confirmed", _("订好了")
    DECLINED = "declined", _("没有订成")
    WITHDRAWN = "withdrawn", _("撤回了")
    GIVEN_UP = "given_up", _("退订了")
    LAPSED = "lapsed", _("过了时间")


_HELD = [AskState.CONFIRMED, AskState.GIVEN_UP]


class Ask(models.Model):
    """A resident's wish for a room; it takes no time from anybody until staff confirm it."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+", db_index=False)
    room = models.ForeignKey(Room, models.PROTECT, related_name="asks")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    what = models.CharField(max_length=80)
    people = models.PositiveIntegerField(null=True, blank=True)
    """How many will come, as they say."""
    key = models.UUIDField(unique=True)
    """Under which it was sent: a second sending finds this one."""
    state = models.CharField(max_length=10, choices=AskState, default=AskState.ASKED)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=200, blank=True)
    booking = models.OneToOneField(
        Booking, models.PROTECT, null=True, blank=True, related_name="ask"
    )

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="ask_state_is_known", condition=Q(state__in=AskState.values)),
            CheckConstraint(
                name="ask_ends_after_it_begins", condition=Q(ends_at__gt=F("starts_at"))
            ),
            CheckConstraint(name="ask_says_what_for", condition=~Q(what="")),
            CheckConstraint(
                name="ask_is_for_somebody", condition=Q(people__isnull=True) | Q(people__gt=0)
            ),
            CheckConstraint(
                name="only_a_confirmed_ask_has_a_booking",
                condition=Q(state__in=_HELD, booking__isnull=False)
                | (~Q(state__in=_HELD) & Q(booking__isnull=True)),
            ),
            CheckConstraint(
                name="ask_is_open_or_ended_on_a_day",
                condition=Q(state=AskState.ASKED, answered_at__isnull=True)
                | (~Q(state=AskState.ASKED) & Q(answered_at__isnull=False)),
            ),
            CheckConstraint(
                name="declined_ask_says_why", condition=~Q(state=AskState.DECLINED) | ~Q(answer="")
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "state", "starts_at", "id"], name="ask_by_state"),
        ]

    def __str__(self) -> str:
        return f"{self.room_id} {self.starts_at}"
