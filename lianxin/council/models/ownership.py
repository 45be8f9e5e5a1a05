"""On what ground a door is known to be somebody's: what staff have confirmed once."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.council.models.owners import Holding, Owner


class Ground(models.TextChoices):
    DEED = "deed", _("不动产权证")
    CONTRACT = "contract", _("购房合同")
    RULING = "ruling", _("法院或公证的文书")
    VOUCHED = "vouched", _("两位已核对的业主作证")


class Proof(models.Model):
    """One door confirmed as one owner's; gone as soon as the door changes hands."""

    holding = models.OneToOneField(Holding, models.CASCADE, related_name="proof")
    owner = models.ForeignKey(Owner, models.CASCADE, related_name="+")
    """Whose it was shown to be."""
    ground = models.CharField(max_length=8, choices=Ground)
    paper = models.CharField(max_length=60, blank=True)
    """Which paper was seen: its number, as on it."""
    first_voucher = models.ForeignKey(
        Owner, models.PROTECT, null=True, blank=True, related_name="+"
    )
    second_voucher = models.ForeignKey(
        Owner, models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="ground_of_ownership_is_known", condition=Q(ground__in=Ground.values)
            ),
            CheckConstraint(
                name="ownership_is_shown_by_paper_or_by_two_who_vouch",
                condition=(
                    ~Q(ground=Ground.VOUCHED)
                    & ~Q(paper="")
                    & Q(first_voucher__isnull=True, second_voucher__isnull=True)
                )
                | Q(
                    ground=Ground.VOUCHED,
                    paper="",
                    first_voucher__isnull=False,
                    second_voucher__isnull=False,
                ),
            ),
            CheckConstraint(
                name="two_who_vouch_are_two_others",
                condition=Q(first_voucher__isnull=True)
                | (
                    ~Q(first_voucher=F("second_voucher"))
                    & ~Q(first_voucher=F("owner"))
                    & ~Q(second_voucher=F("owner"))
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holding_id} {self.ground}"
