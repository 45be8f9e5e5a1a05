"""Who has voted, and what was voted: kept apart, see docs/decisions/0025."""

import secrets
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.secrets import EncryptedTextField
from lianxin.honours.models.award import Round
from lianxin.people.models import Person


class Panel(models.TextChoices):
    RESIDENTS = "residents", _("居民")
    JURY = "jury", _("评委")


class Channel(models.TextChoices):
    ONLINE = "online", _("网上")
    PAPER = "paper", _("纸上")


def any_number() -> int:
    """Ballots lie in no order of time."""
    return secrets.randbelow(2**52) + 1


def any_receipt() -> str:
    return "".join(secrets.choice("23456789ABCDEFGHJKLMNPQRSTUVWXYZ") for _each in range(8))


class Juror(models.Model):
    round = models.ForeignKey(Round, models.CASCADE, related_name="jurors")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    since = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "person"], name="juror_sits_once_in_a_round"),
        ]

    def __str__(self) -> str:
        return f"juror {self.pk}"


class Vote(models.Model):
    """That one person or household has voted, or was handed a paper; never what was voted.

    The envelope leads to the ballot for this installation's key alone, so that what is odd can be
    set aside openly; it goes, with device, person and moment, when the objection days are over.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="votes")
    panel = models.CharField(max_length=10, choices=Panel)
    channel = models.CharField(max_length=10, choices=Channel)
    voter = models.CharField(max_length=64)
    """Keyed hash of the person or the household, for one vote each."""
    person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    device = models.CharField(max_length=64, blank=True)
    """Keyed hash of what the browser is known by, different for every round."""
    envelope = EncryptedTextField(blank=True)
    at = models.DateTimeField(null=True, blank=True)
    aside = models.CharField(max_length=200, blank=True)
    """Why it was set aside."""
    is_sealed = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="vote_is_of_a_known_panel_and_channel",
                condition=Q(panel__in=Panel.values, channel__in=Channel.values),
            ),
            CheckConstraint(name="vote_is_somebody_s", condition=~Q(voter="")),
            CheckConstraint(
                name="sealed_vote_leads_to_nobody",
                condition=Q(is_sealed=False, at__isnull=False)
                | Q(is_sealed=True, at__isnull=True, person__isnull=True, device="", envelope=""),
            ),
            CheckConstraint(
                name="paper_vote_leads_to_no_ballot",
                condition=~Q(channel="paper") | Q(envelope="", device=""),
            ),
            models.UniqueConstraint(
                fields=["round", "panel", "voter"],
                condition=Q(aside=""),
                name="one_person_or_household_votes_once",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["round", "at"], name="vote_in_time")]

    def __str__(self) -> str:
        return f"vote {self.pk}"


class Ballot(models.Model):
    """What was voted, with a receipt that only the voter knows; the database keeps it as it is."""

    id = models.BigIntegerField(primary_key=True, default=any_number, editable=False)
    round = models.ForeignKey(Round, models.PROTECT, related_name="ballots")
    panel = models.CharField(max_length=10, choices=Panel)
    receipt = models.CharField(max_length=12, default=any_receipt)
    choices = models.JSONField()
    """The numbers of those it names, in order of number."""

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="ballot_is_of_a_known_panel", condition=Q(panel__in=Panel.values)),
            models.UniqueConstraint(
                fields=["round", "receipt"], name="ballot_receipt_is_given_once"
            ),
        ]

    def __str__(self) -> str:
        return f"ballot {self.receipt}"


class SetAside(models.Model):
    """That a ballot does not count, and why; both are published, what it says is not."""

    ballot = models.OneToOneField(Ballot, models.PROTECT, related_name="aside")
    reason = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="ballot_is_set_aside_with_a_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"aside {self.pk}"


class PaperEntry(models.Model):
    """One reading of a paper ballot; it counts when two different people read the same."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="papers")
    serial = models.PositiveIntegerField()
    choices = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    is_agreed = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="paper_has_a_serial_number", condition=Q(serial__gte=1)),
            models.UniqueConstraint(
                fields=["round", "serial", "by"], name="paper_is_read_once_by_each"
            ),
        ]

    def __str__(self) -> str:
        return f"paper {self.serial}"
