"""The wall: its boards, what is told on them, who is shown, and thanks."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.models import Upload
from lianxin.honours.models.award import new_token
from lianxin.people.models import Person
from lianxin.places.models import Community


class Board(models.Model):
    """One part of a community's wall, e.g. 敬老爱亲."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    name = models.CharField(max_length=20)
    words = models.CharField(max_length=120, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    is_open = models.BooleanField(default=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="wall_board_has_a_name", condition=~Q(name="")),
            models.UniqueConstraint(
                fields=["community", "name"], name="wall_board_is_named_once_in_a_community"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class StoryState(models.TextChoices):
    TOLD = "told", _("等人看一看")
    SHOWN = "shown", _("可以上墙")
    DECLINED = "declined", _("没有上墙")
    DOWN = "down", _("撤下来了")


class Story(models.Model):
    """A good deed as somebody told it; on the wall once somebody looked and all shown agree."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    board = models.ForeignKey(Board, models.PROTECT, related_name="stories")
    title = models.CharField(max_length=40)
    words = models.CharField(max_length=600)
    teller = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    signed = models.CharField(max_length=30, blank=True)
    """How the teller is named on the wall; blank where they would not be."""
    photo = models.ForeignKey(Upload, models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=10, choices=StoryState, default=StoryState.TOLD)
    reason = models.CharField(max_length=200, blank=True)
    told_at = models.DateTimeField()
    shown_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="story_state_is_known", condition=Q(state__in=StoryState.values)),
            CheckConstraint(
                name="story_has_a_title_and_words", condition=~Q(title="") & ~Q(words="")
            ),
            CheckConstraint(
                name="nothing_is_on_the_wall_that_nobody_looked_at",
                condition=~Q(state="shown") | Q(shown_at__isnull=False, shown_at__gte=F("told_at")),
            ),
            CheckConstraint(
                name="story_kept_or_taken_off_the_wall_says_why",
                condition=~Q(state__in=["declined", "down"]) | ~Q(reason=""),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "state", "shown_at"], name="story_by_day"),
        ]

    def __str__(self) -> str:
        return self.title


class Answer(models.TextChoices):
    ASKED = "asked", _("等本人答复")
    AGREED = "agreed", _("同意")
    REFUSED = "refused", _("不同意")
    WITHDRAWN = "withdrawn", _("收回了同意")


class Shown(models.Model):
    """Somebody whom a story shows, and what they said to that; the consent itself decides."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="shown")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    name = models.CharField(max_length=30)
    where = models.CharField(max_length=120)
    """The place that the consent names."""
    token = models.CharField(max_length=32, unique=True, default=new_token)
    answer = models.CharField(max_length=10, choices=Answer, default=Answer.ASKED)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="shown_person_s_answer_is_known", condition=Q(answer__in=Answer.values)
            ),
            CheckConstraint(name="shown_person_has_a_name", condition=~Q(name="")),
            CheckConstraint(
                name="shown_person_answered_or_is_still_asked",
                condition=Q(answer="asked", answered_at__isnull=True)
                | (~Q(answer="asked") & Q(answered_at__isnull=False)),
            ),
            models.UniqueConstraint(
                fields=["story", "person"], name="person_is_shown_once_in_a_story"
            ),
        ]

    def __str__(self) -> str:
        return f"shown {self.pk}"


class Thanks(models.Model):
    """A word of thanks for those shown alone: it is counted nowhere."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="thanks")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    words = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "thanks"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["story", "person"], name="somebody_gives_thanks_once_for_a_story"
            ),
        ]

    def __str__(self) -> str:
        return f"thanks {self.pk}"
