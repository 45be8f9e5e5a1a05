"""The ledger: double entry, only ever added to.

A line moves an amount from one account to another, so no voucher can fail to sum to zero. The
database keeps each account's balance by its lines, and refuses one that the account may not have
(`core.operations.KeepBalances`).
"""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.models import Upload
from lianxin.funds.models.fund import Budget
from lianxin.funds.models.project import Project
from lianxin.places.models import Community


class AccountKind(models.TextChoices):
    GRANTED = "granted", _("拨入")
    FREE = "free", _("还没安排")
    SET_ASIDE = "set_aside", _("已安排给项目")
    SPENT = "spent", _("已付")
    RETURNED = "returned", _("已交回")


OF_PROJECTS = (AccountKind.SET_ASIDE, AccountKind.SPENT)


class Account(models.Model):
    """Where money of one budget stands; only where it comes from may fall below nothing."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    budget = models.ForeignKey(Budget, models.PROTECT, related_name="accounts")
    kind = models.CharField(max_length=10, choices=AccountKind)
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, related_name="accounts"
    )
    balance = models.BigIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="account_kind_is_known", condition=Q(kind__in=AccountKind.values)),
            CheckConstraint(
                name="nothing_is_spent_that_is_not_there",
                condition=Q(balance__gte=0) | Q(kind=AccountKind.GRANTED),
            ),
            CheckConstraint(
                name="money_is_set_aside_and_spent_for_a_project",
                condition=Q(kind__in=OF_PROJECTS, project__isnull=False)
                | (~Q(kind__in=OF_PROJECTS) & Q(project__isnull=True)),
            ),
            models.UniqueConstraint(
                fields=["budget", "kind"],
                condition=Q(project__isnull=True),
                name="budget_has_one_account_of_a_kind",
            ),
            models.UniqueConstraint(
                fields=["budget", "kind", "project"],
                condition=Q(project__isnull=False),
                name="project_has_one_account_of_a_kind_in_a_budget",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.budget_id} {self.kind} {self.project_id or ''}"


class VoucherKind(models.TextChoices):
    GRANT = "grant", _("拨入")
    COMMIT = "commit", _("安排")
    PAY = "pay", _("支付")
    RELEASE = "release", _("退回未用")
    CARRY = "carry", _("结转下年")
    RETURN = "return", _("交回")
    REVERSE = "reverse", _("冲销")


class PayeeKind(models.TextChoices):
    FIRM = "firm", _("单位")
    PERSON = "person", _("个人")


class Voucher(models.Model):
    """One booking; never changed. A mistake is taken back by another that reverses it."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    budget = models.ForeignKey(Budget, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=VoucherKind)
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, related_name="vouchers"
    )
    at = models.DateTimeField()
    amount = models.BigIntegerField()
    words = models.CharField(max_length=200)
    office = models.CharField(max_length=80, blank=True)
    """Who booked it, by name, for colleagues and the auditor."""
    payee = models.CharField(max_length=80, blank=True)
    payee_kind = models.CharField(max_length=8, choices=PayeeKind, blank=True)
    receipt_number = models.CharField(max_length=60, blank=True)
    accepted_by = models.CharField(max_length=120, blank=True)
    """For what is accepted piece by piece: who accepted this one."""
    reverses = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="reversed_by"
    )
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    """The same order sent twice is one voucher."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["budget", "number"], name="voucher_number_is_used_once_in_a_budget"
            ),
            CheckConstraint(name="voucher_kind_is_known", condition=Q(kind__in=VoucherKind.values)),
            CheckConstraint(name="voucher_moves_something", condition=Q(amount__gt=0)),
            CheckConstraint(name="voucher_says_what_for", condition=~Q(words="")),
            CheckConstraint(
                name="payment_names_payee_project_and_receipt",
                condition=~Q(kind=VoucherKind.PAY)
                | (
                    Q(payee_kind__in=PayeeKind.values, project__isnull=False)
                    & ~Q(payee="")
                    & ~Q(receipt_number="")
                ),
            ),
            CheckConstraint(
                name="only_a_reversal_reverses",
                condition=Q(kind=VoucherKind.REVERSE, reverses__isnull=False)
                | (~Q(kind=VoucherKind.REVERSE) & Q(reverses__isnull=True)),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "kind", "at"], name="voucher_by_kind"),
            models.Index(fields=["project", "id"], name="voucher_by_project"),
        ]

    def __str__(self) -> str:
        return f"{self.budget_id}-{self.number}"


class Line(models.Model):
    """So much from here to there."""

    voucher = models.ForeignKey(Voucher, models.PROTECT, related_name="lines")
    source = models.ForeignKey(Account, models.PROTECT, related_name="given")
    target = models.ForeignKey(Account, models.PROTECT, related_name="received")
    amount = models.BigIntegerField()

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="line_moves_something", condition=Q(amount__gt=0)),
            CheckConstraint(name="line_moves_it_elsewhere", condition=~Q(source=F("target"))),
        ]

    def __str__(self) -> str:
        return f"{self.amount} {self.source_id}→{self.target_id}"


class Receipt(models.Model):
    """The picture of a receipt, for those who work there and the auditor."""

    voucher = models.ForeignKey(Voucher, models.PROTECT, related_name="receipts")
    upload = models.OneToOneField(Upload, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"receipt of {self.voucher_id}"
