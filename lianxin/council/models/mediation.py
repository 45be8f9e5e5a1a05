"""People's mediation (人民调解): parties, meetings, agreement, court confirmation, later visits.

Whatever tells what it is about is encrypted, so that no search or export comes upon it; what is
plain are states and days, for the figures and the clock.
"""

import secrets
from functools import partial
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.secrets import EncryptedTextField
from lianxin.matters.models import Matter
from lianxin.places.models import Community

TOKEN_BYTES = 24


class MediationState(models.TextChoices):
    ASKED = "asked", _("等双方答应")
    UNDER_WAY = "under_way", _("正在调解")
    DRAFTED = "drafted", _("协议等签字")
    AGREED = "agreed", _("达成协议")
    CLOSED = "closed", _("回访完毕")
    STOPPED = "stopped", _("一方不愿意，已停止")
    FAILED = "failed", _("没有谈成")


class Court(models.TextChoices):
    NONE = "", _("没有申请")
    ASKED = "asked", _("已申请司法确认")
    CONFIRMED = "confirmed", _("法院已确认")
    REFUSED = "refused", _("法院没有确认")
    LAPSED = "lapsed", _("过了司法确认的期限")


SETTLED = (MediationState.AGREED, MediationState.CLOSED)
OVER = (*SETTLED, MediationState.STOPPED, MediationState.FAILED)


class Mediation(models.Model):
    """One dispute before one mediator; read by the mediator and the parties alone."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    matter = models.OneToOneField(
        Matter, models.PROTECT, null=True, blank=True, related_name="mediation"
    )
    """What it came from; the matter tells nothing of it but that it is mediated."""
    mediator = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    title = EncryptedTextField()
    words = EncryptedTextField(blank=True)
    terms = EncryptedTextField(blank=True)
    """What the parties agreed on."""
    state = models.CharField(max_length=10, choices=MediationState, default=MediationState.ASKED)
    opened_at = models.DateTimeField()
    effective_on = models.DateField(null=True, blank=True)
    """The day on which all had signed."""
    ended_on = models.DateField(null=True, blank=True)
    """When it left the table, agreed on or not."""
    court = models.CharField(max_length=10, choices=Court, blank=True)
    court_on = models.DateField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="mediation_state_is_known", condition=Q(state__in=MediationState.values)
            ),
            CheckConstraint(name="court_is_known", condition=Q(court__in=Court.values)),
            CheckConstraint(name="mediation_has_a_title", condition=~Q(title="")),
            CheckConstraint(
                name="agreed_mediation_has_terms_and_a_day",
                condition=(Q(state__in=SETTLED) & Q(effective_on__isnull=False) & ~Q(terms=""))
                | (~Q(state__in=SETTLED) & Q(effective_on__isnull=True)),
            ),
            CheckConstraint(
                name="drafted_mediation_has_terms",
                condition=~Q(state=MediationState.DRAFTED) | ~Q(terms=""),
            ),
            CheckConstraint(
                name="mediation_is_over_or_undated",
                condition=Q(state__in=OVER, ended_on__isnull=False)
                | (~Q(state__in=OVER) & Q(ended_on__isnull=True)),
            ),
            CheckConstraint(
                name="only_an_agreement_goes_to_court",
                condition=Q(court="") | Q(effective_on__isnull=False),
            ),
            CheckConstraint(
                name="court_step_has_its_day_after_the_agreement",
                condition=Q(court="", court_on__isnull=True)
                | (
                    ~Q(court="")
                    & Q(court_on__isnull=False, effective_on__isnull=False)
                    & Q(court_on__gte=F("effective_on"))
                ),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["mediator", "-id"], name="mediation_by_mediator")]

    def __str__(self) -> str:
        return f"mediation {self.pk}"


class Disputant(models.Model):
    """One of the parties, by an account or by a private link; all that names them is encrypted."""

    mediation = models.ForeignKey(Mediation, models.PROTECT, related_name="disputants")
    position = models.PositiveSmallIntegerField()
    name = EncryptedTextField()
    phone = EncryptedTextField(blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    token = models.CharField(
        max_length=40, unique=True, default=partial(secrets.token_urlsafe, TOKEN_BYTES)
    )
    consented_at = models.DateTimeField(null=True, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    is_on_paper = models.BooleanField(default=False)
    """Whether the mediator recorded it from paper or word of mouth (代办)."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["mediation", "position"], name="party_has_a_place_of_its_own"
            ),
            CheckConstraint(name="party_has_a_name", condition=~Q(name="")),
            CheckConstraint(
                name="who_signs_has_consented",
                condition=Q(signed_at__isnull=True)
                | Q(consented_at__isnull=False, refused_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"party {self.position} of {self.mediation_id}"


class MediationMeeting(models.Model):
    """One time that they sat together, or with one of them."""

    mediation = models.ForeignKey(Mediation, models.PROTECT, related_name="meetings")
    at = models.DateTimeField()
    venue = models.CharField(max_length=60)
    words = EncryptedTextField(blank=True)
    """What was said, once it was held."""

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="mediation_meeting_has_a_venue", condition=~Q(venue=""))
        ]

    def __str__(self) -> str:
        return f"meeting of {self.mediation_id}"


class MediationVisit(models.Model):
    """A visit some days after the agreement: whether it is kept."""

    mediation = models.ForeignKey(Mediation, models.PROTECT, related_name="visits")
    number = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    is_kept = models.BooleanField(null=True, blank=True)
    words = EncryptedTextField(blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["mediation", "number"], name="mediation_visit_is_made_once"
            ),
            CheckConstraint(
                name="visit_that_was_made_says_whether_it_is_kept",
                condition=Q(done_on__isnull=True, is_kept__isnull=True)
                | Q(done_on__isnull=False, is_kept__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"visit {self.number} of {self.mediation_id}"
