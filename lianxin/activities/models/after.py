"""What is kept of an activity: who came, how it was for them, pictures."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

from lianxin.activities.models.activity import Activity
from lianxin.core.models import Upload
from lianxin.people.models import Person


class Entrance(models.TextChoices):
    """How it is known that somebody came."""

    CODE = "code", _("自己扫码")
    HAND = "hand", _("工作人员记")


class Attendance(models.Model):
    """One person who came; a convenience of the door or a line of the list, never a duty (B-01)."""

    activity = models.ForeignKey(
        Activity, models.PROTECT, related_name="attendances", db_index=False
    )
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    entrance = models.CharField(max_length=4, choices=Entrance)
    at = models.DateTimeField()
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["activity", "person"], name="person_comes_once_to_an_activity"
            ),
            CheckConstraint(
                name="attendance_entrance_is_known", condition=Q(entrance__in=Entrance.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} came to {self.activity_id}"


class Feedback(models.Model):
    """How it was for one who came; read by the staff, told to the public as numbers only."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="feedback", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    stars = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "feedback"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["activity", "person"], name="person_tells_once_how_it_was"
            ),
            CheckConstraint(name="stars_are_one_to_five", condition=Q(stars__range=(1, 5))),
        ]

    def __str__(self) -> str:
        return f"{self.activity_id} {self.stars}"


class ActivityPhoto(models.Model):
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="photos")
    upload = models.OneToOneField(Upload, models.CASCADE, related_name="+")
    caption = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"photo of {self.activity_id}"
