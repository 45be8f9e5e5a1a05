"""The repair fund beside the owners' votes: what could not wait, and what owners are told of it."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.matters.models import Matter
from lianxin.places.models import Community, Place


class RepairState(models.TextChoices):
    ASKED = "asked", _("等街道确认")
    CONFIRMED = "confirmed", _("街道已确认")
    REFUSED = "refused", _("街道没有同意")


class EmergencyRepair(models.Model):
    """An application to use the repair fund without a vote (民法典281): the street confirms it."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    what = models.CharField(max_length=200)
    matter = models.ForeignKey(Matter, models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=10, choices=RepairState, default=RepairState.ASKED)
    asked_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    words = models.CharField(max_length=200, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="repair_state_is_known", condition=Q(state__in=RepairState.values)
            ),
            CheckConstraint(name="repair_says_what", condition=~Q(what="")),
            CheckConstraint(
                name="repair_is_decided_or_undated",
                condition=Q(state=RepairState.ASKED, decided_at__isnull=True)
                | (~Q(state=RepairState.ASKED) & Q(decided_at__isnull=False)),
            ),
            CheckConstraint(
                name="refused_repair_says_why",
                condition=~Q(state=RepairState.REFUSED) | ~Q(words=""),
            ),
        ]

    def __str__(self) -> str:
        return self.what


class FundReport(models.Model):
    """A quarter of a building's repair fund as its owners are told of it (D-09), in fen."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField()
    before = models.PositiveBigIntegerField()
    income = models.PositiveBigIntegerField()
    used = models.PositiveBigIntegerField()
    words = models.CharField(max_length=200, blank=True)
    posted_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["place", "year", "quarter"], name="fund_is_reported_once_a_quarter"
            ),
            CheckConstraint(name="fund_report_is_of_a_quarter", condition=Q(quarter__range=(1, 4))),
            CheckConstraint(
                name="fund_is_never_overdrawn",
                condition=Q(used__lte=F("before") + F("income")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place_id} {self.year}Q{self.quarter}"

    @property
    def after(self) -> int:
        return self.before + self.income - self.used
