from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.organisations.models import Organisation
from lianxin.places.models import Community


class BodyKind(models.TextChoices):
    COMMITTEE = "committee", _("党委")
    GENERAL_BRANCH = "general_branch", _("党总支")
    BRANCH = "branch", _("党支部")
    GROUP = "group", _("党小组")


class BranchKind(models.TextChoices):
    RESIDENTS = "residents", _("居民党支部")
    NEW_SECTOR = "new_sector", _("两新党支部")
    JOINT = "joint", _("联合党支部")
    THEMED = "themed", _("特色党支部")


class Body(models.Model):
    """A Party organisation: a committee, a general branch, a branch, or a group of one.

    It stood from the day `founded_on` until before the day `dissolved_on`. Its place in the tree
    never changes: one that is put elsewhere is dissolved and founded anew.
    """

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=14, choices=BodyKind)
    branch_kind = models.CharField(max_length=10, choices=BranchKind, blank=True)
    """Of what sort a branch is; blank for all others."""
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    name = models.CharField(max_length=60)
    position = models.PositiveIntegerField(default=0)
    founded_on = models.DateField()
    dissolved_on = models.DateField(null=True, blank=True)
    approval = models.CharField(max_length=60, blank=True)
    """The number under which its superior approved it (P-04)."""
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    """The firm or social organisation in which a new-sector branch was founded."""
    units = models.ManyToManyField(Organisation, related_name="+", blank=True)
    """Those that a joint branch joins."""

    class Meta:
        verbose_name_plural = "bodies"
        constraints: ClassVar = [
            CheckConstraint(name="body_kind_is_known", condition=Q(kind__in=BodyKind.values)),
            CheckConstraint(
                name="a_branch_and_nothing_else_is_of_a_sort",
                condition=Q(kind=BodyKind.BRANCH, branch_kind__in=BranchKind.values)
                | (~Q(kind=BodyKind.BRANCH) & Q(branch_kind="")),
            ),
            CheckConstraint(
                name="only_a_committee_stands_on_top",
                condition=Q(kind=BodyKind.COMMITTEE, parent__isnull=True)
                | (~Q(kind=BodyKind.COMMITTEE) & Q(parent__isnull=False)),
            ),
            CheckConstraint(
                name="body_is_dissolved_after_it_is_founded",
                condition=Q(dissolved_on__isnull=True) | Q(dissolved_on__gt=F("founded_on")),
            ),
            CheckConstraint(
                name="only_a_new_sector_branch_belongs_to_an_organisation",
                condition=Q(organisation__isnull=True) | Q(branch_kind=BranchKind.NEW_SECTOR),
            ),
            models.UniqueConstraint(
                fields=["community"],
                condition=Q(kind=BodyKind.COMMITTEE, dissolved_on__isnull=True),
                name="community_has_one_party_committee",
            ),
            models.UniqueConstraint(
                fields=["parent", "name"],
                condition=Q(dissolved_on__isnull=True),
                name="body_is_named_once_under_its_parent",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "kind", "position"], name="body_in_order"),
        ]

    def __str__(self) -> str:
        return self.name


class Duty(models.TextChoices):
    SECRETARY = "secretary", _("书记")
    DEPUTY = "deputy", _("副书记")
    ORGANISER = "organiser", _("组织委员")
    PUBLICITY = "publicity", _("宣传委员")
    DISCIPLINE = "discipline", _("纪检委员")
    MEMBER = "member", _("委员")
    LEADER = "leader", _("党小组组长")


class Term(models.Model):
    """A duty that a member holds in a body. Who is not released stays in it past the day due."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, models.PROTECT, related_name="terms")
    member = models.ForeignKey("party.Member", models.PROTECT, related_name="terms")
    duty = models.CharField(max_length=10, choices=Duty)
    since = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    """The day by which the next election is to be held (P-06); none for a group's leader."""
    ended_on = models.DateField(null=True, blank=True)
    """The first day on which it was no longer held."""
    due_before = models.DateField(null=True, blank=True)
    """The day due by the rule, where the superior let it be moved."""
    approval = models.CharField(max_length=60, blank=True)
    """The number under which it was moved."""

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="day_due_is_moved_with_an_approval",
                condition=Q(due_before__isnull=True, approval="")
                | (Q(due_before__isnull=False, due_on__isnull=False) & ~Q(approval="")),
            ),
            CheckConstraint(name="duty_is_known", condition=Q(duty__in=Duty.values)),
            CheckConstraint(
                name="term_ends_no_earlier_than_it_begins",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("since")),
            ),
            models.UniqueConstraint(
                fields=["body"],
                condition=Q(duty=Duty.SECRETARY, ended_on__isnull=True),
                name="body_has_one_secretary",
            ),
            models.UniqueConstraint(
                fields=["body"],
                condition=Q(duty=Duty.LEADER, ended_on__isnull=True),
                name="group_has_one_leader",
            ),
            models.UniqueConstraint(
                fields=["body", "member", "duty"],
                condition=Q(ended_on__isnull=True),
                name="duty_is_held_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.duty} of {self.body_id}"


class Waiver(models.Model):
    """A warning that was given when an organisation was founded, and why it was founded so."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="waivers")
    code = models.CharField(max_length=8)
    """The rule by its number, e.g. P-03."""
    words = models.CharField(max_length=200)
    reason = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="a_warning_is_overridden_with_a_reason", condition=~Q(reason="")),
            models.UniqueConstraint(fields=["body", "code"], name="body_is_warned_once_of_a_rule"),
        ]

    def __str__(self) -> str:
        return f"{self.code} at {self.body_id}"
