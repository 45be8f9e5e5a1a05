"""Help to find work (助岗): trainings built upon courses, jobseekers, openings, what came of it."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.activities.models import Course
from lianxin.people.models import Person
from lianxin.places.models import Community


class Trade(models.TextChoices):
    PASTRY = "pastry", _("面点制作")
    BEAUTY = "beauty", _("化妆美容")
    INFANT = "infant", _("育婴")
    HOUSEKEEPING = "home", _("家政")
    STARTING = "starting", _("创业")
    OTHER = "other", _("别的")


class Training(models.Model):
    """What makes a course a training for work: who may come, and what they can earn."""

    course = models.OneToOneField(Course, models.PROTECT, related_name="training")
    trade = models.CharField(max_length=10, choices=Trade)
    certificate = models.CharField(max_length=40)
    """What those who pass are given, e.g. 中级育婴师."""
    issuer = models.CharField(max_length=60)
    least_age = models.PositiveSmallIntegerField()
    most_age = models.PositiveSmallIntegerField()
    only_jobless = models.BooleanField(default=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="training_trade_is_known", condition=Q(trade__in=Trade.values)),
            CheckConstraint(
                name="training_ends_in_a_certificate",
                condition=~Q(certificate="") & ~Q(issuer=""),
            ),
            CheckConstraint(
                name="training_is_for_some_age", condition=Q(most_age__gte=F("least_age"))
            ),
        ]

    def __str__(self) -> str:
        return self.certificate


class SeekerState(models.TextChoices):
    SEEKING = "seeking", _("在找工作")
    WORKING = "working", _("上岗了")
    LEFT = "left", _("不找了")


class Jobseeker(models.Model):
    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    born_on = models.DateField()
    is_jobless = models.BooleanField(default=True)
    trades = models.JSONField(default=list)
    """What they want to do, by the codes of Trade."""
    words = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=8, choices=SeekerState, default=SeekerState.SEEKING)
    registered_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="jobseeker_state_is_known", condition=Q(state__in=SeekerState.values)
            ),
            models.UniqueConstraint(fields=["person"], name="person_looks_for_work_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "state", "id"], name="jobseeker_by_state"),
        ]

    def __str__(self) -> str:
        return f"jobseeker {self.pk}"

    @property
    def told_trades(self) -> str:
        return "、".join(str(Trade(each).label) for each in self.trades if each in Trade.values)


class TraineeState(models.TextChoices):
    ENROLLED = "enrolled", _("在学")
    CERTIFIED = "certified", _("拿到证书")
    LEFT = "left", _("没有学完")


class Trainee(models.Model):
    """One jobseeker in one training, and the certificate that they earned."""

    training = models.ForeignKey(Training, models.PROTECT, related_name="trainees")
    seeker = models.ForeignKey(Jobseeker, models.PROTECT, related_name="trainings")
    state = models.CharField(max_length=10, choices=TraineeState, default=TraineeState.ENROLLED)
    number = models.CharField(max_length=40, blank=True)
    """Of the certificate."""
    enrolled_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="trainee_state_is_known", condition=Q(state__in=TraineeState.values)
            ),
            CheckConstraint(
                name="certified_trainee_has_a_number",
                condition=(Q(state=TraineeState.CERTIFIED) & ~Q(number=""))
                | (~Q(state=TraineeState.CERTIFIED) & Q(number="")),
            ),
            CheckConstraint(
                name="trainee_ends_or_learns",
                condition=Q(state=TraineeState.ENROLLED, ended_at__isnull=True)
                | (
                    ~Q(state=TraineeState.ENROLLED)
                    & Q(ended_at__isnull=False, ended_at__gte=F("enrolled_at"))
                ),
            ),
            models.UniqueConstraint(
                fields=["training", "seeker"], name="jobseeker_joins_a_training_once"
            ),
        ]

    def __str__(self) -> str:
        return f"trainee {self.pk}"


class Opening(models.Model):
    """A place of work that somebody offers."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    employer = models.CharField(max_length=60)
    title = models.CharField(max_length=40)
    trade = models.CharField(max_length=10, choices=Trade)
    places = models.PositiveSmallIntegerField()
    pay = models.CharField(max_length=40, blank=True)
    words = models.CharField(max_length=300, blank=True)
    until = models.DateField()
    closed_at = models.DateTimeField(null=True, blank=True)
    posted_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="opening_trade_is_known", condition=Q(trade__in=Trade.values)),
            CheckConstraint(
                name="opening_says_who_offers_what",
                condition=~Q(employer="") & ~Q(title="") & Q(places__gte=1),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "posted_at", "id"], name="opening_by_day"),
        ]

    def __str__(self) -> str:
        return self.title


class Placement(models.Model):
    """That a jobseeker began to work, by an opening or by another way."""

    seeker = models.ForeignKey(Jobseeker, models.PROTECT, related_name="placements")
    opening = models.ForeignKey(
        Opening, models.PROTECT, null=True, blank=True, related_name="placements"
    )
    where = models.CharField(max_length=60)
    began_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="placement_says_where", condition=~Q(where="")),
            CheckConstraint(
                name="placement_ends_after_it_begins",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("began_on")),
            ),
            models.UniqueConstraint(
                fields=["seeker"],
                condition=Q(ended_on__isnull=True),
                name="jobseeker_has_one_place_of_work_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return self.where


class Answer(models.TextChoices):
    AT_WORK = "work", _("在岗")
    NOT = "not", _("不在岗")
    UNKNOWN = "unknown", _("没联系上")


class FollowUp(models.Model):
    """A question that falls due some months after a certificate or the first day at work."""

    seeker = models.ForeignKey(Jobseeker, models.PROTECT, related_name="follow_ups")
    trainee = models.ForeignKey(
        Trainee, models.PROTECT, null=True, blank=True, related_name="follow_ups"
    )
    placement = models.ForeignKey(
        Placement, models.PROTECT, null=True, blank=True, related_name="follow_ups"
    )
    months = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    answer = models.CharField(max_length=8, choices=Answer, blank=True)
    words = models.CharField(max_length=120, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    by_id = models.BigIntegerField(null=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="follow_up_is_of_a_training_or_a_placement",
                condition=Q(trainee__isnull=True) ^ Q(placement__isnull=True),
            ),
            CheckConstraint(
                name="answered_follow_up_has_its_day",
                condition=Q(answer="", answered_on__isnull=True)
                | Q(answer__in=Answer.values, answered_on__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["trainee", "months"],
                condition=Q(trainee__isnull=False),
                name="training_is_followed_up_once_a_term",
            ),
            models.UniqueConstraint(
                fields=["placement", "months"],
                condition=Q(placement__isnull=False),
                name="placement_is_followed_up_once_a_term",
            ),
        ]

    def __str__(self) -> str:
        return f"follow-up {self.months} of {self.seeker_id}"
