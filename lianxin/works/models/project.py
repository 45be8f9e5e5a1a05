from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.matters.models import Matter
from lianxin.organisations.models import Organisation
from lianxin.places.models import Community


class State(models.TextChoices):
    DRAFT = "draft", _("筹划中")
    ANNOUNCED = "announced", _("已公示")
    UNDER_WAY = "under_way", _("施工中")
    INSPECTING = "inspecting", _("等着验收")
    ASKING = "asking", _("请住户验收")
    ACCEPTED = "accepted", _("已验收")
    PARTLY = "partly", _("部分完成")
    STOPPED = "stopped", _("不做了")


SETTLED = frozenset({State.ACCEPTED, State.PARTLY})
ENDED = SETTLED | {State.STOPPED}
_UNBUILT = [State.DRAFT, State.ANNOUNCED, State.STOPPED]


class Project(models.Model):
    """A piece of building work, from the matters that asked for it to its warranty."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+", db_index=False)
    title = models.CharField(max_length=60)
    words = models.TextField(blank=True)
    office = models.CharField(max_length=60)
    """Who has it done, as the public is told."""
    contractor = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    contractor_words = models.CharField(max_length=80, blank=True)
    """The builder's name where it is in no register here."""
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    changes_common = models.BooleanField(default=False)
    """Whether common parts are rebuilt or put to another use, which owners must agree to (D-07)."""
    emergency_by = models.CharField(max_length=60, blank=True)
    """Who confirmed that it may not wait for a vote (D-08)."""
    emergency_on = models.DateField(null=True, blank=True)
    matters = models.ManyToManyField(Matter, blank=True, related_name="works")

    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    reason = models.CharField(max_length=300, blank=True)
    """Why it is not done after all."""
    todo = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    put_off = models.PositiveIntegerField(default=0)
    """How many pieces stand how, kept under the row's lock for the flow to judge."""
    round = models.PositiveSmallIntegerField(default=0)
    """How often residents have been asked."""
    asked_until = models.DateField(null=True, blank=True)
    """By when residents say how it is, the day included."""
    planned_at = models.DateTimeField()
    announced_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="works_state_is_known", condition=Q(state__in=State.values)),
            CheckConstraint(
                name="project_has_title_and_office", condition=~Q(title="") & ~Q(office="")
            ),
            CheckConstraint(
                name="project_ends_no_earlier_than_it_starts",
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
            ),
            CheckConstraint(
                name="project_is_announced_before_it_is_built",
                condition=Q(state__in=[State.DRAFT, State.STOPPED]) | Q(announced_at__isnull=False),
            ),
            CheckConstraint(
                name="project_under_way_has_a_builder",
                condition=Q(state__in=_UNBUILT)
                | Q(contractor__isnull=False)
                | ~Q(contractor_words=""),
            ),
            CheckConstraint(
                name="settled_project_says_since_when",
                condition=Q(state__in=sorted(SETTLED), accepted_at__isnull=False)
                | (~Q(state__in=sorted(SETTLED)) & Q(accepted_at__isnull=True)),
            ),
            CheckConstraint(
                name="whole_project_leaves_nothing_out",
                condition=~Q(state=State.ACCEPTED) | Q(todo=0, put_off=0),
            ),
            CheckConstraint(
                name="partly_done_project_has_both",
                condition=~Q(state=State.PARTLY) | Q(todo=0, done__gt=0, put_off__gt=0),
            ),
            CheckConstraint(
                name="stopped_project_says_why",
                condition=(Q(state=State.STOPPED) & ~Q(reason=""))
                | (~Q(state=State.STOPPED) & Q(reason="")),
            ),
            CheckConstraint(
                name="emergency_is_confirmed_by_somebody_on_a_day",
                condition=Q(emergency_by="", emergency_on__isnull=True)
                | (~Q(emergency_by="") & Q(emergency_on__isnull=False)),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "state", "-planned_at", "-id"], name="project_list"),
            models.Index(fields=["community", "accepted_at", "id"], name="project_by_acceptance"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def builder(self) -> str:
        return self.contractor.name if self.contractor else self.contractor_words
