"""One press for all cards of a street: what was asked, how far it is, what came of it."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.places.models import Community, Subdistrict


class ParcelState(models.TextChoices):
    MAKING = "making", _("正在做")
    DONE = "done", _("做好了")
    CLEARED = "cleared", _("已清理")


class ParcelKind(models.TextChoices):
    PDF = "pdf", "PDF"
    WORD = "docx", "Word"
    EXCEL = "xlsx", "Excel"


class Parcel(models.Model):
    """All cards of a street in a year, in one file, made in the background."""

    subdistrict = models.ForeignKey(Subdistrict, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=4, choices=ParcelKind)
    language = models.CharField(max_length=10)
    """Of whoever asked."""
    site = models.URLField()
    """Where its numbers lead, e.g. https://lianxin.example/"""
    state = models.CharField(max_length=8, choices=ParcelState, default=ParcelState.MAKING)
    asked_by = models.CharField(max_length=60)
    asked_at = models.DateTimeField()
    stepped_at = models.DateTimeField()
    """When the last card was done: what has not moved for long was broken off."""
    ended_at = models.DateTimeField(null=True, blank=True)
    file = models.FileField(max_length=200, blank=True)
    """A ZIP; none where no card could be made, and none any more once it is cleared."""

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="parcel_state_is_known", condition=Q(state__in=ParcelState.values)
            ),
            CheckConstraint(name="parcel_kind_is_known", condition=Q(kind__in=ParcelKind.values)),
            CheckConstraint(
                name="a_parcel_ends_once_it_is_made",
                condition=Q(state=ParcelState.MAKING, ended_at__isnull=True)
                | (
                    ~Q(state=ParcelState.MAKING)
                    & Q(ended_at__isnull=False, ended_at__gte=F("asked_at"))
                ),
            ),
            CheckConstraint(
                name="only_a_parcel_that_is_done_has_a_file",
                condition=Q(state=ParcelState.DONE) | Q(file=""),
            ),
            models.UniqueConstraint(
                fields=["subdistrict", "year"],
                condition=Q(state=ParcelState.MAKING),
                name="one_parcel_of_a_street_and_year_is_made_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subdistrict_id} {self.year} {self.kind}"


class ParcelCard(models.Model):
    """One community's card in a parcel: waiting, made, or failed for a reason."""

    parcel = models.ForeignKey(Parcel, models.CASCADE, related_name="cards")
    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    file = models.FileField(max_length=200, blank=True)
    """Until it lies in the parcel."""
    made_at = models.DateTimeField(null=True, blank=True)
    why_not = models.CharField(max_length=200, blank=True)
    """Why it could not be made."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["parcel", "community"], name="a_card_lies_in_a_parcel_once"
            ),
            CheckConstraint(
                name="a_card_that_failed_was_not_made",
                condition=Q(why_not="") | Q(made_at__isnull=True, file=""),
            ),
            CheckConstraint(
                name="a_card_with_a_file_was_made",
                condition=Q(file="") | Q(made_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.parcel_id} {self.community_id}"
