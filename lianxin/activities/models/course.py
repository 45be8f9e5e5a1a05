from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.activities.models.activity import Activity, Series
from lianxin.activities.models.wish import Subject
from lianxin.core.models import RulePack
from lianxin.people.models import Person
from lianxin.places.models import Community


class CourseState(models.TextChoices):
    PLANNED = "planned", _("筹备中")
    ENROLLING = "enrolling", _("正在报名")
    RUNNING = "running", _("正在上课")
    FINISHED = "finished", _("已结课")
    CALLED_OFF = "called_off", _("没有开成")


TAUGHT_STATES = frozenset({CourseState.RUNNING, CourseState.FINISHED})
_ENROLLED_STATES = [CourseState.ENROLLING, *sorted(TAUGHT_STATES)]


class Course(models.Model):
    """Several sessions on one subject, for those who enrol.

    A session is an activity that names its course; enrolling is signing up for one more activity,
    `enrolment`, that lasts as long as the course, so that places are given by one set of rules.
    """

    community = models.ForeignKey(Community, models.PROTECT, related_name="+", db_index=False)
    series = models.ForeignKey(
        Series, models.PROTECT, null=True, blank=True, related_name="courses"
    )
    subject = models.ForeignKey(
        Subject, models.PROTECT, null=True, blank=True, related_name="courses"
    )
    title = models.CharField(max_length=40)
    words = models.TextField(blank=True)
    lecturer = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    """Who teaches it; named in public only by their consent."""
    partner = models.CharField(max_length=60, blank=True)
    """The partner that teaches it, in words."""
    capacity = models.PositiveIntegerField()
    enrolment = models.OneToOneField(
        Activity, models.PROTECT, null=True, blank=True, related_name="enrols_for"
    )
    state = models.CharField(max_length=10, choices=CourseState, default=CourseState.PLANNED)
    planned_at = models.DateTimeField()
    enrolling_at = models.DateTimeField(null=True, blank=True)
    """When those who had wished for it could begin to enrol."""
    began_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    called_off_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    """Why it was called off, as everybody is told."""
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="course_state_is_known", condition=Q(state__in=CourseState.values)
            ),
            CheckConstraint(name="course_has_a_title", condition=~Q(title="")),
            CheckConstraint(name="course_has_places", condition=Q(capacity__gt=0)),
            CheckConstraint(
                name="one_person_or_one_partner_teaches",
                condition=Q(lecturer__isnull=True) | Q(partner=""),
            ),
            CheckConstraint(
                name="course_that_enrols_has_its_enrolment",
                condition=Q(
                    state__in=_ENROLLED_STATES,
                    enrolment__isnull=False,
                    enrolling_at__isnull=False,
                )
                | Q(state=CourseState.PLANNED, enrolment__isnull=True, enrolling_at__isnull=True)
                | Q(state=CourseState.CALLED_OFF),
            ),
            CheckConstraint(
                name="taught_course_has_begun",
                condition=~Q(state__in=sorted(TAUGHT_STATES)) | Q(began_at__isnull=False),
            ),
            CheckConstraint(
                name="course_finishes_after_it_begins",
                condition=Q(state=CourseState.FINISHED, finished_at__gte=F("began_at"))
                | (~Q(state=CourseState.FINISHED) & Q(finished_at__isnull=True)),
            ),
            CheckConstraint(
                name="called_off_course_says_when_and_why",
                condition=(
                    Q(state=CourseState.CALLED_OFF, called_off_at__isnull=False) & ~Q(reason="")
                )
                | (~Q(state=CourseState.CALLED_OFF) & Q(called_off_at__isnull=True, reason="")),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "state", "planned_at"], name="course_by_state")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_taught(self) -> bool:
        return self.state in TAUGHT_STATES


class Certificate(models.Model):
    """That one person completed a course, by the rule of the day on which it finished."""

    course = models.ForeignKey(Course, models.PROTECT, related_name="certificates", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    """In the order in which the course's people enrolled."""
    attended = models.PositiveIntegerField()
    sessions = models.PositiveIntegerField()
    """How many were held."""
    rule = models.ForeignKey(RulePack, models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["course", "person"], name="person_completes_a_course_once"
            ),
            models.UniqueConstraint(
                fields=["course", "number"], name="certificate_is_numbered_once_in_a_course"
            ),
            CheckConstraint(
                name="nobody_attends_more_than_was_held",
                condition=Q(attended__gte=1, attended__lte=F("sessions")),
            ),
        ]

    def __str__(self) -> str:
        return f"certificate {self.course_id}-{self.number}"
