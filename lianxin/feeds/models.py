import secrets
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q


def new_token() -> str:
    """About 190 bits: whoever has it reads the calendar."""
    return secrets.token_urlsafe(24)


class OwnCalendar(models.Model):
    """The secret address of one user's calendar; renewing it retires the old one."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    token = models.CharField(max_length=40, unique=True, default=new_token)
    made_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(retired_at__isnull=True),
                name="somebody_has_one_calendar_address",
            ),
            CheckConstraint(
                name="calendar_address_is_retired_after_it_is_made",
                condition=Q(retired_at__isnull=True) | Q(retired_at__gte=F("made_at")),
            ),
            CheckConstraint(name="calendar_address_is_secret", condition=~Q(token="")),
        ]

    def __str__(self) -> str:
        return f"calendar of {self.user_id}"
