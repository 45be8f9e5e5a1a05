"""Announcements: to whom, from when to when, with what; a withdrawn one stays as withdrawn."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.activities.models import CulturalTeam
from lianxin.council.models import Council
from lianxin.places.models import Community, Place
from lianxin.volunteers.models import Team


def _one_of(*names: str) -> Q:
    """That just one of some fields has a value."""
    found = Q()
    for here in names:
        found |= Q(**{f"{each}__isnull": each != here for each in names})
    return found


class Audience(models.TextChoices):
    COMMUNITY = "community", _("全社区")
    COURTYARD = "courtyard", _("一个院")
    BUILDING = "building", _("一栋楼")
    GROUP = "group", _("一支队伍或议事会")


class Notice(models.TextChoices):
    """Where an announcement stands; whether it is still valid is a matter of days."""

    DRAFT = "draft", _("没有发布")
    PUBLISHED = "published", _("已发布")
    WITHDRAWN = "withdrawn", _("已撤回")


class Announcement(models.Model):
    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    title = models.CharField(max_length=60)
    words = models.CharField(max_length=2000)
    audience = models.CharField(max_length=10, choices=Audience, default=Audience.COMMUNITY)
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="+")
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="+")
    troupe = models.ForeignKey(
        CulturalTeam, models.PROTECT, null=True, blank=True, related_name="+"
    )
    council = models.ForeignKey(Council, models.PROTECT, null=True, blank=True, related_name="+")
    valid_from = models.DateField()
    valid_until = models.DateField()
    """The last day, inclusive."""
    is_pinned = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=Notice, default=Notice.DRAFT)
    published_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    written_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="announcement_state_is_known", condition=Q(state__in=Notice.values)
            ),
            CheckConstraint(
                name="announcement_has_a_title_and_words", condition=~Q(title="") & ~Q(words="")
            ),
            CheckConstraint(
                name="announcement_is_to_whom_its_audience_says",
                condition=Q(
                    audience="community",
                    place__isnull=True,
                    team__isnull=True,
                    troupe__isnull=True,
                    council__isnull=True,
                )
                | Q(
                    audience__in=["courtyard", "building"],
                    place__isnull=False,
                    team__isnull=True,
                    troupe__isnull=True,
                    council__isnull=True,
                )
                | Q(Q(audience="group", place__isnull=True), _one_of("team", "troupe", "council")),
            ),
            CheckConstraint(
                name="announcement_ends_after_it_begins",
                condition=Q(valid_until__gte=F("valid_from")),
            ),
            CheckConstraint(
                name="announcement_is_published_or_undated",
                condition=Q(state="draft", published_at__isnull=True)
                | (~Q(state="draft") & Q(published_at__isnull=False)),
            ),
            CheckConstraint(
                name="withdrawn_announcement_says_when_and_why",
                condition=(
                    Q(
                        state="withdrawn",
                        withdrawn_at__isnull=False,
                        withdrawn_at__gte=F("published_at"),
                    )
                    & ~Q(reason="")
                )
                | (~Q(state="withdrawn") & Q(withdrawn_at__isnull=True, reason="")),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "state", "valid_until"], name="announcement_by_day"),
            models.Index(fields=["community", "published_at"], name="announcement_in_time"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def group(self) -> str:
        """The group's name, where it is to one."""
        found = self.team or self.troupe or self.council
        return found.name if found else ""

    @property
    def to_whom(self) -> str:
        """Whom it is to, in words; its community, place and group must be there."""
        if self.audience == Audience.COMMUNITY:
            return str(Audience.COMMUNITY.label)
        return self.place.public_label if self.place else self.group


class Attachment(models.Model):
    announcement = models.ForeignKey(Announcement, models.CASCADE, related_name="attachments")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=80)
    file = models.FileField(max_length=200)
    size = models.PositiveIntegerField()
    added_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="attachment_has_a_name_and_a_size", condition=~Q(name="") & Q(size__gt=0)
            ),
        ]

    def __str__(self) -> str:
        return self.name
