from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.models import RulePack
from lianxin.council.models.charter import Council, Member


class SessionState(models.TextChoices):
    DRAFT = "draft", _("筹备中")
    NOTIFIED = "notified", _("已通知")
    OPEN = "open", _("正在开会")
    PAUSED = "paused", _("休会")
    HELD = "held", _("已散会")
    APPROVED = "approved", _("纪要已定稿")
    PUBLISHED = "published", _("已公布")
    CANCELLED = "cancelled", _("已取消")


HELD_STATES = frozenset({SessionState.HELD, SessionState.APPROVED, SessionState.PUBLISHED})
SITTING = frozenset({SessionState.OPEN, SessionState.PAUSED})


class Stakeholder(models.TextChoices):
    """Who may have to be at the table (D-03)."""

    RESIDENTS = "residents", _("居民代表")
    NEIGHBOURS = "neighbours", _("楼上楼下的邻居")
    PARTY = "party", _("党组织")
    GOVERNMENT = "government", _("街道和政府部门")
    COMMITTEE = "committee", _("社区居委会")
    OWNERS = "owners", _("业委会")
    PROPERTY = "property", _("物业公司")
    UTILITY = "utility", _("供热供水供电燃气单位")
    UNIT = "unit", _("驻区单位")
    MERCHANT = "merchant", _("商户")
    ORGANISATION = "organisation", _("社会组织")
    TENANT = "tenant", _("租户和外来居民")


class Session(models.Model):
    """One meeting of a council, from its plan to its published minutes."""

    council = models.ForeignKey(Council, models.PROTECT, related_name="sessions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=60)
    starts_at = models.DateTimeField()
    venue = models.CharField(max_length=60)
    chair = models.ForeignKey(Member, models.PROTECT, related_name="+")
    minute_taker = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="+"
    )
    """Who keeps the minutes and enters papers; null where the staff do."""
    invited = models.JSONField(default=list, blank=True)
    """Codes of Stakeholder."""
    guests = models.CharField(max_length=300, blank=True)
    """Who sits in without a vote."""
    state = models.CharField(max_length=10, choices=SessionState, default=SessionState.DRAFT)
    notified_at = models.DateTimeField(null=True, blank=True)
    notice_days = models.PositiveSmallIntegerField(null=True, blank=True)
    """How many days ahead it had to be told: the charter's, never fewer than the rule's."""
    notice_rule = models.ForeignKey(
        RulePack, models.PROTECT, null=True, blank=True, related_name="+"
    )
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    publish_due_on = models.DateField(null=True, blank=True)
    publish_rule = models.ForeignKey(
        RulePack, models.PROTECT, null=True, blank=True, related_name="+"
    )
    is_reminded = models.BooleanField(default=False)
    approved_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)
    """Grows with every step of the session itself: what a page's form was drawn from."""
    pulse = models.PositiveIntegerField(default=0)
    """Grows with everything that happens in it: what a page that follows it has seen."""
    recorder = models.CharField(max_length=60, blank=True)
    """Who signed the minutes as the one who kept them; the chair signs by approving."""
    recorded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["council", "number"], name="session_number_is_used_once_in_a_council"
            ),
            models.UniqueConstraint(
                fields=["council"],
                condition=Q(state__in=sorted(SITTING)),
                name="council_holds_one_session_at_a_time",
            ),
            CheckConstraint(
                name="session_state_is_known", condition=Q(state__in=SessionState.values)
            ),
            CheckConstraint(name="session_has_a_number", condition=Q(number__gte=1)),
            CheckConstraint(
                name="noticed_session_keeps_its_rule",
                condition=Q(
                    notified_at__isnull=True, notice_days__isnull=True, notice_rule__isnull=True
                )
                | Q(
                    notified_at__isnull=False, notice_days__isnull=False, notice_rule__isnull=False
                ),
            ),
            CheckConstraint(
                name="session_is_noticed_before_it_opens",
                condition=Q(opened_at__isnull=True)
                | Q(notified_at__isnull=False, opened_at__gte=F("notified_at")),
            ),
            CheckConstraint(
                name="session_opens_once_it_sits",
                condition=Q(state__in=sorted(SITTING | HELD_STATES), opened_at__isnull=False)
                | (~Q(state__in=sorted(SITTING | HELD_STATES)) & Q(opened_at__isnull=True)),
            ),
            CheckConstraint(
                name="held_session_has_an_end_and_a_day_to_publish_by",
                condition=Q(
                    state__in=sorted(HELD_STATES),
                    closed_at__isnull=False,
                    closed_at__gte=F("opened_at"),
                    publish_due_on__isnull=False,
                    publish_rule__isnull=False,
                )
                | (
                    ~Q(state__in=sorted(HELD_STATES))
                    & Q(
                        closed_at__isnull=True,
                        publish_due_on__isnull=True,
                        publish_rule__isnull=True,
                    )
                ),
            ),
            CheckConstraint(
                name="minutes_are_signed_with_a_name_and_a_moment",
                condition=Q(recorder="", recorded_at__isnull=True)
                | (~Q(recorder="") & Q(recorded_at__isnull=False, recorded_at__gte=F("closed_at"))),
            ),
            CheckConstraint(
                name="published_minutes_were_approved",
                condition=Q(
                    state=SessionState.APPROVED,
                    approved_at__isnull=False,
                    approved_at__gte=F("closed_at"),
                    published_at__isnull=True,
                )
                | Q(
                    state=SessionState.PUBLISHED,
                    approved_at__isnull=False,
                    published_at__isnull=False,
                    published_at__gte=F("approved_at"),
                )
                | (
                    ~Q(state__in=[SessionState.APPROVED, SessionState.PUBLISHED])
                    & Q(approved_at__isnull=True, published_at__isnull=True)
                ),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["council", "-starts_at"], name="session_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.council_id} session {self.number}"

    @property
    def is_sitting(self) -> bool:
        return self.state in SITTING

    @property
    def is_held(self) -> bool:
        return self.state in HELD_STATES


class SeatState(models.TextChoices):
    CALLED = "called", _("未到")
    EXCUSED = "excused", _("请假")
    PRESENT = "present", _("在场")
    AWAY = "away", _("离席")


class Seat(models.Model):
    """One member called to one session, and where they are now."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="seats")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=SeatState, default=SeatState.CALLED)
    first_at = models.DateTimeField(null=True, blank=True)
    """When they first came; null for who never did."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["session", "member"], name="member_has_one_seat_in_a_session"
            ),
            CheckConstraint(name="seat_state_is_known", condition=Q(state__in=SeatState.values)),
            CheckConstraint(
                name="only_who_came_is_present_or_away",
                condition=Q(state__in=[SeatState.PRESENT, SeatState.AWAY], first_at__isnull=False)
                | Q(state__in=[SeatState.CALLED, SeatState.EXCUSED], first_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} {self.state}"


class Presence(models.Model):
    """From when until when somebody was in the room; null until they leave."""

    seat = models.ForeignKey(Seat, models.CASCADE, related_name="presences")
    arrived_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["seat"],
                condition=Q(left_at__isnull=True),
                name="member_is_in_the_room_once",
            ),
            CheckConstraint(
                name="member_leaves_after_arriving",
                condition=Q(left_at__isnull=True) | Q(left_at__gte=F("arrived_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat_id} {self.arrived_at}"
