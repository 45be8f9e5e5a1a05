"""The ground floor's tables. They hold bare identifiers of what lives above, never foreign keys to
it.
"""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q


class Entry(models.Model):
    """One deed in the journal; the database refuses to change or delete it."""

    at = models.DateTimeField()
    deed = models.CharField(max_length=40)
    actor_id = models.BigIntegerField(null=True)
    office = models.CharField(max_length=80, blank=True)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    community_id = models.BigIntegerField(null=True)
    is_public = models.BooleanField(default=False)
    details = models.JSONField(default=dict)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["subject_kind", "subject_id", "id"], name="entry_by_subject"),
            models.Index(fields=["actor_id", "id"], name="entry_by_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.deed} {self.subject_kind} {self.subject_id}"


class RulePack(models.Model):
    """One threshold of one place for one span of days, with the article that it comes from.

    `value` is an integer or a fraction as text (“5”, “2/3”); `effective_to` is the last day.
    """

    key = models.CharField(max_length=60)
    jurisdiction = models.CharField(max_length=30)
    effective_from = models.DateField()
    effective_to = models.DateField(null=True, blank=True)
    article = models.CharField(max_length=120)
    value = models.CharField(max_length=40)
    source = models.CharField(max_length=200, blank=True)
    is_confirmed = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["key", "jurisdiction", "effective_from"], name="rule_begins_once_in_a_place"
            ),
            CheckConstraint(
                name="rule_ends_after_it_begins",
                condition=Q(effective_to__isnull=True) | Q(effective_to__gte=F("effective_from")),
            ),
            CheckConstraint(name="rule_has_a_value", condition=~Q(value="")),
        ]

    def __str__(self) -> str:
        return f"{self.key} = {self.value} ({self.jurisdiction})"


class DayOverride(models.Model):
    """A day that is worked, or is not, against what the calendar would say."""

    day = models.DateField(unique=True)
    is_workday = models.BooleanField()
    note = models.CharField(max_length=120, blank=True)

    def __str__(self) -> str:
        return f"{self.day} {'works' if self.is_workday else 'rests'}"


class Upload(models.Model):
    """A picture, re-encoded and without its metadata; the small one is made in the background."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file = models.FileField(max_length=200)
    thumbnail = models.FileField(max_length=200, blank=True)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    """Bytes, after re-encoding."""
    uploaded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="upload_has_a_size", condition=Q(width__gt=0, height__gt=0, size__gt=0)
            ),
        ]

    def __str__(self) -> str:
        return str(self.key)


class SavedView(models.Model):
    """A filter that somebody keeps under a name, for one page of one community's desk."""

    user_id = models.BigIntegerField()
    community_id = models.BigIntegerField()
    page = models.CharField(max_length=40)
    name = models.CharField(max_length=40)
    query = models.CharField(max_length=500)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user_id", "community_id", "page", "name"], name="view_is_named_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name
