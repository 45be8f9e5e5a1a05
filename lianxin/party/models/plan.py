from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.models import RulePack
from lianxin.party.models.body import Body
from lianxin.party.models.member import Member
from lianxin.places.models import Community, Place


class PlanState(models.TextChoices):
    DRAFTING = "drafting", _("起草中")
    COMPUTING = "computing", _("正在算")
    READY = "ready", _("有方案")
    SUBMITTED = "submitted", _("已提交党委")
    AGREED = "agreed", _("党委已同意")
    CARRIED_OUT = "carried_out", _("已执行")
    DROPPED = "dropped", _("不做了")


ASKING = (PlanState.DRAFTING, PlanState.COMPUTING)
DECIDED = (PlanState.AGREED, PlanState.CARRIED_OUT)
PAST = (PlanState.CARRIED_OUT, PlanState.DROPPED)


class Plan(models.Model):
    """A reorganisation of a community's branches, from the question to the day it is done."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=PlanState, default=PlanState.DRAFTING)
    revision = models.PositiveIntegerField(default=1)
    scope = models.ManyToManyField(Body, related_name="plans")
    """Today's branches whose members are shared out anew."""
    venues = models.ManyToManyField(Place, related_name="+")
    """Where branches may meet."""
    willing = models.ManyToManyField(Member, related_name="+")
    """Who would be a branch's secretary."""
    branches = models.PositiveSmallIntegerField()
    least = models.PositiveSmallIntegerField()
    most = models.PositiveSmallIntegerField()
    """The fewest and the most members of a branch (P-03)."""
    least_full = models.PositiveSmallIntegerField()
    """The fewest full members of a branch (P-01)."""
    group_least = models.PositiveSmallIntegerField()
    group_most = models.PositiveSmallIntegerField()
    needs_secretary = models.BooleanField(default=True)
    keeps_households = models.BooleanField(default=True)
    rules = models.ManyToManyField(RulePack, related_name="+")
    """The rules that were in force when it was asked for."""
    asked_at = models.DateTimeField()
    progress = models.PositiveSmallIntegerField(default=0)
    """How much of the computing is done, in hundredths."""
    collisions = models.JSONField(default=list)
    """Bounds that could not be kept, as [bound, needed, there]."""
    chosen = models.ForeignKey(
        "party.Proposal", models.PROTECT, null=True, blank=True, related_name="+"
    )
    """The proposal that was put to the committee."""
    agreed_on = models.DateField(null=True, blank=True)
    resolution = models.CharField(max_length=200, blank=True)
    """The committee's decision: its number, or its words."""
    effective_on = models.DateField(null=True, blank=True)
    """The day from which the new branches are to stand."""
    carried_out_at = models.DateTimeField(null=True, blank=True)
    why = models.CharField(max_length=200, blank=True)
    """Why it was given back or dropped."""

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="plan_state_is_known", condition=Q(state__in=PlanState.values)),
            CheckConstraint(
                name="plan_asks_for_branches_that_can_be",
                condition=Q(branches__gte=1, least__gte=1, most__gte=F("least")),
            ),
            CheckConstraint(
                name="plan_asks_for_groups_that_can_be",
                condition=Q(group_least__gte=1, group_most__gte=F("group_least")),
            ),
            CheckConstraint(
                name="only_a_proposal_is_put_to_the_committee",
                condition=Q(
                    state__in=[PlanState.SUBMITTED, *DECIDED],
                    chosen__isnull=False,
                )
                | ~Q(state__in=[PlanState.SUBMITTED, *DECIDED]),
            ),
            CheckConstraint(
                name="a_plan_is_agreed_on_a_day_for_a_day",
                condition=Q(
                    state__in=DECIDED, agreed_on__isnull=False, effective_on__gte=F("agreed_on")
                )
                & ~Q(resolution="")
                | Q(agreed_on__isnull=True, effective_on__isnull=True, resolution="")
                & ~Q(state__in=DECIDED),
            ),
            CheckConstraint(
                name="a_plan_is_carried_out_at_a_moment",
                condition=Q(state=PlanState.CARRIED_OUT) ^ Q(carried_out_at__isnull=True),
            ),
            models.UniqueConstraint(
                fields=["community"],
                condition=~Q(state__in=PAST),
                name="community_is_reorganised_once_at_a_time",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "-id"], name="plans_of_a_community"),
            models.Index(fields=["state", "effective_on"], name="plans_by_day"),
        ]

    def __str__(self) -> str:
        return f"plan {self.pk}"


class Aim(models.TextChoices):
    """What a proposal is to do first of all."""

    BALANCED = "balanced", _("兼顾远近和变动")
    NEAR = "near", _("走得最近")
    STEADY = "steady", _("变动最少")


class Proposal(models.Model):
    """One way to do it: who would belong where."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="proposals")
    number = models.PositiveSmallIntegerField()
    aim = models.CharField(max_length=8, choices=Aim)
    made_at = models.DateTimeField()
    changes = models.PositiveIntegerField(default=0)
    """How often somebody has changed it by hand."""

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="proposal_aim_is_known", condition=Q(aim__in=Aim.values)),
            models.UniqueConstraint(
                fields=["plan", "number"], name="proposal_is_numbered_once_in_a_plan"
            ),
        ]

    def __str__(self) -> str:
        return f"proposal {self.number} of {self.plan_id}"


class ProposedBranch(models.Model):
    """A branch as it would be: a new one, or one of today's carried on."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="branches")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=60)
    venue = models.ForeignKey(Place, models.PROTECT, related_name="+")
    carries_on = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name_plural = "proposed branches"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["proposal", "position"], name="proposed_branch_has_a_place_of_its_own"
            ),
            models.UniqueConstraint(
                fields=["proposal", "carries_on"],
                condition=Q(carries_on__isnull=False),
                name="a_branch_is_carried_on_by_one",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ProposedGroup(models.Model):
    """A group of a proposed branch: a new one, or one of today's carried on."""

    branch = models.ForeignKey(ProposedBranch, models.CASCADE, related_name="groups")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=60)
    carries_on = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["branch", "position"], name="proposed_group_has_a_place_of_its_own"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Allotment(models.Model):
    """Where a member would belong by a proposal."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="allotments")
    member = models.ForeignKey(Member, models.CASCADE, related_name="allotments")
    was = models.ForeignKey(Body, models.PROTECT, related_name="+")
    """The branch that they belonged to when it was proposed."""
    branch = models.ForeignKey(ProposedBranch, models.CASCADE, related_name="allotments")
    group = models.ForeignKey(ProposedGroup, models.CASCADE, related_name="allotments")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["proposal", "member"], name="a_member_is_allotted_once_in_a_proposal"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} into {self.branch_id}"
