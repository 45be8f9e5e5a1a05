from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q

from lianxin.facilities.models.room import Room
from lianxin.places.models import Community


class Visit(models.Model):
    """How many came to a place on a day, as counted or as a round word; never who (B-01)."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+", db_index=False)
    room = models.ForeignKey(Room, models.PROTECT, related_name="visits")
    on = models.DateField()
    count = models.PositiveIntegerField()
    is_approximate = models.BooleanField(default=False)
    who = models.CharField(max_length=60, blank=True)
    """What kind of visitors, e.g. a school; no names."""
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    entered_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)
    """When it was found to be a mistake."""

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="visit_is_of_somebody", condition=Q(count__gt=0)),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "on", "id"], name="visitors_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.room_id} {self.on} {self.count}"
