from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

from lianxin.facilities.models.room import Room
from lianxin.people.models import Person
from lianxin.places.models import Community


class EquipmentKind(models.TextChoices):
    COMPUTER = "computer", _("电脑")
    PROJECTOR = "projector", _("投影仪")
    BOOK = "book", _("图书")
    TOOL = "tool", _("工具")
    OTHER = "other", _("其他")


class Condition(models.TextChoices):
    GOOD = "good", _("完好")
    WORN = "worn", _("旧了，能用")
    DAMAGED = "damaged", _("坏了")
    LOST = "lost", _("丢了")


class Equipment(models.Model):
    """One thing that stands in a room, and may be lent."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+", db_index=False)
    room = models.ForeignKey(Room, models.PROTECT, related_name="things")
    name = models.CharField(max_length=60)
    kind = models.CharField(max_length=10, choices=EquipmentKind)
    label = models.CharField(max_length=20, blank=True)
    """The number that is stuck on it."""
    condition = models.CharField(max_length=8, choices=Condition, default=Condition.GOOD)
    is_lendable = models.BooleanField(default=True)
    added_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "equipment"
        constraints: ClassVar = [
            CheckConstraint(
                name="equipment_kind_is_known", condition=Q(kind__in=EquipmentKind.values)
            ),
            CheckConstraint(
                name="equipment_condition_is_known", condition=Q(condition__in=Condition.values)
            ),
            CheckConstraint(name="equipment_has_a_name", condition=~Q(name="")),
            models.UniqueConstraint(
                fields=["community", "label"],
                condition=~Q(label=""),
                name="equipment_is_labelled_once_in_a_community",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "kind", "name", "id"], name="equipment_by_name"),
        ]

    def __str__(self) -> str:
        return self.name


class LoanState(models.TextChoices):
    OUT = "out", _("借出去了")
    RETURNED = "returned", _("还了")
    DAMAGED = "damaged", _("还来时坏了")
    LOST = "lost", _("丢了")


class Loan(models.Model):
    """One thing with one person, until when, how it went out and how it came back."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+", db_index=False)
    equipment = models.ForeignKey(Equipment, models.PROTECT, related_name="loans")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=LoanState, default=LoanState.OUT)
    lent_at = models.DateTimeField()
    due_on = models.DateField()
    before = models.CharField(max_length=8, choices=Condition)
    words_before = models.CharField(max_length=200, blank=True)
    after = models.CharField(max_length=8, choices=Condition, blank=True)
    words_after = models.CharField(max_length=200, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    lent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reminded_on = models.DateField(null=True, blank=True)
    """When the borrower was last reminded."""

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="loan_state_is_known", condition=Q(state__in=LoanState.values)),
            models.UniqueConstraint(
                fields=["equipment"],
                condition=Q(state=LoanState.OUT),
                name="equipment_is_lent_to_one_at_a_time",
            ),
            CheckConstraint(
                name="loan_is_out_or_ended",
                condition=Q(state=LoanState.OUT, ended_at__isnull=True, after="")
                | (~Q(state=LoanState.OUT) & Q(ended_at__isnull=False) & ~Q(after="")),
            ),
            CheckConstraint(
                name="harm_to_what_was_lent_is_told",
                condition=~Q(state__in=[LoanState.DAMAGED, LoanState.LOST]) | ~Q(words_after=""),
            ),
            CheckConstraint(
                name="only_what_works_is_lent",
                condition=Q(before__in=[Condition.GOOD, Condition.WORN]),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "state", "due_on", "id"], name="loan_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.equipment_id} with {self.person_id}"
