"""The fund itself: its budgets year by year, and who watches over its use."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.models import RulePack
from lianxin.places.models import Community


class Fund(models.Model):
    """A community's special fund (服务群众专项经费); what it is for stands on its public page."""

    community = models.OneToOneField(Community, models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    words = models.CharField(max_length=300, blank=True)
    since = models.DateField()
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [CheckConstraint(name="fund_has_a_name", condition=~Q(name=""))]

    def __str__(self) -> str:
        return self.name


class BudgetState(models.TextChoices):
    PROPOSED = "proposed", _("待街道核定")
    APPROVED = "approved", _("已核定")
    CLOSED = "closed", _("已结账")


class Budget(models.Model):
    """What a fund is given for one year, by which document; money is whole fen."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    fund = models.ForeignKey(Fund, models.PROTECT, related_name="budgets")
    year = models.PositiveSmallIntegerField()
    amount = models.BigIntegerField()
    source = models.CharField(max_length=120)
    """The document that gives it, e.g. 济历办发〔2015〕3号."""
    state = models.CharField(max_length=10, choices=BudgetState, default=BudgetState.PROPOSED)
    approved_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    is_carried_over = models.BooleanField(null=True, blank=True)
    """What became of the rest when the year was closed."""
    carry_rule = models.ForeignKey(
        RulePack, models.PROTECT, null=True, blank=True, related_name="+"
    )
    vouchers = models.PositiveIntegerField(default=0)
    """The number of its last voucher; none is missing."""
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["fund", "year"], name="fund_has_one_budget_a_year"),
            CheckConstraint(name="budget_gives_something", condition=Q(amount__gt=0)),
            CheckConstraint(name="budget_names_its_document", condition=~Q(source="")),
            CheckConstraint(
                name="budget_state_is_known", condition=Q(state__in=BudgetState.values)
            ),
            CheckConstraint(
                name="only_a_proposed_budget_is_not_approved",
                condition=Q(state=BudgetState.PROPOSED, approved_at__isnull=True)
                | Q(
                    state__in=[BudgetState.APPROVED, BudgetState.CLOSED], approved_at__isnull=False
                ),
            ),
            CheckConstraint(
                name="closed_budget_says_what_became_of_the_rest",
                condition=Q(
                    state=BudgetState.CLOSED,
                    closed_at__gte=F("approved_at"),
                    closed_at__isnull=False,
                    is_carried_over__isnull=False,
                    carry_rule__isnull=False,
                )
                | (
                    ~Q(state=BudgetState.CLOSED)
                    & Q(
                        closed_at__isnull=True,
                        is_carried_over__isnull=True,
                        carry_rule__isnull=True,
                    )
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fund_id} {self.year}"


class Overseer(models.Model):
    """A member of the residents' oversight committee (居务监督委员会), who accepts work (F-05)."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    """The last day, inclusive."""

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="overseer_has_a_name", condition=~Q(name="")),
            CheckConstraint(
                name="overseer_leaves_after_joining",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
            ),
            models.UniqueConstraint(
                fields=["community", "name"],
                condition=Q(until__isnull=True),
                name="overseer_is_named_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name
