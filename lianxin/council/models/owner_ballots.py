"""What each owner voted, online or on paper that two of the staff have read alike."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.models import Upload
from lianxin.council.models.owners import Holding, Owner, OwnerVote
from lianxin.council.models.votes import Choice


class Way(models.TextChoices):
    ONLINE = "online", _("网上")
    PAPER = "paper", _("纸上")


class Ballot(models.Model):
    """One owner's one vote, with all the area that was theirs when it was announced."""

    vote = models.ForeignKey(OwnerVote, models.CASCADE, related_name="ballots")
    owner = models.ForeignKey(Owner, models.PROTECT, related_name="+")
    doors = models.CharField(max_length=200)
    area = models.PositiveIntegerField()
    choice = models.CharField(max_length=8, choices=Choice, blank=True)
    way = models.CharField(max_length=8, choices=Way, blank=True)
    cast_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    """Of an online ballot: when the last of its doors had been confirmed as this owner's."""
    first_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    second_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["vote", "owner"], name="owner_votes_once"),
            CheckConstraint(name="ballot_has_an_area", condition=Q(area__gte=1)),
            CheckConstraint(
                name="ballot_choice_is_known", condition=Q(choice__in=["", *Choice.values])
            ),
            CheckConstraint(
                name="ballot_is_cast_in_a_known_way_or_not_at_all",
                condition=Q(choice="", way="", cast_at__isnull=True)
                | (~Q(choice="") & Q(way__in=Way.values, cast_at__isnull=False)),
            ),
            CheckConstraint(
                name="online_ballot_is_of_confirmed_doors",
                condition=Q(way=Way.ONLINE, confirmed_at__isnull=False)
                | (~Q(way=Way.ONLINE) & Q(confirmed_at__isnull=True)),
            ),
            CheckConstraint(
                name="owners_paper_is_entered_by_two",
                condition=(
                    Q(way=Way.PAPER, first_by__isnull=False, second_by__isnull=False)
                    & ~Q(first_by=F("second_by"))
                )
                | (~Q(way=Way.PAPER) & Q(first_by__isnull=True, second_by__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.vote_id} {self.owner_id}"


class BallotDoor(models.Model):
    """One door of a ballot, as it stood on the roll when the vote was announced."""

    ballot = models.ForeignKey(Ballot, models.CASCADE, related_name="roll")
    vote = models.ForeignKey(OwnerVote, models.CASCADE, related_name="+")
    holding = models.ForeignKey(Holding, models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["vote", "holding"], name="door_is_on_one_ballot_of_a_vote"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ballot_id} {self.holding_id}"


class PaperEntry(models.Model):
    """What one of the staff read on an owner's paper; it counts when a second reads the same."""

    ballot = models.ForeignKey(Ballot, models.CASCADE, related_name="entries")
    clerk = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    choice = models.CharField(max_length=8, choices=Choice)
    entered_at = models.DateTimeField()
    photo = models.ForeignKey(Upload, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["ballot", "clerk"], name="clerk_reads_a_paper_once"),
            CheckConstraint(name="paper_choice_is_known", condition=Q(choice__in=Choice.values)),
        ]

    def __str__(self) -> str:
        return f"{self.ballot_id} {self.clerk_id}"
