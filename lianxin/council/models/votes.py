"""Who voted what, what was resolved, and what the minutes say of it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.council.models.agenda import AgendaItem
from lianxin.council.models.charter import Member
from lianxin.council.models.session import Session


class Choice(models.TextChoices):
    AYE = "aye", _("赞成")
    NO = "no", _("反对")
    ABSTAIN = "abstain", _("弃权")


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

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["item", "round", "member"], name="member_votes_once_on_an_item"
            ),
            CheckConstraint(name="choice_is_known", condition=Q(choice__in=["", *Choice.values])),
            CheckConstraint(
                name="secret_vote_tells_no_choice", condition=Q(is_secret=False) | Q(choice="")
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


class Resolution(models.Model):
    """What was resolved: what, who, by when, and what those against it said."""

    item = models.OneToOneField(AgendaItem, models.PROTECT, related_name="resolution")
    what = models.CharField(max_length=500)
    lead_office = models.CharField(max_length=60)
    lead = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    due_on = models.DateField()
    dissent = models.CharField(max_length=500, blank=True)
    resolved_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    """When the one in charge was done; for a matter, when the matter ended."""

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="resolution_says_what", condition=~Q(what="")),
            CheckConstraint(name="resolution_has_a_lead", condition=~Q(lead_office="")),
            CheckConstraint(
                name="resolution_is_finished_after_it_is_made",
                condition=Q(finished_at__isnull=True) | Q(finished_at__gte=F("resolved_at")),
            ),
        ]

    def __str__(self) -> str:
        return self.what


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
