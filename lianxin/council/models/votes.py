"""Who voted what, and what the minutes say of it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.models import Upload
from lianxin.council.models.agenda import AgendaItem
from lianxin.council.models.charter import Member
from lianxin.council.models.session import Session


class Choice(models.TextChoices):
    AYE = "aye", _("赞成")
    NO = "no", _("反对")
    ABSTAIN = "abstain", _("弃权")


class VotePaper(models.Model):
    """A paper on which those without a phone voted in one round: its picture, and who entered it.

    A sheet may carry one vote or many; of a secret round it is the sheet of the count.
    """

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="papers")
    round = models.PositiveSmallIntegerField()
    photo = models.OneToOneField(Upload, models.PROTECT, related_name="+")
    votes = models.PositiveSmallIntegerField()
    """How many were entered from it."""
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="vote_paper_carries_a_vote", condition=Q(votes__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.votes}"


class Vote(models.Model):
    """One member's vote in one round, there from the moment it is put for all who are present.

    A secret one says only that it was cast; what it was is known as a sum on the item alone.
    """

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="ballots")
    round = models.PositiveSmallIntegerField()
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    is_secret = models.BooleanField()
    choice = models.CharField(max_length=8, choices=Choice, blank=True)
    is_cast = models.BooleanField(default=False)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    """Who of the staff wrote it down; null for who voted themself."""
    paper = models.ForeignKey(
        VotePaper, models.PROTECT, null=True, blank=True, related_name="ballots"
    )
    """On which sheet it stands; null for a hand that was raised."""
    heard = models.CharField(max_length=8, choices=Choice, blank=True)
    """What the staff had written down before they voted themself; their own vote counts."""
    holder = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")
    """Who votes for a member that is not there, by their written word."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["item", "round", "member"], name="member_votes_once_on_an_item"
            ),
            CheckConstraint(name="choice_is_known", condition=Q(choice__in=["", *Choice.values])),
            CheckConstraint(
                name="secret_vote_tells_no_choice",
                condition=Q(is_secret=False) | Q(choice="", heard=""),
            ),
            CheckConstraint(
                name="what_was_heard_is_known", condition=Q(heard__in=["", *Choice.values])
            ),
            CheckConstraint(
                name="secret_vote_names_no_paper",
                condition=Q(is_secret=False) | Q(paper__isnull=True),
            ),
            CheckConstraint(
                name="vote_on_paper_was_entered_from_it",
                condition=Q(paper__isnull=True) | Q(entered_by__isnull=False) | ~Q(heard=""),
            ),
            CheckConstraint(
                name="nobody_holds_their_own_vote",
                condition=Q(holder__isnull=True) | ~Q(holder=F("member")),
            ),
            CheckConstraint(
                name="named_vote_is_cast_with_a_choice",
                condition=Q(is_secret=True)
                | Q(is_cast=False, choice="")
                | (Q(is_cast=True) & ~Q(choice="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.member_id}"


class Passage(models.Model):
    """A part of a session's minutes: on one item, or, without one, on the session itself."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="passages")
    item = models.OneToOneField(
        AgendaItem, models.CASCADE, null=True, blank=True, related_name="passage"
    )
    text = models.TextField(blank=True)
    """Names in full; the public's version is masked."""
    public_text = models.TextField(blank=True)
    """As published."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["session"],
                condition=Q(item__isnull=True),
                name="minutes_have_one_passage_on_the_session",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.item_id}"
