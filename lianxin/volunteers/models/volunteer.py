"""Who volunteers: registered by own will, in teams, with a guardian while under age."""

import secrets
from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.secrets import EncryptedTextField
from lianxin.people.models import Person
from lianxin.places.models import Community


def new_token() -> str:
    return secrets.token_urlsafe(18)


class VolunteerState(models.TextChoices):
    WAITING = "waiting", _("等监护人同意")
    ACTIVE = "active", _("已登记")
    REFUSED = "refused", _("监护人没有同意")
    WITHDRAWN = "withdrawn", _("已退出")


GONE = frozenset({VolunteerState.REFUSED, VolunteerState.WITHDRAWN})
"""Of these nothing personal is kept, only what they did."""


class Skill(models.TextChoices):
    CLEANING = "cleaning", _("打扫卫生")
    COMPANY = "company", _("陪伴老人")
    REPAIR = "repair", _("小修小补")
    MEDICAL = "medical", _("医疗护理")
    TEACHING = "teaching", _("教课辅导")
    ART = "art", _("文艺演出")
    WRITING = "writing", _("书画写字")
    ORDER = "order", _("维持秩序")
    MEDIATION = "mediation", _("调解劝和")
    COMPUTER = "computer", _("电脑手机")
    DRIVING = "driving", _("开车跑腿")
    OTHER = "other", _("什么都能搭把手")


class Half(models.TextChoices):
    MORNING = "am", _("上午")
    AFTERNOON = "pm", _("下午")


class Volunteer(models.Model):
    """Somebody who registered (V-01); without person, name and number of identity once gone."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    number = models.PositiveIntegerField()
    """Counted within the community, told as LSL-Z0001."""
    token = models.CharField(max_length=32, unique=True, default=new_token)
    """What the private link of a volunteer without an account carries."""
    name = models.CharField(max_length=60, blank=True)
    identity = EncryptedTextField(blank=True)
    """Number of the identity card: only for certificates, never asked of those under 14."""
    identity_index = models.CharField(max_length=64, blank=True)
    born_on = models.DateField(null=True, blank=True)
    """Only of those under age; others have said that they are eighteen."""
    state = models.CharField(max_length=10, choices=VolunteerState, default=VolunteerState.ACTIVE)
    notice = models.PositiveSmallIntegerField()
    """The version of the notice that was read last (S-01)."""
    is_proxy = models.BooleanField(default=False)
    """Whether staff wrote it down from paper or telephone (代办)."""
    registered_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    """From when on they may serve: at once, or when the guardian agreed."""
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="volunteer_state_is_known", condition=Q(state__in=VolunteerState.values)
            ),
            CheckConstraint(
                name="volunteer_gone_leaves_nothing_personal",
                condition=Q(
                    state__in=sorted(GONE),
                    person__isnull=True,
                    name="",
                    identity="",
                    identity_index="",
                    born_on__isnull=True,
                    left_at__isnull=False,
                )
                | (
                    ~Q(state__in=sorted(GONE))
                    & ~Q(name="")
                    & Q(person__isnull=False, left_at__isnull=True)
                ),
            ),
            CheckConstraint(
                name="active_volunteer_is_confirmed",
                condition=~Q(state=VolunteerState.ACTIVE) | Q(confirmed_at__isnull=False),
            ),
            CheckConstraint(
                name="only_a_minor_waits_for_a_guardian",
                condition=~Q(state=VolunteerState.WAITING) | Q(born_on__isnull=False),
            ),
            CheckConstraint(
                name="volunteer_leaves_after_registering",
                condition=Q(left_at__isnull=True) | Q(left_at__gte=F("registered_at")),
            ),
            models.UniqueConstraint(
                fields=["community", "number"], name="volunteer_number_is_used_once"
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(person__isnull=False),
                name="person_registers_once_in_a_community",
            ),
            models.UniqueConstraint(
                fields=["community", "identity_index"],
                condition=~Q(identity_index=""),
                name="identity_is_one_volunteer_in_a_community",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "registered_at", "id"], name="volunteer_by_day"),
            models.Index(fields=["community", "name", "id"], name="volunteer_by_name"),
        ]

    def __str__(self) -> str:
        return f"volunteer {self.number}"

    @property
    def told_number(self) -> str:
        return f"{self.community.prefix}-Z{self.number:04d}"

    @property
    def is_gone(self) -> bool:
        return self.state in GONE


class VolunteerSkill(models.Model):
    volunteer = models.ForeignKey(Volunteer, models.CASCADE, related_name="skills")
    skill = models.CharField(max_length=10, choices=Skill)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="skill_is_known", condition=Q(skill__in=Skill.values)),
            models.UniqueConstraint(
                fields=["volunteer", "skill"], name="volunteer_has_a_skill_once"
            ),
        ]

    def __str__(self) -> str:
        return self.get_skill_display()


class FreeTime(models.Model):
    """A half-day of the week on which somebody is usually free; Monday is 1, as in ISO 8601."""

    volunteer = models.ForeignKey(Volunteer, models.CASCADE, related_name="free_times")
    weekday = models.PositiveSmallIntegerField()
    half = models.CharField(max_length=2, choices=Half)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="free_time_is_a_half_day_of_a_week",
                condition=Q(weekday__range=(1, 7), half__in=Half.values),
            ),
            models.UniqueConstraint(
                fields=["volunteer", "weekday", "half"], name="volunteer_is_free_once_a_half_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.half}"


class Guardian(models.Model):
    """Whose word a minor needs (V-07, S-04): asked by a link of their own, or by telephone."""

    volunteer = models.OneToOneField(Volunteer, models.CASCADE, related_name="guardian")
    name = models.CharField(max_length=60)
    phone = EncryptedTextField()
    token = models.CharField(max_length=32, unique=True, default=new_token)
    asked_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True, blank=True)
    words = models.CharField(max_length=200, blank=True)
    """How staff came by the word, where the guardian did not open the link."""

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="guardian_can_be_reached", condition=~Q(name="") & ~Q(phone="")),
            CheckConstraint(
                name="guardian_agrees_after_being_asked",
                condition=Q(agreed_at__isnull=True) | Q(agreed_at__gte=F("asked_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"guardian of {self.volunteer_id}"


class InvitationState(models.TextChoices):
    SENT = "sent", _("等回音")
    ACCEPTED = "accepted", _("已登记")
    DECLINED = "declined", _("不参加")
    LAPSED = "lapsed", _("没有回音")


class Invitation(models.Model):
    """One line of an imported list: invited, not enrolled (V-01); cleared once answered.

    The keyed hash of the phone stays, so that who declined is not asked again.
    """

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    name = models.CharField(max_length=60, blank=True)
    phone = EncryptedTextField(blank=True)
    phone_index = models.CharField(max_length=64)
    token = models.CharField(max_length=32, unique=True, default=new_token)
    state = models.CharField(max_length=10, choices=InvitationState, default=InvitationState.SENT)
    volunteer = models.OneToOneField(
        Volunteer, models.PROTECT, null=True, blank=True, related_name="invitation"
    )
    invited_at = models.DateTimeField()
    lapses_on = models.DateField()
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="invitation_state_is_known", condition=Q(state__in=InvitationState.values)
            ),
            CheckConstraint(
                name="answered_invitation_keeps_no_name_and_phone",
                condition=Q(state=InvitationState.SENT, answered_at__isnull=True)
                | (
                    ~Q(state=InvitationState.SENT) & Q(answered_at__isnull=False, name="", phone="")
                ),
            ),
            CheckConstraint(
                name="accepted_invitation_became_a_volunteer",
                condition=Q(state=InvitationState.ACCEPTED, volunteer__isnull=False)
                | (~Q(state=InvitationState.ACCEPTED) & Q(volunteer__isnull=True)),
            ),
            models.UniqueConstraint(
                fields=["community", "phone_index"],
                condition=Q(state__in=[InvitationState.SENT, InvitationState.DECLINED]),
                name="phone_is_invited_once_and_no_more_when_declined",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "state", "id"], name="invitation_by_state"),
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk}"
