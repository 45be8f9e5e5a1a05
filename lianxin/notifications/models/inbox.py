from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q


class Notice(models.Model):
    """What one user is told about one thing; later news of the same thing joins it until it is
    read.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    community_id = models.BigIntegerField(null=True)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    title = models.CharField(max_length=120)
    lines = models.JSONField(default=list)
    """News in order, each {"at": ISO moment, "text": words, "mark": journal entry}."""
    url = models.CharField(max_length=200)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    is_required = models.BooleanField(default=False)
    """The law or the charter has it told: nobody can refuse it."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user", "subject_kind", "subject_id"],
                condition=Q(read_at__isnull=True),
                name="one_unread_notice_for_a_thing",
            ),
            CheckConstraint(
                name="notice_is_read_after_it_begins",
                condition=Q(read_at__isnull=True) | Q(read_at__gte=F("first_at")),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["user", "-last_at", "-id"], name="inbox")]

    def __str__(self) -> str:
        return self.title
