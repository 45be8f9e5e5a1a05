"""Elections of a Party organisation's secretary and committee (P-11)."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.models import RulePack
from lianxin.party.models.body import Body, Duty
from lianxin.party.models.member import Member
from lianxin.places.models import Community


class ElectionState(models.TextChoices):
    ANNOUNCED = "announced", _("已公告")
    ROLLED = "rolled", _("名册已定")
    STANDING = "standing", _("候选人已定")
    OPEN = "open", _("正在选举")
    COUNTED = "counted", _("已计票")
    DONE = "done", _("已选出")
    VOID = "void", _("到会不足，无效")
    CALLED_OFF = "called_off", _("已取消")


QUORATE = frozenset({ElectionState.OPEN, ElectionState.COUNTED, ElectionState.DONE})
"""States of an election at which enough were present."""
UNDER_WAY = frozenset(ElectionState) - {ElectionState.DONE, ElectionState.CALLED_OFF}


class Election(models.Model):
    """One election: when, who is entitled, how many came, and what each vote had to reach."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, models.PROTECT, related_name="elections")
    held_on = models.DateField()
    """The day for which it is announced."""
    venue = models.CharField(max_length=60)
    seats = models.PositiveSmallIntegerField()
    """How many are to be elected in all, the secretary among them."""
    approval = models.CharField(max_length=60, blank=True)
    """The number under which the superior let it be early or late (P-06)."""
    is_by_delegates = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=ElectionState, default=ElectionState.ANNOUNCED)
    announced_at = models.DateTimeField()
    turn = models.PositiveSmallIntegerField(default=1)
    """Which round of voting this is."""
    entitled = models.PositiveSmallIntegerField(default=0)
    present = models.PositiveSmallIntegerField(null=True, blank=True)
    papers = models.PositiveSmallIntegerField(null=True, blank=True)
    """Voting papers that were handed in."""
    present_needed = models.PositiveSmallIntegerField(default=0)
    ayes_needed = models.PositiveSmallIntegerField(default=0)
    present_rule = models.ForeignKey(
        RulePack, models.PROTECT, null=True, blank=True, related_name="+"
    )
    ayes_rule = models.ForeignKey(RulePack, models.PROTECT, null=True, blank=True, related_name="+")
    outcome = models.CharField(max_length=200, blank=True)
    """Why it was called off."""
    revision = models.PositiveIntegerField(default=0)

    is_led: bool
    """Whether its reader leads it: set where it is fetched for somebody."""
    standing: list["Candidate"]
    """Its candidates, set where it is fetched for a step."""

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="election_state_is_known", condition=Q(state__in=ElectionState.values)
            ),
            CheckConstraint(
                name="an_election_is_held_by_enough_of_the_entitled",
                condition=~Q(state__in=sorted(QUORATE))
                | Q(
                    present__gte=F("present_needed"),
                    present__lte=F("entitled"),
                    present_needed__gt=0,
                ),
            ),
            CheckConstraint(
                name="an_election_is_void_for_too_few_alone",
                condition=~Q(state=ElectionState.VOID) | Q(present__lt=F("present_needed")),
            ),
            CheckConstraint(
                name="no_more_papers_than_voters",
                condition=Q(papers__isnull=True) | Q(papers__lte=F("present")),
            ),
            CheckConstraint(
                name="an_election_is_called_off_with_a_reason",
                condition=~Q(state=ElectionState.CALLED_OFF) | ~Q(outcome=""),
            ),
            CheckConstraint(name="somebody_is_to_be_elected", condition=Q(seats__gte=1)),
            models.UniqueConstraint(
                fields=["body"],
                condition=Q(state__in=sorted(UNDER_WAY)),
                name="body_has_one_election_at_a_time",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "held_on"], name="elections_by_day"),
        ]

    def __str__(self) -> str:
        return f"election of {self.body_id} on {self.held_on}"


class Voter(models.Model):
    """One member on an election's roll, entitled or left out with both records (P-09)."""

    election = models.ForeignKey(Election, models.CASCADE, related_name="voters")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    is_entitled = models.BooleanField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["election", "member"], name="member_is_on_the_roll_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} in {self.election_id}"


class Candidate(models.Model):
    """Who stands for which duty, and how many ayes they got."""

    election = models.ForeignKey(Election, models.CASCADE, related_name="candidates")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    duty = models.CharField(max_length=10, choices=Duty)
    ayes = models.PositiveSmallIntegerField(null=True, blank=True)
    needed = models.PositiveSmallIntegerField(default=0)
    """What the ayes had to reach in the round that counted."""
    is_elected = models.BooleanField(default=False)
    turn = models.PositiveSmallIntegerField(default=0)
    """The round in which they were last counted."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["election", "member"], name="candidate_stands_for_one_duty"
            ),
            CheckConstraint(
                name="candidate_stands_for_a_duty_of_the_committee",
                condition=Q(duty__in=Duty.values) & ~Q(duty=Duty.LEADER),
            ),
            CheckConstraint(
                name="whoever_is_elected_got_the_ayes_needed",
                condition=Q(is_elected=False) | Q(needed__gt=0, ayes__gte=F("needed")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} for {self.duty}"
