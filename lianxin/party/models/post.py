"""Posts that members take up (设岗定责), what they do in them, what they pledge, and the boards on
which they are shown.
"""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q

from lianxin.core.models import Upload
from lianxin.party.models.member import Member
from lianxin.places.models import Community, Place


class PostScheme(models.Model):
    """A community's posts under one name, e.g. 设岗定责."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    words = models.CharField(max_length=500, blank=True)
    since = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["community", "name"], name="post_scheme_is_named_once_in_a_community"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class DutyPost(models.Model):
    """A post with its duties, in one courtyard or in the whole community."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    scheme = models.ForeignKey(PostScheme, models.PROTECT, related_name="posts")
    name = models.CharField(max_length=40)
    duties = models.CharField(max_length=300)
    courtyard = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="+")
    seats = models.PositiveSmallIntegerField(null=True, blank=True)
    """How many may hold it at once; None for any number."""
    closed_on = models.DateField(null=True, blank=True)
    """The first day on which nobody can claim it any more."""

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="post_has_duties", condition=~Q(duties="")),
            CheckConstraint(
                name="post_has_a_seat", condition=Q(seats__isnull=True) | Q(seats__gte=1)
            ),
            models.UniqueConstraint(
                fields=["scheme", "courtyard", "name"],
                condition=Q(closed_on__isnull=True, courtyard__isnull=False),
                name="post_is_named_once_in_a_courtyard",
            ),
            models.UniqueConstraint(
                fields=["scheme", "name"],
                condition=Q(closed_on__isnull=True, courtyard__isnull=True),
                name="post_of_the_community_is_named_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Claim(models.Model):
    """A member's hold on a post, from the day `since` until before the day `until`."""

    post = models.ForeignKey(DutyPost, models.PROTECT, related_name="claims")
    member = models.ForeignKey(Member, models.PROTECT, related_name="claims")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="claim_ends_no_earlier_than_it_begins",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
            ),
            models.UniqueConstraint(
                fields=["post", "member"],
                condition=Q(until__isnull=True),
                name="a_member_claims_a_post_once",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["member", "since"], name="claims_of_a_member")]

    def __str__(self) -> str:
        return f"{self.member_id} at {self.post_id}"


class PostDeed(models.Model):
    """What a member did in a post on a day, in a few words."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    member = models.ForeignKey(Member, models.PROTECT, related_name="post_deeds")
    post = models.ForeignKey(DutyPost, models.PROTECT, related_name="deeds")
    words = models.CharField(max_length=200)
    done_on = models.DateField()
    photo = models.ForeignKey(Upload, models.PROTECT, null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="post_deed_is_put_in_words", condition=~Q(words="")),
        ]
        indexes: ClassVar = [
            models.Index(fields=["member", "done_on"], name="post_deeds_of_a_member"),
        ]

    def __str__(self) -> str:
        return f"deed {self.pk}"


class Pledge(models.Model):
    """What a member promises (承诺); one at a time, from `since` until before the day `until`."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    member = models.ForeignKey(Member, models.PROTECT, related_name="pledges")
    words = models.CharField(max_length=120)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="pledge_is_put_in_words", condition=~Q(words="")),
            CheckConstraint(
                name="pledge_ends_no_earlier_than_it_begins",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
            ),
            models.UniqueConstraint(
                fields=["member"],
                condition=Q(until__isnull=True),
                name="a_member_has_one_pledge_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"pledge of {self.member_id}"


class Portrait(models.Model):
    """A member's picture, for the board alone."""

    member = models.OneToOneField(Member, models.PROTECT, related_name="portrait")
    upload = models.OneToOneField(Upload, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"portrait of {self.member_id}"


class Board(models.Model):
    """The community's public board (党员公开展板), one sheet a courtyard. It shows of each member
    what they let it show; where there is none, nothing is shown at all.
    """

    community = models.OneToOneField(Community, models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    since = models.DateField()
    is_open = models.BooleanField(default=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="board_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name
