"""Owners, what they own, and their votes by area and by head (民法典278), a kind of their own."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.models import RulePack
from lianxin.council.models.agenda import AgendaItem, Reserved
from lianxin.people.models import Person
from lianxin.places.models import Community, Place


class Owner(models.Model):
    """One owner, who counts once however many doors are theirs; joint owners are one."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    """By whom they vote online; null for who votes on paper alone."""

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="owner_has_a_name", condition=~Q(name="")),
            models.UniqueConstraint(
                fields=["community", "person"],
                condition=Q(person__isnull=False),
                name="person_is_one_owner_in_a_community",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Holding(models.Model):
    """One door with its area in hundredths of a square metre."""

    owner = models.ForeignKey(Owner, models.CASCADE, related_name="holdings")
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    door = models.CharField(max_length=40)
    area = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["place", "door"], name="door_is_owned_once"),
            CheckConstraint(name="door_has_a_number", condition=~Q(door="")),
            CheckConstraint(name="door_has_an_area", condition=Q(area__gte=1)),
        ]

    def __str__(self) -> str:
        return self.door


class OwnerVoteState(models.TextChoices):
    DRAFT = "draft", _("准备中")
    ANNOUNCED = "announced", _("公示中")
    OPEN = "open", _("正在表决")
    COUNTED = "counted", _("票数好了")
    PASSED = "passed", _("通过")
    REJECTED = "rejected", _("未通过")
    VOID = "void", _("参与不够，不成立")
    CANCELLED = "cancelled", _("取消了")


DECLARED = frozenset({OwnerVoteState.PASSED, OwnerVoteState.REJECTED, OwnerVoteState.VOID})
TOLD = DECLARED | {OwnerVoteState.ANNOUNCED, OwnerVoteState.OPEN, OwnerVoteState.COUNTED}
"""What the public sees, but for what was cancelled before."""


class OwnerVote(models.Model):
    """A vote of the owners of some buildings; roll, rules and thresholds stay as announced."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    places = models.ManyToManyField(Place, related_name="+")
    title = models.CharField(max_length=60)
    words = models.CharField(max_length=500, blank=True)
    purpose = models.CharField(max_length=14, choices=Reserved)
    item = models.OneToOneField(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="owner_vote"
    )
    """The council's item that was referred to the owners."""
    opens_on = models.DateField()
    closes_on = models.DateField()
    """The last day, inclusive."""
    state = models.CharField(max_length=10, choices=OwnerVoteState, default=OwnerVoteState.DRAFT)
    announced_at = models.DateTimeField(null=True, blank=True)
    committee_told_at = models.DateTimeField(null=True, blank=True)
    """When the residents' committee was told of it (物业管理条例15)."""
    earliest_on = models.DateField(null=True, blank=True)
    """The first day that the notice allows."""
    notice_rule = models.ForeignKey(
        RulePack, models.PROTECT, null=True, blank=True, related_name="+"
    )
    present_rule = models.ForeignKey(
        RulePack, models.PROTECT, null=True, blank=True, related_name="+"
    )
    majority_rule = models.ForeignKey(
        RulePack, models.PROTECT, null=True, blank=True, related_name="+"
    )
    owners = models.PositiveIntegerField(default=0)
    area = models.PositiveBigIntegerField(default=0)
    owners_present_needed = models.PositiveIntegerField(default=0)
    area_present_needed = models.PositiveBigIntegerField(default=0)
    owners_cast = models.PositiveIntegerField(default=0)
    area_cast = models.PositiveBigIntegerField(default=0)
    owners_for = models.PositiveIntegerField(default=0)
    area_for = models.PositiveBigIntegerField(default=0)
    owners_against = models.PositiveIntegerField(default=0)
    area_against = models.PositiveBigIntegerField(default=0)
    owners_needed = models.PositiveIntegerField(default=0)
    area_needed = models.PositiveBigIntegerField(default=0)
    counted_at = models.DateTimeField(null=True, blank=True)
    declared_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=500, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="owner_vote_state_is_known", condition=Q(state__in=OwnerVoteState.values)
            ),
            CheckConstraint(name="owner_vote_asks_something", condition=~Q(title="")),
            CheckConstraint(
                name="owner_vote_is_of_a_reserved_kind",
                condition=Q(purpose__in=Reserved.values),
            ),
            CheckConstraint(
                name="owner_vote_lasts_a_day_or_more", condition=Q(closes_on__gte=F("opens_on"))
            ),
            CheckConstraint(
                name="announced_vote_has_its_roll_and_rules",
                condition=~Q(state__in=sorted(TOLD))
                | Q(
                    announced_at__isnull=False,
                    committee_told_at__isnull=False,
                    earliest_on__isnull=False,
                    notice_rule__isnull=False,
                    present_rule__isnull=False,
                    majority_rule__isnull=False,
                    owners__gte=1,
                    area__gte=1,
                    owners_present_needed__gte=1,
                    area_present_needed__gte=1,
                ),
            ),
            CheckConstraint(
                name="owners_are_told_in_time",
                condition=~Q(state__in=sorted(TOLD)) | Q(opens_on__gte=F("earliest_on")),
            ),
            CheckConstraint(
                name="owners_votes_fit_the_roll",
                condition=Q(
                    owners__gte=F("owners_cast"),
                    area__gte=F("area_cast"),
                    owners_cast__gte=F("owners_for") + F("owners_against"),
                    area_cast__gte=F("area_for") + F("area_against"),
                ),
            ),
            CheckConstraint(
                name="passed_vote_has_owners_and_area_enough",
                condition=~Q(state=OwnerVoteState.PASSED)
                | Q(
                    owners_cast__gte=F("owners_present_needed"),
                    area_cast__gte=F("area_present_needed"),
                    owners_for__gte=F("owners_needed"),
                    area_for__gte=F("area_needed"),
                    owners_needed__gte=1,
                    area_needed__gte=1,
                ),
            ),
            CheckConstraint(
                name="rejected_vote_had_owners_enough_but_not_for_it",
                condition=~Q(state=OwnerVoteState.REJECTED)
                | Q(
                    owners_cast__gte=F("owners_present_needed"),
                    area_cast__gte=F("area_present_needed"),
                )
                & (Q(owners_for__lt=F("owners_needed")) | Q(area_for__lt=F("area_needed"))),
            ),
            CheckConstraint(
                name="void_vote_had_too_few_owners",
                condition=~Q(state=OwnerVoteState.VOID)
                | Q(owners_cast__lt=F("owners_present_needed"))
                | Q(area_cast__lt=F("area_present_needed")),
            ),
            CheckConstraint(
                name="owner_vote_is_declared_or_undated",
                condition=Q(state__in=sorted(DECLARED), declared_at__isnull=False)
                | (~Q(state__in=sorted(DECLARED)) & Q(declared_at__isnull=True)),
            ),
            CheckConstraint(
                name="cancelled_vote_says_why",
                condition=~Q(state=OwnerVoteState.CANCELLED) | ~Q(outcome=""),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "-announced_at", "-id"], name="owner_vote_by_day"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_told(self) -> bool:
        return self.state in TOLD

    @property
    def is_declared(self) -> bool:
        return self.state in DECLARED
