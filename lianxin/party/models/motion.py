"""What a members' or committee meeting votes on, and how it came out."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.models import RulePack
from lianxin.party.models.meeting import Meeting
from lianxin.party.models.member import Member
from lianxin.places.models import Community


class MotionKind(models.TextChoices):
    ORDINARY = "ordinary", _("一般事项")
    ADMISSION = "admission", _("接收预备党员")
    CONVERSION = "conversion", _("预备党员转正")


ONE_BY_ONE = frozenset({MotionKind.ADMISSION, MotionKind.CONVERSION})
"""Each candidate is voted on alone (P-10)."""


class Manner(models.TextChoices):
    NAMED = "named", _("记名")
    SHOW = "show", _("举手")
    SECRET = "secret", _("无记名投票")


class MotionState(models.TextChoices):
    PUT = "put", _("正在表决")
    PASSED = "passed", _("通过")
    FAILED = "failed", _("未通过")
    DROPPED = "dropped", _("撤回")


COUNTED = frozenset({MotionState.PASSED, MotionState.FAILED})


class Motion(models.Model):
    """One vote: what it was on, what it had to reach, and what was counted (P-08, P-10)."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="motions")
    kind = models.CharField(max_length=10, choices=MotionKind)
    words = models.CharField(max_length=500)
    candidate = models.CharField(max_length=60, blank=True)
    """On whom, where it is on a person."""
    manner = models.CharField(max_length=6, choices=Manner)
    state = models.CharField(max_length=8, choices=MotionState, default=MotionState.PUT)
    put_at = models.DateTimeField()
    entitled = models.PositiveSmallIntegerField()
    present = models.PositiveSmallIntegerField()
    """Of those entitled."""
    present_needed = models.PositiveSmallIntegerField()
    ayes_needed = models.PositiveSmallIntegerField()
    present_rule = models.ForeignKey(RulePack, models.PROTECT, related_name="+")
    ayes_rule = models.ForeignKey(RulePack, models.PROTECT, related_name="+")
    ayes = models.PositiveSmallIntegerField(default=0)
    noes = models.PositiveSmallIntegerField(default=0)
    abstentions = models.PositiveSmallIntegerField(default=0)
    written_ayes = models.PositiveSmallIntegerField(default=0)
    """Ayes among opinions handed in beforehand by entitled members who could not come."""
    about_kind = models.CharField(max_length=40, blank=True)
    about_id = models.BigIntegerField(null=True, blank=True)
    """What of a higher floor it discussed (P-24), as the journal names things."""
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="motion_kind_is_known", condition=Q(kind__in=MotionKind.values)),
            CheckConstraint(
                name="party_motion_state_is_known", condition=Q(state__in=MotionState.values)
            ),
            CheckConstraint(name="manner_is_known", condition=Q(manner__in=Manner.values)),
            CheckConstraint(
                name="candidates_are_voted_on_one_by_one",
                condition=Q(kind=MotionKind.ORDINARY, candidate="")
                | (~Q(kind=MotionKind.ORDINARY) & ~Q(candidate="")),
            ),
            CheckConstraint(
                name="nothing_is_put_to_too_few",
                condition=Q(present__gte=F("present_needed"), present__lte=F("entitled")),
            ),
            CheckConstraint(
                name="no_more_voices_than_people",
                condition=Q(present__gte=F("ayes") + F("noes") + F("abstentions")),
            ),
            CheckConstraint(
                name="motion_passes_with_the_ayes_needed",
                condition=~Q(state=MotionState.PASSED)
                | Q(ayes_needed__lte=F("ayes") + F("written_ayes")),
            ),
            CheckConstraint(
                name="motion_fails_without_the_ayes_needed",
                condition=~Q(state=MotionState.FAILED)
                | Q(ayes_needed__gt=F("ayes") + F("written_ayes")),
            ),
            CheckConstraint(
                name="written_opinions_count_on_candidates_alone",
                condition=Q(written_ayes=0) | ~Q(kind=MotionKind.ORDINARY),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["about_kind", "about_id"], name="party_motion_about_a_thing"),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def carried(self) -> int:
        """All the ayes that count."""
        return self.ayes + self.written_ayes


class Choice(models.TextChoices):
    AYE = "aye", _("赞成")
    NO = "no", _("反对")
    ABSTAIN = "abstain", _("弃权")


class Voice(models.Model):
    """What a member said in a named vote."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    motion = models.ForeignKey(Motion, models.CASCADE, related_name="voices")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    choice = models.CharField(max_length=8, choices=Choice)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["motion", "member"], name="member_has_one_voice_in_a_motion"
            ),
            CheckConstraint(name="voice_is_known", condition=Q(choice__in=Choice.values)),
        ]

    def __str__(self) -> str:
        return f"{self.motion_id} {self.member_id}"
