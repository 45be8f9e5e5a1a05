"""Whom a community cares for: on which ground, what they need, who is to be called."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.secrets import EncryptedTextField
from lianxin.people.models import Consent, Person
from lianxin.places.models import Community


class CareKind(models.TextChoices):
    EMPTY_NEST = "empty", _("空巢老人")
    ALONE = "alone", _("独居老人")
    DISABLED = "disabled", _("残疾人")
    ILL = "ill", _("重病患者")
    CHILD = "child", _("困境儿童")
    POOR = "poor", _("困难家庭")
    ALLOWANCE = "dibao", _("低保家庭")


class Ground(models.TextChoices):
    RECORD = "record", _("民政、残联等已有登记")
    CONSENT = "consent", _("本人单独同意")


class Need(models.TextChoices):
    """How much somebody is to be looked after; how often that is, the rule packs say."""

    HIGH = "high", _("常去看看")
    MIDDLE = "middle", _("隔段时间看看")
    LOW = "low", _("偶尔问候")


class Tongue(models.TextChoices):
    MANDARIN = "zh", _("普通话")
    JINAN = "jinan", _("济南话")
    SIGN = "sign", _("手语")
    OTHER = "other", _("别的话")


class Wish(models.TextChoices):
    ANYBODY = "any", _("谁都行")
    WOMAN = "woman", _("希望是女同志")
    MAN = "man", _("希望是男同志")


class CareState(models.TextChoices):
    OPEN = "open", _("正在关心")
    ENDED = "ended", _("已结束")


class EndReason(models.TextChoices):
    MOVED = "moved", _("搬走了")
    DIED = "died", _("去世了")
    WELL = "well", _("不再需要")
    DECLINED = "declined", _("本人不愿意了")
    OTHER = "other", _("别的原因")


QUIET = frozenset({EndReason.MOVED, EndReason.DIED})
"""After these nothing is sent to anybody: what is open ends by itself, without a word."""


class Care(models.Model):
    """One person cared for, from the entry on a ground that is written down to an end with its
    reason.
    """

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    born_on = models.DateField(null=True, blank=True)
    is_female = models.BooleanField(null=True)
    tongue = models.CharField(max_length=6, choices=Tongue, default=Tongue.MANDARIN)
    wish = models.CharField(max_length=6, choices=Wish, default=Wish.ANYBODY)
    """Whom they would rather have come."""
    ground = models.CharField(max_length=8, choices=Ground)
    ground_words = models.CharField(max_length=120, blank=True)
    """Where it is recorded, or by which paper the consent was given."""
    consent = models.ForeignKey(Consent, models.PROTECT, null=True, blank=True, related_name="+")
    coordinator = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    need = models.CharField(max_length=6, choices=Need, blank=True)
    """By the latest assessment; blank until there is one."""
    state = models.CharField(max_length=6, choices=CareState, default=CareState.OPEN)
    entered_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    end_reason = models.CharField(max_length=8, choices=EndReason, blank=True)
    end_words = EncryptedTextField(blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="care_state_is_known", condition=Q(state__in=CareState.values)),
            CheckConstraint(
                name="care_need_is_known_or_not_assessed", condition=Q(need__in=["", *Need.values])
            ),
            CheckConstraint(
                name="care_rests_on_a_record_or_a_consent",
                condition=(Q(ground=Ground.RECORD, consent__isnull=True) & ~Q(ground_words=""))
                | Q(ground=Ground.CONSENT, consent__isnull=False),
            ),
            CheckConstraint(
                name="ended_care_says_when_and_why",
                condition=Q(
                    state=CareState.ENDED,
                    ended_at__isnull=False,
                    ended_at__gte=F("entered_at"),
                    end_reason__in=EndReason.values,
                )
                | Q(state=CareState.OPEN, ended_at__isnull=True, end_reason=""),
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(state=CareState.OPEN),
                name="person_is_cared_for_once_at_a_time",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "state", "id"], name="care_by_state"),
        ]

    def __str__(self) -> str:
        return f"care {self.pk}"


class CareMark(models.Model):
    """Why somebody is cared for; one person may be old, alone and ill."""

    care = models.ForeignKey(Care, models.CASCADE, related_name="marks")
    kind = models.CharField(max_length=8, choices=CareKind)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="care_kind_is_known", condition=Q(kind__in=CareKind.values)),
            models.UniqueConstraint(fields=["care", "kind"], name="care_has_a_kind_once"),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class Assessment(models.Model):
    """What somebody needs, as it was found on a day; the database keeps every row as it is."""

    care = models.ForeignKey(Care, models.PROTECT, related_name="assessments")
    need = models.CharField(max_length=6, choices=Need)
    words = EncryptedTextField()
    by_id = models.BigIntegerField()
    """The user who assessed it."""
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="assessment_finds_a_need", condition=Q(need__in=Need.values)),
            CheckConstraint(name="assessment_says_what_was_found", condition=~Q(words="")),
        ]

    def __str__(self) -> str:
        return f"assessment of {self.care_id}"


class EmergencyContact(models.Model):
    care = models.ForeignKey(Care, models.CASCADE, related_name="contacts")
    name = EncryptedTextField()
    relation = models.CharField(max_length=20)
    phone = EncryptedTextField()

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="emergency_contact_can_be_reached",
                condition=~Q(name="") & ~Q(phone="") & ~Q(relation=""),
            ),
        ]

    def __str__(self) -> str:
        return f"contact of {self.care_id}"
