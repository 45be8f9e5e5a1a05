from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.models import RulePack
from lianxin.party.models.body import Body
from lianxin.party.models.member import Member
from lianxin.places.models import Community


class CommendationState(models.TextChoices):
    PROPOSED = "proposed", _("推荐中")
    VETTED = "vetted", _("审核通过")
    NOTICED = "noticed", _("公示中")
    ANNOUNCED = "announced", _("已表彰")
    CANCELLED = "cancelled", _("已取消")


class Commendation(models.Model):
    """An occasion on which members and branches are commended (表彰先进)."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    words = models.CharField(max_length=500, blank=True)
    state = models.CharField(
        max_length=9, choices=CommendationState, default=CommendationState.PROPOSED
    )
    opened_at = models.DateTimeField()
    noticed_on = models.DateField(null=True, blank=True)
    notice_until = models.DateField(null=True, blank=True)
    """The last day of the public notice, counted by `notice_rule`."""
    notice_rule = models.ForeignKey(
        RulePack, models.PROTECT, null=True, blank=True, related_name="+"
    )
    announced_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=300, blank=True)
    """Why it was cancelled or went back, or where and how it was announced."""
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="commendation_state_is_known", condition=Q(state__in=CommendationState.values)
            ),
            CheckConstraint(name="commendation_has_a_name", condition=~Q(name="")),
            CheckConstraint(
                name="nobody_is_commended_before_public_notice",
                condition=~Q(state__in=[CommendationState.NOTICED, CommendationState.ANNOUNCED])
                | Q(
                    noticed_on__isnull=False,
                    notice_until__isnull=False,
                    notice_until__gte=F("noticed_on"),
                    notice_rule__isnull=False,
                ),
            ),
            CheckConstraint(
                name="commendation_is_announced_or_undated",
                condition=Q(state=CommendationState.ANNOUNCED, announced_at__isnull=False)
                | (~Q(state=CommendationState.ANNOUNCED) & Q(announced_at__isnull=True)),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "opened_at"], name="commendations_in_time"),
        ]

    def __str__(self) -> str:
        return self.name


class Verdict(models.TextChoices):
    FIT = "fit", _("通过")
    DROPPED = "dropped", _("不列入")


class Nominee(models.Model):
    """A member or a branch that is proposed, for what; and what the vetting said."""

    commendation = models.ForeignKey(Commendation, models.PROTECT, related_name="nominees")
    member = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="nominations"
    )
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    honour = models.CharField(max_length=40)
    """As what, e.g. 优秀共产党员."""
    deeds = models.CharField(max_length=300)
    verdict = models.CharField(max_length=7, choices=Verdict, blank=True)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="either_a_member_or_a_branch_is_nominated",
                condition=Q(member__isnull=False, body__isnull=True)
                | Q(member__isnull=True, body__isnull=False),
            ),
            CheckConstraint(
                name="nominee_s_verdict_is_known", condition=Q(verdict__in=["", *Verdict.values])
            ),
            CheckConstraint(
                name="who_is_dropped_is_told_why", condition=~Q(verdict="dropped") | ~Q(reason="")
            ),
            CheckConstraint(name="nominee_did_something", condition=~Q(deeds="")),
            models.UniqueConstraint(
                fields=["commendation", "member", "honour"],
                condition=Q(member__isnull=False),
                name="member_is_nominated_once_for_an_honour",
            ),
            models.UniqueConstraint(
                fields=["commendation", "body", "honour"],
                condition=Q(body__isnull=False),
                name="branch_is_nominated_once_for_an_honour",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.honour} {self.pk}"
