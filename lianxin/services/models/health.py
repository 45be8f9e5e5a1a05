"""What a medical team noted of somebody's health, for that team and the person alone."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q

from lianxin.core.secrets import EncryptedTextField
from lianxin.people.models import Consent, Person
from lianxin.places.models import Community
from lianxin.services.models.teams import Member, Team


class HealthNote(models.Model):
    """One note, encrypted at rest, under the person's own consent; the database keeps it as it is.

    It is in no search, no export, no journal detail and no log.
    """

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    """Who wrote it."""
    consent = models.ForeignKey(Consent, models.PROTECT, related_name="+")
    words = EncryptedTextField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="health_note_says_something", condition=~Q(words="")),
        ]
        indexes: ClassVar = [
            models.Index(fields=["team", "person", "at"], name="health_note_of_person"),
        ]

    def __str__(self) -> str:
        return f"health note {self.pk}"
