"""Residents decide on projects: the vote, its options, and ballots that name nobody."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.funds.models.fund import Budget
from lianxin.funds.models.project import Project
from lianxin.places.models import Community


class BallotKind(models.TextChoices):
    APPROVAL = "approval", _("选赞成的（可以选几个）")
    POINTS = "points", _("分点数（把点数分给几个）")


class CountRule(models.TextChoices):
    EQUAL = "equal", _("平均份额法")
    GREEDY = "greedy", _("按得票从高到低")


class VoterUnit(models.TextChoices):
    PERSON = "person", _("每人一票")
    HOUSEHOLD = "household", _("每户一票")


class VoteState(models.TextChoices):
    DRAFT = "draft", _("筹备中")
    OPEN = "open", _("正在投票")
    CLOSED = "closed", _("已截止，待计票")
    COUNTED = "counted", _("计票完成")
    DECLARED = "declared", _("已宣布")
    CANCELLED = "cancelled", _("已取消")


COUNTED_STATES = (VoteState.COUNTED, VoteState.DECLARED)


class Vote(models.Model):
    """A participatory budget: by which rule it is counted is said before the first ballot."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    budget = models.ForeignKey(Budget, models.PROTECT, related_name="votes")
    title = models.CharField(max_length=60)
    words = models.CharField(max_length=500, blank=True)
    amount = models.BigIntegerField()
    """How much is shared out, in fen; whole yuan."""
    kind = models.CharField(max_length=10, choices=BallotKind, default=BallotKind.APPROVAL)
    rule = models.CharField(max_length=10, choices=CountRule, default=CountRule.EQUAL)
    unit = models.CharField(max_length=10, choices=VoterUnit, default=VoterUnit.PERSON)
    most_choices = models.PositiveSmallIntegerField()
    points = models.PositiveSmallIntegerField(default=0)
    """How many points each has; 0 where projects are only approved of."""
    closes_on = models.DateField()
    """The last day."""
    state = models.CharField(max_length=10, choices=VoteState, default=VoteState.DRAFT)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    counted_at = models.DateTimeField(null=True, blank=True)
    outcome = models.JSONField(null=True, blank=True)
    """The whole count, step by step, as `solving` tells it."""
    override_words = models.CharField(max_length=500, blank=True)
    """Why the count was not followed; published."""
    declared_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="fund_vote_state_is_known", condition=Q(state__in=VoteState.values)
            ),
            CheckConstraint(name="fund_vote_shares_something_out", condition=Q(amount__gt=0)),
            CheckConstraint(
                name="fund_vote_is_of_a_known_kind",
                condition=Q(rule__in=CountRule.values, unit__in=VoterUnit.values)
                & (Q(kind=BallotKind.APPROVAL, points=0) | Q(kind=BallotKind.POINTS, points__gt=0)),
            ),
            CheckConstraint(name="fund_vote_lets_choose", condition=Q(most_choices__gte=1)),
            CheckConstraint(
                name="fund_vote_opens_before_it_closes",
                condition=Q(state__in=[VoteState.DRAFT, VoteState.CANCELLED])
                | Q(opened_at__isnull=False),
            ),
            CheckConstraint(
                name="counted_fund_vote_has_closed",
                condition=~Q(state__in=[VoteState.CLOSED, *COUNTED_STATES])
                | Q(closed_at__isnull=False, closed_at__gte=F("opened_at")),
            ),
            CheckConstraint(
                name="counted_fund_vote_keeps_its_count",
                condition=Q(
                    state__in=COUNTED_STATES, counted_at__isnull=False, outcome__isnull=False
                )
                | (~Q(state__in=COUNTED_STATES) & Q(counted_at__isnull=True, outcome__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Option(models.Model):
    """A project as it stands on the ballot: its number and its cost are fixed."""

    vote = models.ForeignKey(Vote, models.CASCADE, related_name="options")
    project = models.ForeignKey(Project, models.PROTECT, related_name="options")
    number = models.PositiveSmallIntegerField()
    cost = models.BigIntegerField()
    is_chosen = models.BooleanField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["vote", "number"], name="option_number_is_used_once_in_a_vote"
            ),
            models.UniqueConstraint(
                fields=["vote", "project"], name="project_stands_once_on_a_ballot"
            ),
            CheckConstraint(
                name="option_has_a_number_and_a_cost", condition=Q(number__gte=1, cost__gt=0)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.vote_id} option {self.number}"


class Way(models.TextChoices):
    ONLINE = "online", _("网上")
    PAPER = "paper", _("纸质")


class Ballot(models.Model):
    """What somebody chose: points by option number (1 for approval). Who is not kept, but as a
    keyed hash, so that nobody has two.
    """

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    vote = models.ForeignKey(Vote, models.PROTECT, related_name="ballots")
    voter = models.CharField(max_length=64)
    """Keyed hash of the person or the household in this vote."""
    way = models.CharField(max_length=8, choices=Way)
    points = models.JSONField()
    at = models.DateTimeField()
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["vote", "voter"], name="everybody_has_one_ballot_in_a_fund_vote"
            ),
            CheckConstraint(name="ballot_voter_is_a_hash", condition=~Q(voter="")),
            CheckConstraint(
                name="paper_ballot_is_entered_by_two",
                condition=Q(way=Way.ONLINE, entered_by__isnull=True, checked_by__isnull=True)
                | (
                    Q(way=Way.PAPER, entered_by__isnull=False, checked_by__isnull=False)
                    & ~Q(entered_by=F("checked_by"))
                ),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "at"], name="ballot_by_moment"),
        ]

    def __str__(self) -> str:
        return f"ballot {self.pk}"


class PaperEntry(models.Model):
    """A paper as one of two read it; where both read the same, it is a ballot."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    vote = models.ForeignKey(Vote, models.PROTECT, related_name="papers")
    paper = models.PositiveIntegerField()
    """The number printed on the paper."""
    voter = models.CharField(max_length=64)
    points = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["vote", "paper", "by"], name="one_reads_a_paper_once"),
            CheckConstraint(name="paper_has_a_number", condition=Q(paper__gte=1)),
        ]

    def __str__(self) -> str:
        return f"paper {self.paper} of {self.vote_id}"
