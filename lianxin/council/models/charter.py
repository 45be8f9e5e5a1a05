"""What a council stands on: its charter, its terms, its members."""

from fractions import Fraction
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.masks import mask_name
from lianxin.organisations.models import Organisation
from lianxin.places.models import Community


class Base(models.TextChoices):
    """Of whom the ayes must be more than a share."""

    PRESENT = "present", _("到会的人")
    MEMBERS = "members", _("全体成员")


class CouncilKind(models.TextChoices):
    RESIDENTS = "residents", _("议事会")
    JOINT = "joint", _("共驻共建联席会")
    """Of organisations: its members are their delegates."""


class Council(models.Model):
    """A community's council of one kind and its charter; shares are exceeded, never only
    reached.
    """

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=CouncilKind, default=CouncilKind.RESIDENTS)
    name = models.CharField(max_length=60)
    way = models.CharField(max_length=60, blank=True)
    """How it works in a few words, e.g. 民事、民议、民决."""
    duties = models.JSONField(default=list, blank=True)
    promises = models.JSONField(default=list, blank=True)
    founded_on = models.DateField()
    quorum_part = models.PositiveSmallIntegerField(default=1)
    quorum_whole = models.PositiveSmallIntegerField(default=2)
    majority_part = models.PositiveSmallIntegerField(default=1)
    majority_whole = models.PositiveSmallIntegerField(default=2)
    majority_of = models.CharField(max_length=10, choices=Base, default=Base.PRESENT)
    is_secret = models.BooleanField(default=False)
    notice_days = models.PositiveSmallIntegerField()
    speech_seconds = models.PositiveSmallIntegerField(null=True, blank=True)
    """How long one may speak at a time; null for what the rule says. So with the turns."""
    speech_turns = models.PositiveSmallIntegerField(null=True, blank=True)
    proxies_each = models.PositiveSmallIntegerField(default=0)
    """For how many others one member may vote; 0 where nobody may."""
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="council_has_a_name", condition=~Q(name="")),
            CheckConstraint(name="council_kind_is_known", condition=Q(kind__in=CouncilKind.values)),
            models.UniqueConstraint(
                fields=["community", "kind"], name="community_has_one_council_of_a_kind"
            ),
            CheckConstraint(
                name="quorum_is_a_proper_share",
                condition=Q(quorum_part__gte=1, quorum_part__lt=F("quorum_whole")),
            ),
            CheckConstraint(
                name="majority_is_a_proper_share",
                condition=Q(majority_part__gte=1, majority_part__lt=F("majority_whole")),
            ),
            CheckConstraint(
                name="who_speaks_has_a_turn_and_some_time",
                condition=(Q(speech_seconds__isnull=True) | Q(speech_seconds__gte=1))
                & (Q(speech_turns__isnull=True) | Q(speech_turns__gte=1)),
            ),
            CheckConstraint(
                name="majority_is_of_a_known_base", condition=Q(majority_of__in=Base.values)
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def quorum(self) -> Fraction:
        return Fraction(self.quorum_part, self.quorum_whole)

    @property
    def majority(self) -> Fraction:
        return Fraction(self.majority_part, self.majority_whole)


class Term(models.Model):
    """One term (届) of a council, from its first day to its last."""

    council = models.ForeignKey(Council, models.CASCADE, related_name="terms")
    number = models.PositiveSmallIntegerField()
    since = models.DateField()
    until = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["council", "number"], name="term_number_is_used_once_in_a_council"
            ),
            CheckConstraint(name="term_ends_after_it_begins", condition=Q(until__gte=F("since"))),
        ]

    def __str__(self) -> str:
        return f"{self.council_id} term {self.number}"


class MemberKind(models.TextChoices):
    RESIDENT = "resident", _("居民代表")
    PARTY = "party", _("党组织")
    COMMITTEE = "committee", _("社区居委会")
    UNIT = "unit", _("驻区单位")
    OWNERS = "owners", _("业委会")
    PROPERTY = "property", _("物业公司")
    ORGANISATION = "organisation", _("社会组织")
    OTHER = "other", _("其他")


class Member(models.Model):
    """Somebody's seat on a council; many have no account."""

    council = models.ForeignKey(Council, models.PROTECT, related_name="members")
    name = models.CharField(max_length=60)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    kind = models.CharField(max_length=12, choices=MemberKind)
    organisation = models.CharField(max_length=60, blank=True)
    delegated_by = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="delegates"
    )
    """Which organisation of the community sends them; of all who sit on a joint conference."""
    is_office_holder = models.BooleanField(default=False)
    """Sits by public office, so the public is told the name; all others are masked (S-16)."""
    is_chair = models.BooleanField(default=False)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    """The last day, inclusive; null while they sit."""

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="member_has_a_name", condition=~Q(name="")),
            CheckConstraint(name="member_kind_is_known", condition=Q(kind__in=MemberKind.values)),
            CheckConstraint(
                name="member_leaves_after_joining",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
            ),
            models.UniqueConstraint(
                fields=["council", "user"],
                condition=Q(user__isnull=False, until__isnull=True),
                name="user_has_one_seat_on_a_council",
            ),
            models.UniqueConstraint(
                fields=["council"],
                condition=Q(is_chair=True, until__isnull=True),
                name="council_has_one_chair",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["user"], name="member_by_user")]

    def __str__(self) -> str:
        return self.name

    @property
    def public_name(self) -> str:
        return self.name if self.is_office_holder else mask_name(self.name)
