"""民主评议 and 谈心谈话: what members think of themselves and each other, for few eyes (P-14)."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.party.models.body import Body
from lianxin.party.models.meeting import Meeting
from lianxin.party.models.member import Member
from lianxin.places.models import Community


class Grade(models.TextChoices):
    EXCELLENT = "excellent", _("优秀")
    FIT = "fit", _("合格")
    BARELY = "barely", _("基本合格")
    UNFIT = "unfit", _("不合格")


class Appraisal(models.Model):
    """One member in one 民主评议: their own words, the others', the papers, and the grade."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="appraisals")
    member = models.ForeignKey(Member, models.PROTECT, related_name="appraisals")
    own_words = models.CharField(max_length=1000, blank=True)
    others_words = models.CharField(max_length=1000, blank=True)
    excellent = models.PositiveSmallIntegerField(default=0)
    fit = models.PositiveSmallIntegerField(default=0)
    barely = models.PositiveSmallIntegerField(default=0)
    unfit = models.PositiveSmallIntegerField(default=0)
    grade = models.CharField(max_length=10, choices=Grade, blank=True)
    """What the branch concluded from all three; blank until then."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "member"], name="member_is_appraised_once_in_a_meeting"
            ),
            CheckConstraint(name="grade_is_known", condition=Q(grade__in=["", *Grade.values])),
            CheckConstraint(
                name="a_grade_rests_on_self_others_and_papers",
                condition=Q(grade="")
                | (
                    ~Q(own_words="")
                    & ~Q(others_words="")
                    & (Q(excellent__gt=0) | Q(fit__gt=0) | Q(barely__gt=0) | Q(unfit__gt=0))
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} in {self.meeting_id}"

    @property
    def papers(self) -> int:
        return self.excellent + self.fit + self.barely + self.unfit


class Pair(models.TextChoices):
    """Between whom a talk was; each kind is due once a year."""

    HEADS = "heads", _("支委之间")
    HEAD_AND_MEMBER = "mixed", _("支委与党员")
    MEMBERS = "members", _("党员之间")


class Talk(models.Model):
    """That two members had their talk; what was said stays between them."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    branch = models.ForeignKey(Body, models.PROTECT, related_name="talks")
    pair = models.CharField(max_length=8, choices=Pair)
    one = models.ForeignKey(Member, models.PROTECT, related_name="+")
    other = models.ForeignKey(Member, models.PROTECT, related_name="+")
    held_on = models.DateField()
    topic = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="pair_is_known", condition=Q(pair__in=Pair.values)),
            CheckConstraint(name="nobody_talks_with_themself", condition=~Q(one=F("other"))),
        ]
        indexes: ClassVar = [
            models.Index(fields=["branch", "held_on"], name="talks_of_a_branch"),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} with {self.other_id}"
