"""The loop in which what is wrong is found and put right."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.models import Upload
from lianxin.party.models.body import Body
from lianxin.party.models.member import Member
from lianxin.party.models.study import Campaign
from lianxin.places.models import Community


class LoopState(models.TextChoices):
    STUDYING = "studying", _("理论学习")
    FINDING = "finding", _("问题查找")
    ANALYSING = "analysing", _("原因分析")
    RECTIFYING = "rectifying", _("整改落实")
    DONE = "done", _("整改完成")


class Loop(models.Model):
    """A branch's or one member's way through a campaign: study, find what is wrong, ask why, put it
    right (理论学习 → 问题查找 → 原因分析 → 整改落实).
    """

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="loops")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    """The branch whose it is, or whose secretary follows the member's."""
    member = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="loops")
    """None where it is the branch's own."""
    state = models.CharField(max_length=10, choices=LoopState, default=LoopState.STUDYING)
    studied = models.CharField(max_length=500, blank=True)
    """What was studied before anything was looked for."""
    begun_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="loop_state_is_known", condition=Q(state__in=LoopState.values)),
            CheckConstraint(
                name="nothing_is_looked_for_before_something_was_studied",
                condition=Q(state=LoopState.STUDYING) | ~Q(studied=""),
            ),
            CheckConstraint(
                name="loop_is_done_or_undated",
                condition=Q(state=LoopState.DONE, done_at__isnull=False)
                | (~Q(state=LoopState.DONE) & Q(done_at__isnull=True)),
            ),
            models.UniqueConstraint(
                fields=["campaign", "body"],
                condition=Q(member__isnull=True),
                name="a_branch_goes_through_a_campaign_once",
            ),
            models.UniqueConstraint(
                fields=["campaign", "member"],
                condition=Q(member__isnull=False),
                name="a_member_goes_through_a_campaign_once",
            ),
        ]

    def __str__(self) -> str:
        return f"loop {self.pk}"


class Problem(models.Model):
    """One thing that a loop found: why it is so, who puts it right by when, and the proof that it
    is.
    """

    loop = models.ForeignKey(Loop, models.PROTECT, related_name="problems")
    words = models.CharField(max_length=300)
    cause = models.CharField(max_length=300, blank=True)
    measure = models.CharField(max_length=300, blank=True)
    owner = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    found_at = models.DateTimeField()
    proof = models.CharField(max_length=500, blank=True)
    """In words what shows that it is put right; a photograph or a file may go with it."""
    photo = models.ForeignKey(Upload, models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="problem_is_put_in_words", condition=~Q(words="")),
            CheckConstraint(
                name="a_measure_has_a_cause_an_owner_and_a_day",
                condition=Q(measure="")
                | (~Q(cause="") & Q(owner__isnull=False, due_on__isnull=False)),
            ),
            CheckConstraint(
                name="problem_is_closed_by_proof",
                condition=Q(closed_at__isnull=True)
                | (~Q(measure="") & (~Q(proof="") | Q(photo__isnull=False))),
            ),
        ]

    def __str__(self) -> str:
        return f"problem {self.pk}"

    @property
    def is_analysed(self) -> bool:
        return bool(self.measure)
