"""What volunteers serve in: projects, their shifts, and one volunteer's duty on a shift."""

import secrets
from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.places.models import Community
from lianxin.volunteers.models.campaign import Campaign
from lianxin.volunteers.models.team import Team
from lianxin.volunteers.models.volunteer import Volunteer


class ProjectKind(models.TextChoices):
    ORDINARY = "ordinary", _("一般服务")
    MEDICAL = "medical", _("义诊")
    UTILITY = "utility", _("燃气、电力维修")
    RESCUE = "rescue", _("抢险救灾")


LICENSED = frozenset({ProjectKind.MEDICAL, ProjectKind.UTILITY})
"""What the law lets only the licensed do (V-06)."""
INSURED = frozenset({ProjectKind.RESCUE, ProjectKind.UTILITY})
"""What may hurt the volunteer by its nature; staff may mark more."""


class ProjectState(models.TextChoices):
    DRAFT = "draft", _("没有公布")
    OPEN = "open", _("正在开展")
    ENDED = "ended", _("已结束")
    CANCELLED = "cancelled", _("已取消")


OPENED = (ProjectState.OPEN, ProjectState.ENDED)


class Project(models.Model):
    """A service project (V-03): for whom, what, where, at what risk, under whose licence."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    beneficiary = models.CharField(max_length=120)
    what = models.CharField(max_length=500)
    venue = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=ProjectKind, default=ProjectKind.ORDINARY)
    risk = models.CharField(max_length=300)
    """Told to each before they sign up (志愿服务条例12)."""
    is_dangerous = models.BooleanField(default=False)
    insurance = models.CharField(max_length=120, blank=True)
    licence = models.CharField(max_length=120, blank=True)
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="projects")
    campaign = models.ForeignKey(
        Campaign, models.PROTECT, null=True, blank=True, related_name="projects"
    )
    state = models.CharField(max_length=10, choices=ProjectState, default=ProjectState.DRAFT)
    created_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="project_kind_is_known", condition=Q(kind__in=ProjectKind.values)),
            CheckConstraint(
                name="project_state_is_known", condition=Q(state__in=ProjectState.values)
            ),
            CheckConstraint(
                name="project_says_for_whom_what_and_where",
                condition=~Q(name="") & ~Q(beneficiary="") & ~Q(what="") & ~Q(venue=""),
            ),
            CheckConstraint(
                name="opened_project_tells_its_risk",
                condition=~Q(state__in=OPENED) | ~Q(risk=""),
            ),
            CheckConstraint(
                name="what_may_hurt_is_marked_dangerous",
                condition=~Q(kind__in=sorted(INSURED)) | Q(is_dangerous=True),
            ),
            CheckConstraint(
                name="opened_dangerous_project_is_insured",
                condition=~Q(state__in=OPENED, is_dangerous=True) | ~Q(insurance=""),
            ),
            CheckConstraint(
                name="opened_project_of_the_licensed_has_a_licence",
                condition=~Q(state__in=OPENED, kind__in=sorted(LICENSED)) | ~Q(licence=""),
            ),
            models.UniqueConstraint(
                fields=["community", "name"], name="project_is_named_once_in_a_community"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "state", "id"], name="project_by_state"),
        ]

    def __str__(self) -> str:
        return self.name


class ShiftState(models.TextChoices):
    PLANNED = "planned", _("要开展")
    HELD = "held", _("已开展")
    CANCELLED = "cancelled", _("已取消")


def new_code() -> str:
    """Six digits that are written on a board and typed by hand."""
    return f"{secrets.randbelow(1_000_000):06d}"


class Shift(models.Model):
    """One time of a project; held, it is one volunteer service of the year's figures."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="shifts")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    venue = models.CharField(max_length=120)
    needed = models.PositiveSmallIntegerField()
    taken = models.PositiveSmallIntegerField(default=0)
    """How many have a duty on it: never more than are needed."""
    code = models.CharField(max_length=6, default=new_code)
    state = models.CharField(max_length=10, choices=ShiftState, default=ShiftState.PLANNED)
    evaluation = models.CharField(max_length=300, blank=True)
    """What those who were served say of it (V-03)."""
    held_at = models.DateTimeField(null=True, blank=True)
    words = models.CharField(max_length=200, blank=True)
    """Why it was called off."""
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="shift_state_is_known", condition=Q(state__in=ShiftState.values)),
            CheckConstraint(
                name="shift_ends_after_it_begins", condition=Q(ends_at__gt=F("starts_at"))
            ),
            CheckConstraint(
                name="shift_takes_no_more_than_it_needs", condition=Q(taken__lte=F("needed"))
            ),
            CheckConstraint(
                name="held_shift_had_somebody_and_a_moment",
                condition=Q(state=ShiftState.HELD, held_at__isnull=False, taken__gte=1)
                | (~Q(state=ShiftState.HELD) & Q(held_at__isnull=True)),
            ),
            CheckConstraint(
                name="shift_called_off_says_why",
                condition=~Q(state=ShiftState.CANCELLED) | ~Q(words=""),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["project", "starts_at", "id"], name="shift_of_project"),
            models.Index(fields=["starts_at", "id"], name="shift_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.project_id} {self.starts_at:%Y-%m-%d %H:%M}"

    @property
    def free(self) -> int:
        return self.needed - self.taken


class DutyState(models.TextChoices):
    SIGNED = "signed", _("已报名")
    CAME = "came", _("到了")
    SERVED = "served", _("已服务")
    ABSENT = "absent", _("没来")
    LEFT = "left", _("不去了")


RELEASED = frozenset({DutyState.ABSENT, DutyState.LEFT})
"""Their time is their own again."""


class Duty(models.Model):
    """One volunteer on one shift; no two of one person's lie over each other (see 0002).

    The span is the shift's until it is known from when to when they really served, without the way
    there and back.
    """

    shift = models.ForeignKey(Shift, models.PROTECT, related_name="duties")
    volunteer = models.ForeignKey(Volunteer, models.PROTECT, related_name="duties")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=DutyState, default=DutyState.SIGNED)
    signed_at = models.DateTimeField()
    knows_risk = models.BooleanField(default=False)
    in_at = models.DateTimeField(null=True, blank=True)
    out_at = models.DateTimeField(null=True, blank=True)
    """Signed in and out with the code; null where it was written down by hand, as good (B-01)."""
    released_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="duty_state_is_known", condition=Q(state__in=DutyState.values)),
            CheckConstraint(
                name="duty_ends_after_it_begins", condition=Q(ends_at__gt=F("starts_at"))
            ),
            CheckConstraint(
                name="duty_is_released_or_takes_its_time",
                condition=Q(state__in=sorted(RELEASED), released_at__isnull=False)
                | (~Q(state__in=sorted(RELEASED)) & Q(released_at__isnull=True)),
            ),
            CheckConstraint(
                name="who_signs_out_has_signed_in",
                condition=Q(out_at__isnull=True)
                | Q(in_at__isnull=False, out_at__isnull=False, out_at__gt=F("in_at")),
            ),
            models.UniqueConstraint(
                fields=["shift", "volunteer"],
                condition=Q(released_at__isnull=True),
                name="volunteer_has_one_duty_on_a_shift",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["volunteer", "starts_at", "id"], name="duty_of_volunteer"),
        ]

    def __str__(self) -> str:
        return f"{self.volunteer_id} on {self.shift_id}"
