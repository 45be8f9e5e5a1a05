"""What people say and show of a matter after it was brought up."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.models import Upload
from lianxin.matters.models.matter import Matter
from lianxin.people.models import Person


class Support(models.Model):
    """Somebody who meets with the same (我也遇到)."""

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="voices")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["matter", "person"], name="person_joins_a_matter_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["person", "matter"], name="support_by_person")]

    def __str__(self) -> str:
        return f"{self.person_id} joins {self.matter_id}"


class Follow(models.Model):
    matter = models.ForeignKey(Matter, models.CASCADE, related_name="followers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["matter", "user"], name="user_follows_a_matter_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} follows {self.matter_id}"


class Question(models.Model):
    """What staff ask the reporter; one at a time is open."""

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="questions")
    text = models.CharField(max_length=300)
    asked_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["matter"],
                condition=Q(answered_at__isnull=True),
                name="matter_has_one_open_question",
            ),
            CheckConstraint(
                name="question_is_answered_or_undated",
                condition=Q(answered_at__isnull=True, answer="")
                | (Q(answered_at__isnull=False) & ~Q(answer="")),
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Outcome(models.TextChoices):
    SOLVED = "solved", _("解决了")
    PARTLY = "partly", _("解决了一部分")
    NOT = "not", _("没有解决")


class Satisfaction(models.TextChoices):
    GOOD = "good", _("满意")
    FAIR = "fair", _("一般")
    BAD = "bad", _("不满意")


class Say(models.Model):
    """What one of those concerned answers when asked whether the matter is solved; blank while
    unanswered.

    A reopened matter asks again: `round` counts from 0.
    """

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="says")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField(default=0)
    is_reporter = models.BooleanField(default=False)
    asked_at = models.DateTimeField()
    outcome = models.CharField(max_length=8, choices=Outcome, blank=True)
    satisfaction = models.CharField(max_length=8, choices=Satisfaction, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    heard_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    """Who of the staff took the answer down, at a call-back."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["matter", "person", "round"], name="person_is_asked_once_a_round"
            ),
            models.UniqueConstraint(
                fields=["matter", "round"],
                condition=Q(is_reporter=True),
                name="round_has_one_reporter",
            ),
            CheckConstraint(
                name="outcome_is_known", condition=Q(outcome__in=["", *Outcome.values])
            ),
            CheckConstraint(
                name="satisfaction_is_known",
                condition=Q(satisfaction__in=["", *Satisfaction.values]),
            ),
            CheckConstraint(
                name="say_is_answered_or_undated",
                condition=Q(answered_at__isnull=True, outcome="", satisfaction="")
                | Q(answered_at__isnull=False, answered_at__gte=F("asked_at")) & ~Q(outcome=""),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["person", "answered_at"], name="say_by_person")]

    def __str__(self) -> str:
        return f"{self.matter_id} {self.outcome}"


class Stage(models.TextChoices):
    BEFORE = "before", _("之前")
    DURING = "during", _("办理中")
    AFTER = "after", _("之后")


class MatterPhoto(models.Model):
    matter = models.ForeignKey(Matter, models.CASCADE, related_name="photos")
    upload = models.OneToOneField(Upload, models.PROTECT, related_name="matter_photo")
    stage = models.CharField(max_length=8, choices=Stage)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="photo_stage_is_known", condition=Q(stage__in=Stage.values)),
        ]

    def __str__(self) -> str:
        return f"{self.matter_id} {self.stage}"
