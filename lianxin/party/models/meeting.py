"""Meetings of Party life (三会一课): who is called to them, and on which days they fall."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.party.models.body import Body
from lianxin.party.models.member import Member
from lianxin.places.models import Community


class MeetingKind(models.TextChoices):
    MEMBERS = "members", _("支部党员大会")
    COMMITTEE = "committee", _("支部委员会会议")
    GROUP = "group", _("党小组会")
    LESSON = "lesson", _("党课")
    THEME_DAY = "theme_day", _("主题党日")
    LIFE = "life", _("组织生活会")
    APPRAISAL = "appraisal", _("民主评议党员")
    TRAINING = "training", _("外出培训")


class MeetingState(models.TextChoices):
    PLANNED = "planned", _("筹备中")
    TOLD = "told", _("已通知")
    OPEN = "open", _("正在开会")
    HELD = "held", _("已散会")
    APPROVED = "approved", _("记录已定稿")
    CALLED_OFF = "called_off", _("没有开成")


MET = frozenset({MeetingState.HELD, MeetingState.APPROVED})
"""States of a meeting that counts as held."""
AHEAD = frozenset({MeetingState.PLANNED, MeetingState.TOLD})
_CODE = r"^[0-9]{6}$"


class Meeting(models.Model):
    """One meeting of a Party organisation, from its plan to its approved minutes."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, models.PROTECT, related_name="meetings")
    """Whose meeting it is: a branch, a group, or the community's committee."""
    branch = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="branch_meetings"
    )
    """The branch to whose life it belongs; none for a meeting of the committee."""
    kind = models.CharField(max_length=10, choices=MeetingKind)
    title = models.CharField(max_length=60)
    starts_at = models.DateTimeField()
    venue = models.CharField(max_length=60)
    agenda = models.CharField(max_length=1000, blank=True)
    chair = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")
    teacher = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")
    """The member who gives a lesson."""
    host = models.CharField(max_length=60, blank=True)
    """Who gives a lesson or a training from outside, e.g. 市委党校."""
    state = models.CharField(max_length=10, choices=MeetingState, default=MeetingState.PLANNED)
    code = models.CharField(max_length=6, blank=True)
    """What those who are there may type in to say so; only while it is open."""
    told_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    is_from_paper = models.BooleanField(default=False)
    """Written down afterwards, from the branch's paper book."""
    minutes = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)

    is_led: bool = False
    """Whether its reader leads it: set where it is fetched for somebody."""

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="meeting_kind_is_known", condition=Q(kind__in=MeetingKind.values)),
            CheckConstraint(
                name="meeting_state_is_known", condition=Q(state__in=MeetingState.values)
            ),
            CheckConstraint(
                name="only_branches_and_groups_hold_the_three_meetings",
                condition=Q(branch__isnull=False)
                | Q(kind__in=[MeetingKind.LESSON, MeetingKind.THEME_DAY, MeetingKind.TRAINING]),
            ),
            CheckConstraint(
                name="party_meeting_opens_before_it_closes",
                condition=Q(
                    state__in=sorted(MET),
                    opened_at__isnull=False,
                    closed_at__isnull=False,
                    closed_at__gte=F("opened_at"),
                )
                | Q(state=MeetingState.OPEN, opened_at__isnull=False, closed_at__isnull=True)
                | (~Q(state__in=sorted(MET | {MeetingState.OPEN})) & Q(closed_at__isnull=True)),
            ),
            CheckConstraint(
                name="approved_minutes_say_something",
                condition=(
                    Q(state=MeetingState.APPROVED, approved_at__isnull=False) & ~Q(minutes="")
                )
                | (~Q(state=MeetingState.APPROVED) & Q(approved_at__isnull=True)),
            ),
            CheckConstraint(
                name="party_meeting_is_told_before_it_opens",
                condition=Q(is_from_paper=True)
                | Q(opened_at__isnull=True)
                | Q(told_at__isnull=False, told_at__lte=F("opened_at")),
            ),
            CheckConstraint(
                name="check_in_code_is_there_while_a_meeting_is_open",
                condition=Q(state=MeetingState.OPEN, code__regex=_CODE)
                | (~Q(state=MeetingState.OPEN) & Q(code="")),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "starts_at"], name="party_meeting_by_day"),
            models.Index(fields=["community", "opened_at"], name="party_meeting_by_opening"),
            models.Index(fields=["body", "starts_at"], name="party_meeting_of_a_body"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.body_id} at {self.starts_at}"

    @property
    def is_met(self) -> bool:
        return self.state in MET


class Turnout(models.TextChoices):
    CALLED = "called", _("未到")
    EXCUSED = "excused", _("请假")
    PRESENT = "present", _("到会")


class Attendance(models.Model):
    """One member called to one meeting, whether they may vote there, and whether they came."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances")
    member = models.ForeignKey(Member, models.PROTECT, related_name="attendances")
    state = models.CharField(max_length=8, choices=Turnout, default=Turnout.CALLED)
    is_entitled = models.BooleanField()
    """Counted among those entitled to vote (P-09)."""
    reason = models.CharField(max_length=100, blank=True)
    """Why they asked for leave."""
    is_by_code = models.BooleanField(default=False)
    """They said so themselves; everybody else was written down by hand."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "member"], name="member_is_called_to_a_meeting_once"
            ),
            CheckConstraint(name="turnout_is_known", condition=Q(state__in=Turnout.values)),
            CheckConstraint(
                name="leave_is_asked_with_a_reason",
                condition=~Q(state=Turnout.EXCUSED) | ~Q(reason=""),
            ),
            CheckConstraint(
                name="only_who_came_used_the_code",
                condition=Q(is_by_code=False) | Q(state=Turnout.PRESENT),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} {self.state}"


class FixedDay(models.Model):
    """The day of the month on which a branch has its 主题党日 (P-12)."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    branch = models.OneToOneField(Body, models.PROTECT, related_name="fixed_day")
    day = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="fixed_day_is_in_every_month", condition=Q(day__gte=1, day__lte=28)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.branch_id} on the {self.day}"


class Reminder(models.Model):
    """What the clock has already reminded of, so that it does so once (P-07, P-12, P-13, P-14)."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    code = models.CharField(max_length=10)
    """The code of the frequency."""
    since = models.DateField()
    """The first day of the month, quarter or year that it is about."""
    reminded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["body", "code", "since"], name="body_is_reminded_once"),
        ]

    def __str__(self) -> str:
        return f"{self.body_id} {self.code} {self.since}"
