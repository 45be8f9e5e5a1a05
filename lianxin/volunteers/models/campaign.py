"""Campaigns (创建全国卫生城市和文明城市): what is to be covered, and what was done."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.models import Upload
from lianxin.places.models import Community, Place


class CampaignState(models.TextChoices):
    DRAFT = "draft", _("没有公布")
    OPEN = "open", _("正在开展")
    ENDED = "ended", _("已结束")
    CANCELLED = "cancelled", _("已取消")


class Campaign(models.Model):
    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    what = models.CharField(max_length=500)
    starts_on = models.DateField()
    ends_on = models.DateField()
    state = models.CharField(max_length=10, choices=CampaignState, default=CampaignState.DRAFT)
    outcome = models.CharField(max_length=500, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="campaign_state_is_known", condition=Q(state__in=CampaignState.values)
            ),
            CheckConstraint(
                name="campaign_has_a_name_and_a_purpose", condition=~Q(name="") & ~Q(what="")
            ),
            CheckConstraint(
                name="campaign_ends_after_it_begins", condition=Q(ends_on__gte=F("starts_on"))
            ),
            models.UniqueConstraint(
                fields=["community", "name", "starts_on"], name="campaign_begins_once_under_a_name"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "starts_on", "id"], name="campaign_by_day"),
        ]

    def __str__(self) -> str:
        return self.name


class Spot(models.Model):
    """A courtyard or a lane that a campaign is to cover."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="spots")
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=60)
    latitude = models.FloatField(null=True, blank=True)
    """Degrees, WGS-84: the place's own, or where a lane was put; none where nobody knows."""
    longitude = models.FloatField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    covered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="spot_has_a_name", condition=~Q(name="")),
            CheckConstraint(
                name="spot_lies_on_the_earth_or_nowhere_known",
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
            ),
            models.UniqueConstraint(
                fields=["campaign", "name"], name="spot_is_named_once_in_a_campaign"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class TaskKind(models.TextChoices):
    CORNER = "corner", _("卫生死角")
    POSTER = "poster", _("小广告")
    CLUTTER = "clutter", _("楼道杂物")
    OTHER = "other", _("其他")


class TaskState(models.TextChoices):
    FOUND = "found", _("待清理")
    CLEANED = "cleaned", _("已清理")
    DROPPED = "dropped", _("不用清理")


class Task(models.Model):
    """What was found on a spot, and that it is clean now; pictures are welcome, never needed."""

    spot = models.ForeignKey(Spot, models.PROTECT, related_name="tasks")
    kind = models.CharField(max_length=10, choices=TaskKind)
    words = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=TaskState, default=TaskState.FOUND)
    before = models.ForeignKey(Upload, models.PROTECT, null=True, blank=True, related_name="+")
    after = models.ForeignKey(Upload, models.PROTECT, null=True, blank=True, related_name="+")
    found_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=200, blank=True)
    is_shown = models.BooleanField(default=False)
    """Whether the public sees words and pictures: at once what staff write, else after a look."""

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="task_kind_is_known", condition=Q(kind__in=TaskKind.values)),
            CheckConstraint(name="task_state_is_known", condition=Q(state__in=TaskState.values)),
            CheckConstraint(name="task_says_what_was_found", condition=~Q(words="")),
            CheckConstraint(
                name="task_is_ended_or_undated",
                condition=Q(state=TaskState.FOUND, ended_at__isnull=True)
                | (
                    ~Q(state=TaskState.FOUND)
                    & Q(ended_at__isnull=False, ended_at__gte=F("found_at"))
                ),
            ),
            CheckConstraint(
                name="task_dropped_says_why",
                condition=~Q(state=TaskState.DROPPED) | ~Q(outcome=""),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["spot", "state", "id"], name="task_of_spot"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} at {self.spot_id}"
