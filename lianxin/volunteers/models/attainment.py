"""What a volunteer was taught and honoured for (V-02)."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

from lianxin.volunteers.models.volunteer import Volunteer


class AttainmentKind(models.TextChoices):
    TRAINING = "training", _("培训")
    AWARD = "award", _("表彰")


class Attainment(models.Model):
    """One training or award; taken away with all else when the volunteer leaves."""

    volunteer = models.ForeignKey(Volunteer, models.CASCADE, related_name="attainments")
    kind = models.CharField(max_length=10, choices=AttainmentKind)
    what = models.CharField(max_length=120)
    giver = models.CharField(max_length=60, blank=True)
    """Who taught or honoured them."""
    on = models.DateField()
    noted_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="attainment_is_of_a_known_kind", condition=Q(kind__in=AttainmentKind.values)
            ),
            CheckConstraint(name="attainment_says_what_it_is", condition=~Q(what="")),
            models.UniqueConstraint(
                fields=["volunteer", "kind", "what", "on"], name="attainment_is_noted_once"
            ),
        ]

    def __str__(self) -> str:
        return self.what
