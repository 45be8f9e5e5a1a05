"""What is on paper about a project: owners' consent, money, milestones, inspections."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.models import RulePack
from lianxin.council.models import OwnerVote
from lianxin.funds.models import Project as FundProject
from lianxin.works.models.project import Project


class Purpose(models.TextChoices):
    """What owners are asked for; the law asks for more where money is raised (D-07)."""

    USE = "use", _("动用维修资金")
    RAISE = "raise", _("业主出钱、改建或改变共有部分")


class OwnersConsent(models.Model):
    """What the owners' vote came to, as its paper says or as it was counted here; the latest of
    a purpose counts.

    Areas are in hundredths of a square metre. The rules of its day stay with it.
    """

    project = models.ForeignKey(Project, models.PROTECT, related_name="consents")
    purpose = models.CharField(max_length=5, choices=Purpose)
    document = models.CharField(max_length=120)
    """What paper it stands on and who keeps it."""
    owner_vote = models.ForeignKey(
        OwnerVote, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    """The vote held here from which it was taken; null where it stands on paper."""
    decided_by = models.CharField(max_length=80)
    """Whose vote it is, e.g. the owners of which buildings."""
    held_on = models.DateField()
    owners = models.PositiveIntegerField()
    took_part = models.PositiveIntegerField()
    ayes = models.PositiveIntegerField()
    area = models.PositiveBigIntegerField()
    area_part = models.PositiveBigIntegerField()
    area_ayes = models.PositiveBigIntegerField()
    passed = models.BooleanField()
    part_rule = models.ForeignKey(RulePack, models.PROTECT, related_name="+", db_index=False)
    pass_rule = models.ForeignKey(RulePack, models.PROTECT, related_name="+", db_index=False)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="consent_purpose_is_known", condition=Q(purpose__in=Purpose.values)
            ),
            CheckConstraint(
                name="consent_says_whose_and_where_it_stands",
                condition=~Q(document="") & ~Q(decided_by=""),
            ),
            CheckConstraint(
                name="no_more_owners_agree_than_there_are",
                condition=Q(owners__gt=0, took_part__lte=F("owners"), ayes__lte=F("took_part")),
            ),
            CheckConstraint(
                name="no_more_area_agrees_than_there_is",
                condition=Q(area__gt=0, area_part__lte=F("area"), area_ayes__lte=F("area_part")),
            ),
            models.UniqueConstraint(
                fields=["project", "owner_vote"],
                condition=Q(owner_vote__isnull=False),
                name="project_takes_an_owners_vote_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.project_id}"


class Source(models.TextChoices):
    STREET = "street", _("街道办事处")
    GOVERNMENT = "government", _("上级专项改造资金")
    SPECIAL = "special", _("服务群众专项经费")
    REPAIR = "repair", _("住宅专项维修资金")
    OWNERS = "owners", _("业主分摊")
    UNIT = "unit", _("单位出资")
    OTHER = "other", _("其他")


class Funding(models.Model):
    """One sum that pays for a project."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="funding")
    source = models.CharField(max_length=10, choices=Source)
    fen = models.PositiveBigIntegerField()
    words = models.CharField(max_length=120, blank=True)
    """Whose money by what decision."""
    fund_project = models.ForeignKey(
        FundProject, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    """Where the special fund keeps account of it."""
    entered_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "funding"
        constraints: ClassVar = [
            CheckConstraint(name="funding_source_is_known", condition=Q(source__in=Source.values)),
            CheckConstraint(name="funding_is_some_money", condition=Q(fen__gt=0)),
            CheckConstraint(
                name="only_the_special_fund_keeps_account_of_works",
                condition=Q(fund_project__isnull=True) | Q(source=Source.SPECIAL),
            ),
            models.UniqueConstraint(
                fields=["project", "fund_project"],
                condition=Q(fund_project__isnull=False),
                name="fund_pays_works_once_by_a_project_of_its_own",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.fen}"


class Milestone(models.Model):
    project = models.ForeignKey(Project, models.PROTECT, related_name="milestones")
    title = models.CharField(max_length=60)
    due_on = models.DateField()
    reached_on = models.DateField(null=True, blank=True)
    words = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="milestone_has_a_title", condition=~Q(title="")),
            models.UniqueConstraint(
                fields=["project", "title"], name="milestone_is_named_once_in_a_project"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Inspection(models.Model):
    """What those who know found when they looked; the database keeps every one."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="inspections")
    on = models.DateField()
    by = models.CharField(max_length=80)
    passed = models.BooleanField()
    words = models.CharField(max_length=500)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="inspection_says_who_found_what", condition=~Q(by="") & ~Q(words="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project_id} {self.on}"
