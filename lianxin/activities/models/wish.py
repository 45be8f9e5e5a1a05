from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

from lianxin.people.models import Person
from lianxin.places.models import Community


class Time(models.TextChoices):
    """When somebody could come."""

    MORNING = "morning", _("工作日上午")
    AFTERNOON = "afternoon", _("工作日下午")
    EVENING = "evening", _("晚上")
    WEEKEND = "weekend", _("周末")


class Subject(models.Model):
    """What residents of one community want to learn, under one name, e.g. 中国结."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    name = models.CharField(max_length=20)
    named_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["community", "name"], name="subject_is_named_once_in_a_community"
            ),
            CheckConstraint(name="subject_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name


class Wish(models.Model):
    """What one person would learn (你的需求，我来满足): open until a course answers it or they take
    it back.
    """

    community = models.ForeignKey(Community, models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    subject = models.ForeignKey(
        Subject, models.PROTECT, null=True, blank=True, related_name="wishes"
    )
    """Null until somebody of the staff has put the words under a name."""
    words = models.CharField(max_length=120, blank=True)
    """As they said it; for the staff alone."""
    times = models.JSONField(default=list)
    """Codes of `Time`."""
    wished_at = models.DateTimeField()
    course = models.ForeignKey(
        "activities.Course", models.PROTECT, null=True, blank=True, related_name="wishes"
    )
    """The course that was opened from it; it gives first right to enrol."""
    ended_at = models.DateTimeField(null=True, blank=True)
    """When they took it back."""

    class Meta:
        verbose_name_plural = "wishes"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "subject"],
                condition=Q(course__isnull=True, ended_at__isnull=True),
                name="person_wishes_for_a_subject_once",
            ),
            CheckConstraint(
                name="wish_says_what_for", condition=~Q(words="") | Q(subject__isnull=False)
            ),
            CheckConstraint(
                name="course_answers_a_wish_that_is_named",
                condition=Q(course__isnull=True) | Q(subject__isnull=False, ended_at__isnull=True),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "subject", "wished_at"], name="wish_by_subject")
        ]

    def __str__(self) -> str:
        return f"wish {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.course_id is None and self.ended_at is None

    @property
    def spoken_times(self) -> str:
        return "、".join(str(Time(each).label) for each in self.times)
