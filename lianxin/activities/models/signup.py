import secrets
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.activities.models.activity import Activity
from lianxin.people.models import Person


class SignupState(models.TextChoices):
    ENTERED = "entered", _("等抽签")
    PLACED = "placed", _("有名额")
    WAITING = "waiting", _("候补")
    OFFERED = "offered", _("有空位，等您确认")
    LOST = "lost", _("没有抽中")
    LAPSED = "lapsed", _("过时没有确认")
    CANCELLED = "cancelled", _("已取消")


LIVE = frozenset(
    {SignupState.ENTERED, SignupState.PLACED, SignupState.WAITING, SignupState.OFFERED}
)


def new_token() -> str:
    return secrets.token_urlsafe(18)


class Signup(models.Model):
    """One person's place, or wait for one, in one activity."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="signups", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    """In which order people came; never given twice, and the draw's lot."""
    rank = models.PositiveIntegerField()
    """Whose turn it is: the number, or after a draw the place in what was drawn."""
    token = models.CharField(max_length=32, unique=True, default=new_token)
    """What the private link of a guest carries."""
    state = models.CharField(max_length=10, choices=SignupState)
    signed_up_at = models.DateTimeField()
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    """Who of the staff took it down for them (代办)."""
    offered_at = models.DateTimeField(null=True, blank=True)
    offer_until = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    """When it was given up or lapsed."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["activity", "number"], name="number_is_given_once_in_an_activity"
            ),
            models.UniqueConstraint(
                fields=["activity", "person"],
                condition=Q(state__in=sorted(LIVE)),
                name="person_signs_up_once_for_an_activity",
            ),
            CheckConstraint(
                name="signup_state_is_known", condition=Q(state__in=SignupState.values)
            ),
            CheckConstraint(name="signup_has_a_number", condition=Q(number__gte=1, rank__gte=1)),
            CheckConstraint(
                name="offer_has_an_end",
                condition=Q(offered_at__isnull=True, offer_until__isnull=True)
                | Q(
                    offered_at__isnull=False,
                    offer_until__isnull=False,
                    offer_until__gte=F("offered_at"),
                ),
            ),
            CheckConstraint(
                name="offered_place_was_offered",
                condition=~Q(state__in=[SignupState.OFFERED, SignupState.LAPSED])
                | Q(offered_at__isnull=False),
            ),
            CheckConstraint(
                name="signup_is_ended_or_live",
                condition=Q(state__in=sorted(LIVE), ended_at__isnull=True)
                | (~Q(state__in=sorted(LIVE)) & Q(ended_at__isnull=False)),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["activity", "state", "rank"], name="signup_by_rank"),
            models.Index(fields=["state", "offer_until"], name="signup_by_offer"),
        ]

    def __str__(self) -> str:
        return f"{self.activity_id} no. {self.number}"

    @property
    def is_live(self) -> bool:
        return self.state in LIVE
