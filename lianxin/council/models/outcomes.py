"""What was resolved, what came of it, and what those against it were answered."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.council.models.agenda import AgendaItem
from lianxin.council.models.charter import Member


class Result(models.TextChoices):
    DONE = "done", _("落实了")
    PARTLY = "partly", _("落实了一部分")
    UNDONE = "undone", _("没有办成")
    REVOKED = "revoked", _("撤销了")


class Resolution(models.Model):
    """What was resolved: what, who, by when, for how much, and what came of it."""

    item = models.OneToOneField(AgendaItem, models.PROTECT, related_name="resolution")
    what = models.CharField(max_length=500)
    lead_office = models.CharField(max_length=60)
    lead = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    due_on = models.DateField()
    cost = models.PositiveBigIntegerField(null=True, blank=True)
    """In fen; null where nobody reckoned it."""
    resolved_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    """When the one in charge was done; for a matter, when the matter ended."""
    result = models.CharField(max_length=8, choices=Result, blank=True)
    """Blank while it is being carried out."""
    escalation = models.PositiveSmallIntegerField(default=0)
    """How far it has risen being late: 1 to the secretary, 2 to the street."""

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="resolution_says_what", condition=~Q(what="")),
            CheckConstraint(name="resolution_has_a_lead", condition=~Q(lead_office="")),
            CheckConstraint(name="result_is_known", condition=Q(result__in=["", *Result.values])),
            CheckConstraint(
                name="finished_resolution_has_its_result",
                condition=Q(result="", finished_at__isnull=True)
                | (~Q(result="") & Q(finished_at__isnull=False)),
            ),
            CheckConstraint(name="resolution_rises_to_two_heights", condition=Q(escalation__lte=2)),
            CheckConstraint(
                name="resolution_is_finished_after_it_is_made",
                condition=Q(finished_at__isnull=True) | Q(finished_at__gte=F("resolved_at")),
            ),
        ]

    def __str__(self) -> str:
        return self.what


class Dissent(models.Model):
    """A reason against what was resolved, which is owed an answer by a day (D-06)."""

    resolution = models.ForeignKey(Resolution, models.CASCADE, related_name="dissents")
    member = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")
    """Null where it was written down without a name."""
    words = models.CharField(max_length=500)
    said_at = models.DateTimeField()
    due_on = models.DateField()
    answer = models.CharField(max_length=500, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    is_reminded = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="dissent_has_a_reason", condition=~Q(words="")),
            CheckConstraint(
                name="dissent_is_answered_on_a_day",
                condition=Q(answer="", answered_on__isnull=True)
                | (~Q(answer="") & Q(answered_on__isnull=False)),
            ),
            models.UniqueConstraint(
                fields=["resolution", "member"], name="member_dissents_once_from_a_resolution"
            ),
        ]

    def __str__(self) -> str:
        return self.words
