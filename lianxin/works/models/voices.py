from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.models import Upload
from lianxin.people.models import Person
from lianxin.places.models import Community, Place
from lianxin.works.models.paper import Milestone
from lianxin.works.models.project import Project


class Say(models.Model):
    """What somebody who lives in a building says of what was done to it, once a round."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+", db_index=False)
    project = models.ForeignKey(Project, models.PROTECT, related_name="says", db_index=False)
    place = models.ForeignKey(Place, models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField()
    is_fine = models.BooleanField()
    words = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    """Who wrote it down for them (代办)."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["project", "round", "person"], name="person_says_it_once_a_round"
            ),
            CheckConstraint(
                name="who_is_not_content_says_what_is_wrong",
                condition=Q(is_fine=True) | ~Q(words=""),
            ),
            CheckConstraint(name="say_belongs_to_a_round", condition=Q(round__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} of {self.project_id}"


class Stage(models.TextChoices):
    BEFORE = "before", _("做之前")
    DURING = "during", _("做的时候")
    AFTER = "after", _("做好以后")


class ProjectPhoto(models.Model):
    """A picture from a spot; before and after from one spot are shown side by side."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="photos")
    upload = models.OneToOneField(Upload, models.CASCADE, related_name="+")
    stage = models.CharField(max_length=6, choices=Stage)
    spot = models.CharField(max_length=40)
    """From where it was taken, so that the next is taken from there as well."""
    caption = models.CharField(max_length=80, blank=True)
    milestone = models.ForeignKey(
        Milestone, models.PROTECT, null=True, blank=True, related_name="photos"
    )
    """What had been reached when it was taken."""
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="photo_of_works_has_a_stage", condition=Q(stage__in=Stage.values)),
            CheckConstraint(name="photo_of_works_has_a_spot", condition=~Q(spot="")),
        ]

    def __str__(self) -> str:
        return f"{self.stage} {self.spot}"
