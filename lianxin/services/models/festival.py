"""Festival visits (节日慰问): whom a list names, what they are brought, and their receipts."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.secrets import EncryptedTextField
from lianxin.places.models import Community
from lianxin.services.models.care import Care


class FestivalState(models.TextChoices):
    DRAFT = "draft", _("正在定名单")
    OPEN = "open", _("正在走访")
    DONE = "done", _("走访完了")


class Festival(models.Model):
    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    name = models.CharField(max_length=40)
    on = models.DateField()
    gift = models.CharField(max_length=80)
    worth_fen = models.PositiveIntegerField()
    """What one gift costs."""
    kinds = models.JSONField(default=list)
    """Whom the list names, by the codes of CareKind."""
    least_age = models.PositiveSmallIntegerField(null=True, blank=True)
    """And whoever is cared for and that old on the day."""
    state = models.CharField(max_length=6, choices=FestivalState, default=FestivalState.DRAFT)
    planned_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="festival_state_is_known", condition=Q(state__in=FestivalState.values)
            ),
            CheckConstraint(
                name="festival_has_a_name_and_a_gift", condition=~Q(name="") & ~Q(gift="")
            ),
            models.UniqueConstraint(
                fields=["community", "name", "on"], name="festival_is_held_once_a_day_under_a_name"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class GiftState(models.TextChoices):
    LISTED = "listed", _("还没送到")
    GIVEN = "given", _("送到了")
    DROPPED = "dropped", _("不送了")


class Receipt(models.TextChoices):
    PHONE = "phone", _("在手机上签收")
    PAPER = "paper", _("在纸上签收")


class Gift(models.Model):
    """One person on a festival's list, by which rule, and their receipt."""

    festival = models.ForeignKey(Festival, models.PROTECT, related_name="gifts")
    care = models.ForeignKey(Care, models.PROTECT, related_name="gifts")
    why = models.CharField(max_length=120)
    state = models.CharField(max_length=8, choices=GiftState, default=GiftState.LISTED)
    receipt = models.CharField(max_length=6, choices=Receipt, blank=True)
    signed_by = EncryptedTextField(blank=True)
    """The name with which it was signed for: the person's own, or whose who took it for them."""
    listed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    by_id = models.BigIntegerField(null=True)
    """The user who brought it, or took it off the list."""
    words = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="gift_state_is_known", condition=Q(state__in=GiftState.values)),
            CheckConstraint(
                name="given_gift_is_signed_for",
                condition=(
                    Q(
                        state=GiftState.GIVEN,
                        receipt__in=Receipt.values,
                        ended_at__isnull=False,
                        ended_at__gte=F("listed_at"),
                    )
                    & ~Q(signed_by="")
                )
                | (~Q(state=GiftState.GIVEN) & Q(receipt="", signed_by="")),
            ),
            CheckConstraint(
                name="dropped_gift_says_when_and_why",
                condition=~Q(state=GiftState.DROPPED) | (Q(ended_at__isnull=False) & ~Q(words="")),
            ),
            models.UniqueConstraint(
                fields=["festival", "care"], name="person_is_on_a_festival_list_once"
            ),
        ]

    def __str__(self) -> str:
        return f"gift {self.pk}"
