"""What the fund pays for: a project from the need to its published result (F-04)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.council.models import Resolution
from lianxin.funds.models.fund import Budget, Overseer
from lianxin.matters.models import Matter
from lianxin.party.models import Meeting
from lianxin.places.models import Community


class Use(models.TextChoices):
    """What money may be asked for; which it may be spent on is said by rules (F-02, F-03)."""

    PARTY = "party", _("党员活动和教育")
    SERVICE = "service", _("便民服务")
    SELFGOV = "selfgov", _("居民自治")
    URGENT = "urgent", _("急难愁盼和救助")
    VOLUNTEERS = "volunteers", _("志愿服务")
    CULTURE = "culture", _("文化体育")
    REPAIRS = "repairs", _("小修小补")
    OFFICE = "office", _("居委会办公费")
    WAGES = "wages", _("工资、津贴、福利")
    LOANS = "loans", _("还债、借款")
    BUILDING = "building", _("办公用房建设和装修")
    HARDWARE = "hardware", _("办公设备")
    ELSEWHERE = "elsewhere", _("已有别的经费开支的")
    PRIVATE = "private", _("该由居民或物业自己出的")


class Origin(models.TextChoices):
    NEED = "need", _("居民需求")
    MATTER = "matter", _("居民诉求")
    RESOLUTION = "resolution", _("议事会决议")
    REQUEST = "request", _("居民或单位申请")


class ProjectState(models.TextChoices):
    DRAFT = "draft", _("起草中")
    PROPOSED = "proposed", _("已提出")
    VOTING = "voting", _("居民投票中")
    CHOSEN = "chosen", _("居民选中")
    UNCHOSEN = "unchosen", _("这次没选上")
    AGREED = "agreed", _("居委会已同意")
    APPROVED = "approved", _("街道已批准")
    NOTICED = "noticed", _("公示中")
    DELIVERING = "delivering", _("实施中")
    ACCEPTED = "accepted", _("已验收")
    PUBLISHED = "published", _("结果已公开")
    REFUSED = "refused", _("没有批准")
    DROPPED = "dropped", _("已撤下")


FUNDED = frozenset(
    {
        ProjectState.APPROVED,
        ProjectState.NOTICED,
        ProjectState.DELIVERING,
        ProjectState.ACCEPTED,
        ProjectState.PUBLISHED,
    }
)
"""States of a project for which money is, or was, set aside."""


class Project(models.Model):
    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    budget = models.ForeignKey(Budget, models.PROTECT, related_name="projects")
    title = models.CharField(max_length=60)
    words = models.CharField(max_length=1000)
    use = models.CharField(max_length=12, choices=Use)
    origin = models.CharField(max_length=12, choices=Origin)
    matter = models.ForeignKey(
        Matter, models.PROTECT, null=True, blank=True, related_name="fund_projects"
    )
    resolution = models.ForeignKey(
        Resolution, models.PROTECT, null=True, blank=True, related_name="fund_projects"
    )
    asked_by = models.CharField(max_length=120, blank=True)
    """Whose need or request it is, without names, e.g. 东院 23 户老人."""
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="+")
    """The Party members' meeting that discussed it (P-24)."""
    supplier = models.CharField(max_length=80, blank=True)
    cost = models.BigIntegerField(default=0)
    """What its lines add up to, in fen."""
    is_standing = models.BooleanField(default=False)
    """Paid piece by piece while it runs, each piece accepted by itself, e.g. home repairs."""
    use_reason = models.CharField(max_length=300, blank=True)
    """Why it is allowed in spite of words that give pause (F-03)."""
    quotes_reason = models.CharField(max_length=300, blank=True)
    """Why there are fewer quotes than there should be (F-06)."""
    proposer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    state = models.CharField(max_length=12, choices=ProjectState, default=ProjectState.DRAFT)
    written_at = models.DateTimeField()
    agreed_words = models.CharField(max_length=300, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    notice_from = models.DateField(null=True, blank=True)
    notice_until = models.DateField(null=True, blank=True)
    """The last day of the public notice."""
    delivered_from = models.DateField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    result = models.CharField(max_length=500, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="fund_project_state_is_known", condition=Q(state__in=ProjectState.values)
            ),
            CheckConstraint(name="fund_project_use_is_known", condition=Q(use__in=Use.values)),
            CheckConstraint(
                name="fund_project_origin_is_known", condition=Q(origin__in=Origin.values)
            ),
            CheckConstraint(name="fund_project_has_a_title", condition=~Q(title="")),
            CheckConstraint(
                name="proposed_fund_project_is_costed",
                condition=Q(cost__gt=0) | (Q(state=ProjectState.DRAFT) & Q(cost=0)),
            ),
            CheckConstraint(
                name="fund_project_from_a_matter_or_resolution_points_to_it",
                condition=~Q(origin__in=[Origin.MATTER, Origin.RESOLUTION])
                | Q(origin=Origin.MATTER, matter__isnull=False)
                | Q(origin=Origin.RESOLUTION, resolution__isnull=False),
            ),
            CheckConstraint(
                name="funded_project_was_approved",
                condition=~Q(state__in=sorted(FUNDED)) | Q(approved_at__isnull=False),
            ),
            CheckConstraint(
                name="fund_project_is_delivered_after_its_notice",
                condition=Q(delivered_from__isnull=True)
                | Q(notice_until__isnull=False, delivered_from__gt=F("notice_until")),
            ),
            CheckConstraint(
                name="fund_project_notice_ends_after_it_begins",
                condition=Q(notice_until__isnull=True) | Q(notice_until__gt=F("notice_from")),
            ),
            CheckConstraint(
                name="running_fund_project_was_delivered",
                condition=~Q(
                    state__in=[
                        ProjectState.DELIVERING,
                        ProjectState.ACCEPTED,
                        ProjectState.PUBLISHED,
                    ]
                )
                | Q(delivered_from__isnull=False),
            ),
            CheckConstraint(
                name="ended_fund_project_was_accepted",
                condition=~Q(state__in=[ProjectState.ACCEPTED, ProjectState.PUBLISHED])
                | Q(accepted_at__isnull=False),
            ),
            CheckConstraint(
                name="published_fund_project_tells_its_result",
                condition=Q(state=ProjectState.PUBLISHED, published_at__isnull=False)
                & ~Q(result="")
                | (~Q(state=ProjectState.PUBLISHED) & Q(published_at__isnull=True)),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "-id"], name="fund_project_by_community"),
        ]

    def __str__(self) -> str:
        return self.title


class CostLine(models.Model):
    """One line of a project's costing."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="costs")
    what = models.CharField(max_length=60)
    quantity = models.PositiveIntegerField()
    unit = models.CharField(max_length=10)
    price = models.BigIntegerField()
    """Of one unit, in fen."""

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="cost_line_says_what", condition=~Q(what="")),
            CheckConstraint(
                name="cost_line_costs_something", condition=Q(quantity__gt=0, price__gt=0)
            ),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def amount(self) -> int:
        return self.quantity * self.price


class Quote(models.Model):
    """What a supplier asks (F-06)."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="quotes")
    supplier = models.CharField(max_length=80)
    amount = models.BigIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["project", "supplier"], name="supplier_quotes_once_for_a_fund_project"
            ),
            CheckConstraint(name="quote_is_positive", condition=Q(amount__gt=0)),
        ]

    def __str__(self) -> str:
        return self.supplier


class Interest(models.Model):
    """Somebody with an interest of their own in a project, who takes no step on it (F-06)."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="interests")
    name = models.CharField(max_length=60)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    words = models.CharField(max_length=120)
    """Which interest, e.g. 供应商是他弟弟."""
    declared_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="interest_says_which", condition=~Q(words="")),
            models.UniqueConstraint(
                fields=["project", "name"], name="interest_is_declared_once_by_name"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project_id} {self.words}"


class Capacity(models.TextChoices):
    RESIDENT = "resident", _("居民")
    OVERSEER = "overseer", _("居务监督委员会")


class Acceptor(models.Model):
    """Who accepted a project's work; without one of the oversight committee it is none (F-05)."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="acceptors")
    capacity = models.CharField(max_length=10, choices=Capacity)
    name = models.CharField(max_length=60)
    overseer = models.ForeignKey(Overseer, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["project", "name"], name="one_accepts_a_project_once"),
            CheckConstraint(
                name="acceptor_of_the_committee_is_on_its_list",
                condition=Q(capacity=Capacity.OVERSEER, overseer__isnull=False)
                | Q(capacity=Capacity.RESIDENT, overseer__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.capacity} of {self.project_id}"
