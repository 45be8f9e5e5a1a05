"""Who speaks for an organisation, what was agreed with it, and what it pledged."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.models import Upload
from lianxin.organisations.models.organisation import Organisation
from lianxin.people.models import Person


class Contact(models.Model):
    """Somebody who speaks for an organisation; name and phone are the person's, masked as such."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="contacts")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    title = models.CharField(max_length=40)
    """What they are there, e.g. 负责人, 联系人."""
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    """The last day, inclusive."""

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="contact_leaves_after_coming",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
            ),
            CheckConstraint(name="contact_says_what_they_are", condition=~Q(title="")),
            models.UniqueConstraint(
                fields=["organisation", "person"],
                condition=Q(until__isnull=True),
                name="person_is_a_contact_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} of {self.organisation_id}"


class Agreement(models.Model):
    """What community and organisation signed, until a day, with its paper; renewed by a new one."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="agreements")
    title = models.CharField(max_length=80)
    words = models.CharField(max_length=500, blank=True)
    signed_on = models.DateField()
    until = models.DateField(null=True, blank=True)
    """The last day, inclusive; null where it has none."""
    paper = models.FileField(max_length=200, blank=True)
    """Encrypted."""
    paper_kind = models.CharField(max_length=4, blank=True)
    """pdf or jpg."""
    renews = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="renewal"
    )
    reminded_at = models.DateTimeField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    """By when it was given up before its day."""

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="agreement_has_a_title", condition=~Q(title="")),
            CheckConstraint(
                name="agreement_runs_out_after_it_is_signed",
                condition=Q(until__isnull=True) | Q(until__gte=F("signed_on")),
            ),
            CheckConstraint(
                name="agreement_ends_after_it_is_signed",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("signed_on")),
            ),
            CheckConstraint(
                name="paper_is_of_a_known_kind", condition=Q(paper_kind__in=["", "pdf", "jpg"])
            ),
        ]

    def __str__(self) -> str:
        return self.title


class PledgeState(models.TextChoices):
    OPEN = "open", _("还没兑现")
    KEPT = "kept", _("已兑现")
    BROKEN = "broken", _("没有兑现")
    RELEASED = "released", _("不再要求")


class Pledge(models.Model):
    """What an organisation said it would do by a day, and whether it did, with proof."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="pledges")
    what = models.CharField(max_length=200)
    made_on = models.DateField()
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=PledgeState, default=PledgeState.OPEN)
    settled_on = models.DateField(null=True, blank=True)
    proof = models.CharField(max_length=300, blank=True)
    """How it is known that it was kept; why it was not, or is not asked for any more."""
    photo = models.ForeignKey(Upload, models.PROTECT, null=True, blank=True, related_name="+")
    is_shown = models.BooleanField(default=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="pledge_state_is_known", condition=Q(state__in=PledgeState.values)
            ),
            CheckConstraint(name="pledge_says_what", condition=~Q(what="")),
            CheckConstraint(name="pledge_is_due_later", condition=Q(due_on__gte=F("made_on"))),
            CheckConstraint(
                name="settled_pledge_has_its_day_and_proof",
                condition=Q(state=PledgeState.OPEN, settled_on__isnull=True)
                | (
                    ~Q(state=PledgeState.OPEN)
                    & Q(settled_on__isnull=False, settled_on__gte=F("made_on"))
                    & ~Q(proof="")
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.what
