"""The ledger of hours, and the certificates drawn from it."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.models import RulePack
from lianxin.core.secrets import EncryptedTextField
from lianxin.volunteers.models.service import Duty
from lianxin.volunteers.models.volunteer import Volunteer


class EntryKind(models.TextChoices):
    CLAIMED = "claimed", _("申报")
    VERIFIED = "verified", _("核实")


class HourEntry(models.Model):
    """What was claimed or verified of one duty; the database keeps every row as it is.

    A correction is a new entry that names the one it takes the place of, and says why.
    """

    duty = models.ForeignKey(Duty, models.PROTECT, related_name="hours")
    volunteer = models.ForeignKey(Volunteer, models.PROTECT, related_name="hours")
    """The duty's, beside it so that sums need no join."""
    kind = models.CharField(max_length=10, choices=EntryKind)
    minutes = models.PositiveIntegerField()
    """In whole steps of the day's rule (half hours); nought only to take back a mistake."""
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="correction"
    )
    reason = models.CharField(max_length=200, blank=True)
    by_id = models.BigIntegerField(null=True)
    """The user who made it; null for a volunteer without an account."""
    rule = models.ForeignKey(RulePack, models.PROTECT, related_name="+")
    served_at = models.DateTimeField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="hours_are_of_a_known_kind", condition=Q(kind__in=EntryKind.values)
            ),
            CheckConstraint(
                name="hours_are_changed_only_with_a_reason",
                condition=Q(corrects__isnull=True) | ~Q(reason=""),
            ),
            CheckConstraint(
                name="hours_are_nought_only_in_a_correction",
                condition=Q(minutes__gt=0) | Q(corrects__isnull=False),
            ),
            CheckConstraint(
                name="hours_do_not_correct_themselves",
                condition=Q(corrects__isnull=True) | ~Q(corrects=F("id")),
            ),
            CheckConstraint(
                name="verified_hours_name_who_verified",
                condition=~Q(kind=EntryKind.VERIFIED) | Q(by_id__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["duty", "kind"],
                condition=Q(corrects__isnull=True),
                name="duty_is_claimed_and_verified_once",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["volunteer", "kind", "served_at"], name="hours_of_volunteer"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.minutes} of {self.duty_id}"


class CertificateState(models.TextChoices):
    ASKED = "asked", _("已申请")
    POSTED = "posted", _("公示中")
    ISSUED = "issued", _("已开具")
    REFUSED = "refused", _("没有开具")
    REVOKED = "revoked", _("已作废")


class Certificate(models.Model):
    """A certificate of service (志愿服务记录证明, V-04), with what it said on its day.

    The code is made from what it says, so that neither can be changed without the other.
    """

    volunteer = models.ForeignKey(Volunteer, models.PROTECT, related_name="certificates")
    state = models.CharField(
        max_length=10, choices=CertificateState, default=CertificateState.ASKED
    )
    number = models.CharField(max_length=24, blank=True)
    code = models.CharField(max_length=24, blank=True)
    since = models.DateField()
    until = models.DateField()
    holder = EncryptedTextField(blank=True)
    """The name in full; taken away when the volunteer withdraws."""
    holder_index = models.CharField(max_length=64, blank=True)
    """Keyed hash of the name, so that the code can still be checked when the name is gone."""
    identity = models.CharField(max_length=18, blank=True)
    """Masked: 370102********0011."""
    volunteer_number = models.CharField(max_length=16, blank=True)
    issuer = models.CharField(max_length=80, blank=True)
    responsible = models.CharField(max_length=60, blank=True)
    handler = models.CharField(max_length=60, blank=True)
    contact = models.CharField(max_length=30, blank=True)
    minutes = models.PositiveIntegerField(default=0)
    stars = models.PositiveSmallIntegerField(default=0)
    lines = models.JSONField(default=list)
    """Services in order of time, each {"on": ISO day, "what": name, "minutes": int}."""
    asked_at = models.DateTimeField()
    posted_until = models.DateField(null=True, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    words = models.CharField(max_length=200, blank=True)
    """Why it was refused or revoked."""

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="certificate_state_is_known", condition=Q(state__in=CertificateState.values)
            ),
            CheckConstraint(
                name="certificate_covers_a_span_of_days", condition=Q(until__gte=F("since"))
            ),
            CheckConstraint(
                name="issued_certificate_has_all_that_it_must_say",
                condition=~Q(state__in=[CertificateState.ISSUED, CertificateState.REVOKED])
                | (
                    ~Q(number="")
                    & ~Q(code="")
                    & ~Q(issuer="")
                    & ~Q(responsible="")
                    & ~Q(handler="")
                    & Q(issued_on__isnull=False, minutes__gt=0)
                ),
            ),
            CheckConstraint(
                name="certificate_refused_or_revoked_says_why",
                condition=~Q(state__in=[CertificateState.REFUSED, CertificateState.REVOKED])
                | (~Q(words="") & Q(ended_at__isnull=False)),
            ),
            CheckConstraint(
                name="posted_certificate_has_a_last_day",
                condition=~Q(state=CertificateState.POSTED) | Q(posted_until__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["number"], condition=~Q(number=""), name="certificate_number_is_used_once"
            ),
            models.UniqueConstraint(
                fields=["code"], condition=~Q(code=""), name="certificate_code_is_used_once"
            ),
            models.UniqueConstraint(
                fields=["volunteer"],
                condition=Q(state__in=[CertificateState.ASKED, CertificateState.POSTED]),
                name="volunteer_asks_for_one_certificate_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return self.number or f"certificate {self.pk}"
