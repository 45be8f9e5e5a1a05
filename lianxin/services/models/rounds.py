"""Rounds: who calls on whom on a half-day, and what came of each visit."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.models import Upload
from lianxin.core.secrets import EncryptedTextField
from lianxin.places.models import Community
from lianxin.services.models.requests import HelpRequest
from lianxin.services.models.teams import Member
from lianxin.volunteers.models import Half


class PlanState(models.TextChoices):
    COMPUTING = "computing", _("正在排")
    READY = "ready", _("排好了")
    FAILED = "failed", _("没排成")


class DayPlan(models.Model):
    """One press of the button: a half-day's open requests made into rounds."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    day = models.DateField()
    half = models.CharField(max_length=2, choices=Half)
    state = models.CharField(max_length=10, choices=PlanState, default=PlanState.COMPUTING)
    progress = models.PositiveSmallIntegerField(default=0)
    """How much of the computing is done, in hundredths."""
    left_out = models.JSONField(default=list)
    """What could not be planned, as [request, reason]."""
    revision = models.PositiveIntegerField(default=1)
    asked_at = models.DateTimeField()
    ready_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="day_plan_state_is_known",
                condition=Q(state__in=PlanState.values, half__in=Half.values),
            ),
            CheckConstraint(name="day_plan_is_done_in_hundredths", condition=Q(progress__lte=100)),
            models.UniqueConstraint(
                fields=["community", "day", "half"], name="half_day_is_planned_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.half}"


class CallState(models.TextChoices):
    PLANNED = "planned", _("要去")
    DONE = "done", _("去了")
    MISSED = "missed", _("没见到人")
    CALLED_OFF = "called_off", _("不去了")


class Visit(models.Model):
    """One call at one home: planned, promised or not, and what came of it.

    No two of one member's lie over each other (see 0002).
    """

    community = models.ForeignKey(Community, models.PROTECT, related_name="+", db_index=False)
    request = models.ForeignKey(HelpRequest, models.PROTECT, related_name="visits")
    member = models.ForeignKey(Member, models.PROTECT, related_name="visits")
    day = models.DateField()
    half = models.CharField(max_length=2, choices=Half)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    metres = models.PositiveIntegerField(default=0)
    """The way there from the call before."""
    is_promised = models.BooleanField(default=False)
    """The person was told when: no new plan moves it."""
    state = models.CharField(max_length=10, choices=CallState, default=CallState.PLANNED)
    released_at = models.DateTimeField(null=True, blank=True)
    """Since when its time is the member's own again."""
    done_at = models.DateTimeField(null=True, blank=True)
    """When it ended, by the server's clock."""
    recorded_at = models.DateTimeField(null=True, blank=True)
    key = models.UUIDField(null=True, unique=True)
    """The key under which it was recorded: sent twice, it is recorded once."""
    found = EncryptedTextField(blank=True)
    did = EncryptedTextField(blank=True)
    words = models.CharField(max_length=200, blank=True)
    """Why nobody was met, or why it was called off."""
    photo = models.ForeignKey(Upload, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="visit_state_is_known",
                condition=Q(state__in=CallState.values, half__in=Half.values),
            ),
            CheckConstraint(
                name="visit_ends_after_it_begins", condition=Q(ends_at__gt=F("starts_at"))
            ),
            CheckConstraint(
                name="visit_takes_its_time_until_it_is_called_off",
                condition=Q(
                    state__in=[CallState.MISSED, CallState.CALLED_OFF], released_at__isnull=False
                )
                | Q(state__in=[CallState.PLANNED, CallState.DONE], released_at__isnull=True),
            ),
            CheckConstraint(
                name="visit_done_says_when",
                condition=Q(state=CallState.DONE, done_at__isnull=False)
                | (~Q(state=CallState.DONE) & Q(done_at__isnull=True)),
            ),
            CheckConstraint(
                name="visit_not_made_says_why",
                condition=~Q(state__in=[CallState.MISSED, CallState.CALLED_OFF]) | ~Q(words=""),
            ),
            models.UniqueConstraint(
                fields=["request"],
                condition=Q(state=CallState.PLANNED),
                name="request_has_one_planned_visit",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "day", "half", "id"], name="visit_by_day"),
            models.Index(fields=["community", "done_at", "id"], name="visit_by_end"),
            models.Index(fields=["member", "day", "id"], name="visit_of_member"),
        ]

    def __str__(self) -> str:
        return f"visit {self.pk}"


class Used(models.Model):
    """Material that was used at a visit."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="used")
    name = models.CharField(max_length=40)
    quantity = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="material_used_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name
