from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.secrets import EncryptedTextField
from lianxin.party.models.body import Body
from lianxin.people.models import Person
from lianxin.places.models import Community, Place


class Rank(models.TextChoices):
    FULL = "full", _("正式党员")
    PROBATIONARY = "probationary", _("预备党员")


class Standing(models.TextChoices):
    ENROLLED = "enrolled", _("组织关系在本社区")
    FLOATING = "floating", _("流动党员")
    CHECKED_IN = "checked_in", _("在职党员报到")


class Member(models.Model):
    """A Party member whom a community's organisations know (S-18).

    Whoever is enrolled or floating belongs to exactly one branch, the primary one, at any moment
    (条例 4); who checked in from work belongs to the one at work and may join in here. Nobody is
    ever deleted: who left has a day on which.
    """

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    """As whom the community knows them otherwise, e.g. by their account."""
    name = models.CharField(max_length=60)
    is_female = models.BooleanField(null=True)
    born_on = models.DateField(null=True, blank=True)
    identity = EncryptedTextField(blank=True)
    identity_index = models.CharField(max_length=64, blank=True)
    """Keyed hash of the identity number, to look up by; blank without one."""
    phone = EncryptedTextField(blank=True)
    phone_index = models.CharField(max_length=64, blank=True)
    home = models.ForeignKey(Place, models.SET_NULL, null=True, blank=True, related_name="+")
    door = models.CharField(max_length=20, blank=True)
    """户号, e.g. 301: who shares it with the home is one household."""
    rank = models.CharField(max_length=12, choices=Rank)
    standing = models.CharField(max_length=10, choices=Standing)
    employer = models.CharField(max_length=80, blank=True)
    admitted_on = models.DateField()
    """入党: the day of admission, from which probation runs (P-18)."""
    full_on = models.DateField(null=True, blank=True)
    """转正: the day of full membership; none while on probation."""
    branch = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="members")
    """The primary branch now, or the last one of who left."""
    group = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="group_members"
    )
    entered_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)
    """The first day on which they were no longer of this community."""
    extended_until = models.DateField(null=True, blank=True)
    """Until when probation was extended (P-18); none where it was not."""
    away_since = models.DateField(null=True, blank=True)
    """Since when they live and work elsewhere without their affiliation (P-19)."""
    away_to = models.CharField(max_length=80, blank=True)
    abroad_since = models.DateField(null=True, blank=True)
    lost_since = models.DateField(null=True, blank=True)
    """Since when nobody could reach them (P-21)."""
    idle_since = models.DateField(null=True, blank=True)
    """Since when they paid no dues, came to nothing and did no assigned work (P-17)."""
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="member_rank_is_known", condition=Q(rank__in=Rank.values)),
            CheckConstraint(
                name="member_standing_is_known", condition=Q(standing__in=Standing.values)
            ),
            CheckConstraint(
                name="who_is_enrolled_belongs_to_a_branch",
                condition=Q(standing=Standing.CHECKED_IN) | Q(branch__isnull=False),
            ),
            CheckConstraint(
                name="only_who_has_a_branch_has_a_group",
                condition=Q(group__isnull=True) | Q(branch__isnull=False),
            ),
            CheckConstraint(
                name="a_full_member_became_so_on_a_day",
                condition=Q(rank=Rank.FULL, full_on__isnull=False)
                | Q(rank=Rank.PROBATIONARY, full_on__isnull=True),
            ),
            CheckConstraint(
                name="full_membership_follows_admission",
                condition=Q(full_on__isnull=True) | Q(full_on__gte=F("admitted_on")),
            ),
            CheckConstraint(
                name="member_leaves_after_coming",
                condition=Q(left_on__isnull=True) | Q(left_on__gt=F("entered_on")),
            ),
            CheckConstraint(
                name="probation_is_extended_past_admission",
                condition=Q(extended_until__isnull=True) | Q(extended_until__gt=F("admitted_on")),
            ),
            models.UniqueConstraint(
                fields=["community", "identity_index"],
                condition=~Q(identity_index="") & Q(left_on__isnull=True),
                name="identity_is_one_member_in_a_community",
            ),
            models.UniqueConstraint(
                fields=["identity_index"],
                condition=~Q(identity_index="")
                & ~Q(standing=Standing.CHECKED_IN)
                & Q(left_on__isnull=True),
                name="nobody_is_enrolled_in_two_communities",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "branch", "name", "id"], name="members_of_a_branch"),
            models.Index(fields=["community", "name", "id"], name="members_by_name"),
            models.Index(fields=["person"], name="member_by_person"),
        ]

    def __str__(self) -> str:
        return f"member {self.pk}"


class Affiliation(models.Model):
    """From which day on a member's primary branch and group were these, until the next such row.

    The latest row up to a day tells where a member belonged on it, so that no member ever had two
    primary branches; the database keeps every row, and lets the newest move the member (`keeping`).
    """

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    member = models.ForeignKey(Member, models.PROTECT, related_name="affiliations")
    branch = models.ForeignKey(Body, models.PROTECT, related_name="+")
    group = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    since = models.DateField()
    recorded_at = models.DateTimeField(null=True)
    """None where it came with the member's own row."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["member", "since"], name="a_member_belongs_to_one_branch_from_a_day_on"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["branch", "since"], name="affiliation_by_branch")]

    def __str__(self) -> str:
        return f"{self.member_id} in {self.branch_id} since {self.since}"


class Company(models.Model):
    """A member's part in a themed branch, which leaves the primary one as it is.

    From the day `since` until before the day `until`.
    """

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    member = models.ForeignKey(Member, models.PROTECT, related_name="companies")
    branch = models.ForeignKey(Body, models.PROTECT, related_name="companions")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "companies"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["member", "branch"],
                condition=Q(until__isnull=True),
                name="a_member_joins_a_themed_branch_once",
            ),
            CheckConstraint(
                name="company_ends_after_it_begins",
                condition=Q(until__isnull=True) | Q(until__gt=F("since")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} with {self.branch_id}"
