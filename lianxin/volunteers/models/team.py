"""Volunteer teams and who is in them."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q

from lianxin.places.models import Community
from lianxin.volunteers.models.volunteer import Volunteer


class Team(models.Model):
    """A volunteer team (志愿服务队), e.g. 党员卫生清扫队."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    what = models.CharField(max_length=200, blank=True)
    leader = models.ForeignKey(
        Volunteer, models.PROTECT, null=True, blank=True, related_name="led_teams"
    )
    founded_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="team_has_a_name", condition=~Q(name="")),
            CheckConstraint(
                name="team_ends_after_it_begins",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("founded_on")),
            ),
            models.UniqueConstraint(
                fields=["community", "name"], name="team_is_named_once_in_a_community"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class TeamMember(models.Model):
    team = models.ForeignKey(Team, models.PROTECT, related_name="members")
    volunteer = models.ForeignKey(Volunteer, models.PROTECT, related_name="memberships")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    """The last day, inclusive."""

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="team_member_leaves_after_joining",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
            ),
            models.UniqueConstraint(
                fields=["team", "volunteer"],
                condition=Q(until__isnull=True),
                name="volunteer_is_in_a_team_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.volunteer_id} in {self.team_id}"
