"""Who is where in a campaign: which shift, with which team, goes to which spot."""

from typing import ClassVar

from django.db import models

from lianxin.volunteers.models.campaign import Spot
from lianxin.volunteers.models.service import Shift
from lianxin.volunteers.models.team import Team


class Crew(models.Model):
    """A shift sent to a spot, that is, on a half-day; held, the spot is covered."""

    spot = models.ForeignKey(Spot, models.PROTECT, related_name="crews")
    shift = models.ForeignKey(Shift, models.PROTECT, related_name="crews")
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="crews")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["spot", "shift"], name="shift_goes_to_a_spot_once"),
        ]

    def __str__(self) -> str:
        return f"{self.shift_id} at {self.spot_id}"
