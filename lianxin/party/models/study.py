"""What is studied together: campaigns, their stages and materials, and everybody's hours."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.party.models.member import Member
from lianxin.places.models import Community


class Campaign(models.Model):
    """An education that runs for some months in all branches (专题教育), e.g. 三严三实."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    plan = models.TextField(blank=True)
    since = models.DateField()
    until = models.DateField()
    """The last day, inclusive."""

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="education_has_a_name", condition=~Q(name="")),
            CheckConstraint(
                name="education_ends_after_it_begins", condition=Q(until__gte=F("since"))
            ),
            models.UniqueConstraint(
                fields=["community", "name", "since"], name="education_begins_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class CampaignStage(models.Model):
    """A span of a campaign with what is to be done in it."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="stages")
    name = models.CharField(max_length=60)
    words = models.CharField(max_length=300, blank=True)
    since = models.DateField()
    until = models.DateField()
    """The last day, inclusive."""

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="education_stage_ends_after_it_begins", condition=Q(until__gte=F("since"))
            ),
            models.UniqueConstraint(
                fields=["campaign", "name"], name="stage_is_named_once_in_a_campaign"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class MaterialKind(models.TextChoices):
    DOCX = "docx", _("Word 文档")
    PDF = "pdf", _("PDF")
    PHOTO = "photo", _("照片")


class Material(models.Model):
    """Something to read in a campaign; nothing classified, whose marks are refused (P-23)."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="materials")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(max_length=80)
    kind = models.CharField(max_length=6, choices=MaterialKind)
    file = models.FileField(max_length=200)
    size = models.PositiveIntegerField()
    """Bytes."""
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="material_kind_is_known", condition=Q(kind__in=MaterialKind.values)
            ),
            CheckConstraint(name="material_has_a_title", condition=~Q(title="")),
            CheckConstraint(
                name="material_is_removed_after_it_is_added",
                condition=Q(removed_at__isnull=True) | Q(removed_at__gte=F("added_at")),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class HoursKind(models.TextChoices):
    OWN = "own", _("自学")
    BRANCH = "branch", _("集体学习")
    CENTRALISED = "centralised", _("集中培训")


class StudyHours(models.Model):
    """Hours (学时) that one member studied on one day, in halves; what was a mistake is taken back
    and stays on record.
    """

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    member = models.ForeignKey(Member, models.PROTECT, related_name="study_hours")
    campaign = models.ForeignKey(
        Campaign, models.SET_NULL, null=True, blank=True, related_name="hours"
    )
    kind = models.CharField(max_length=12, choices=HoursKind)
    title = models.CharField(max_length=80)
    studied_on = models.DateField()
    halves = models.PositiveSmallIntegerField()
    """How many half hours."""
    recorded_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "study hours"
        constraints: ClassVar = [
            CheckConstraint(
                name="study_hours_are_of_a_known_kind", condition=Q(kind__in=HoursKind.values)
            ),
            CheckConstraint(
                name="a_day_has_no_more_than_sixteen_study_hours",
                condition=Q(halves__gte=1, halves__lte=32),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["member", "studied_on"], name="study_hours_of_a_member"),
        ]

    def __str__(self) -> str:
        return f"{self.halves} half hours of {self.member_id}"

    @property
    def hours(self) -> str:
        """E.g. 1.5"""
        return str(self.halves // 2) + (".5" if self.halves % 2 else "")
