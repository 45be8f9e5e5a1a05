"""A brand (博爱青龙 家园共建): one name for what a community does, gathered on one page."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q

from lianxin.activities.models import Activity, CulturalTeam, Series
from lianxin.honours.models.wall import Board, Story
from lianxin.places.models import Community
from lianxin.volunteers.models import Project, Team


class Brand(models.Model):
    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    name = models.CharField(max_length=40)
    words = models.CharField(max_length=1000)
    since = models.DateField()
    is_open = models.BooleanField(default=False)
    """Whether all may see it."""

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="brand_has_a_name_and_words", condition=~Q(name="") & ~Q(words="")
            ),
            models.UniqueConstraint(
                fields=["community", "name"], name="brand_is_named_once_in_a_community"
            ),
        ]

    def __str__(self) -> str:
        return self.name


KINDS = ("team", "troupe", "project", "series", "activity", "board", "story")
"""What a tie leads to by itself; everything else by its address."""


def _just_one() -> Q:
    """One kind and no address, or none and a whole one."""
    found = Q(*(Q(**{f"{each}_id__isnull": True}) for each in KINDS))
    found &= ~Q(title="") & Q(path__startswith="/")
    for here in KINDS:
        only = Q(*(Q(**{f"{each}_id__isnull": each != here}) for each in KINDS))
        found |= only & Q(title="", path="")
    return found


class Tie(models.Model):
    """One thing that is done under a brand.

    Building works stand on the same floor as this app, which therefore knows them only by title
    and address.
    """

    brand = models.ForeignKey(Brand, models.CASCADE, related_name="ties")
    team = models.ForeignKey(Team, models.CASCADE, null=True, blank=True, related_name="+")
    troupe = models.ForeignKey(
        CulturalTeam, models.CASCADE, null=True, blank=True, related_name="+"
    )
    project = models.ForeignKey(Project, models.CASCADE, null=True, blank=True, related_name="+")
    series = models.ForeignKey(Series, models.CASCADE, null=True, blank=True, related_name="+")
    activity = models.ForeignKey(Activity, models.CASCADE, null=True, blank=True, related_name="+")
    board = models.ForeignKey(Board, models.CASCADE, null=True, blank=True, related_name="+")
    story = models.ForeignKey(Story, models.CASCADE, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=60, blank=True)
    path = models.CharField(max_length=200, blank=True)
    """The address of a page of this site, from its first slash."""
    tied_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="tie_leads_to_just_one_thing", condition=_just_one()),
            *(
                models.UniqueConstraint(
                    fields=["brand", each],
                    condition=Q(**{f"{each}__isnull": False}),
                    name=f"brand_is_tied_once_to_a_{each}",
                )
                for each in KINDS
            ),
            models.UniqueConstraint(
                fields=["brand", "path"],
                condition=~Q(path=""),
                name="brand_is_tied_once_to_an_address",
            ),
        ]

    def __str__(self) -> str:
        return f"tie {self.pk}"
