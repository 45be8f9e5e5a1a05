"""What residents say of the fund: ideas for it, and objections while a project is on notice."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

from lianxin.funds.models.project import Project
from lianxin.places.models import Community


class IdeaState(models.TextChoices):
    RAISED = "raised", _("等社区答复")
    TAKEN = "taken", _("列成项目了")
    DECLINED = "declined", _("这次没有列")
    WITHDRAWN = "withdrawn", _("本人收回了")


ANSWERED = (IdeaState.TAKEN, IdeaState.DECLINED)


class Idea(models.Model):
    """What a resident would have the fund pay for (F-07); shown to all with the staff's answer."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    title = models.CharField(max_length=60)
    words = models.CharField(max_length=500)
    state = models.CharField(max_length=10, choices=IdeaState, default=IdeaState.RAISED)
    raised_at = models.DateTimeField()
    answer = models.CharField(max_length=500, blank=True)
    """Whether and how it can be done, and why not."""
    answered_at = models.DateTimeField(null=True, blank=True)
    project = models.OneToOneField(
        Project, models.PROTECT, null=True, blank=True, related_name="idea"
    )
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    """The same form sent twice is one idea."""
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="idea_state_is_known", condition=Q(state__in=IdeaState.values)),
            CheckConstraint(name="idea_says_what", condition=~Q(title="") & ~Q(words="")),
            CheckConstraint(
                name="answered_idea_has_its_answer",
                condition=(Q(state__in=ANSWERED, answered_at__isnull=False) & ~Q(answer=""))
                | (~Q(state__in=ANSWERED) & Q(answered_at__isnull=True, answer="")),
            ),
            CheckConstraint(
                name="only_a_taken_idea_is_a_project",
                condition=Q(state=IdeaState.TAKEN, project__isnull=False)
                | (~Q(state=IdeaState.TAKEN) & Q(project__isnull=True)),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "state", "-id"], name="idea_by_state"),
            models.Index(fields=["author", "-id"], name="idea_by_author"),
        ]

    def __str__(self) -> str:
        return self.title


class Objection(models.Model):
    """What somebody has against a project on notice; it is answered before the work begins (F-05).

    It is shown with its answer and without a name.
    """

    project = models.ForeignKey(Project, models.PROTECT, related_name="objections")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    words = models.CharField(max_length=500)
    raised_at = models.DateTimeField()
    answer = models.CharField(max_length=500, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="objection_to_spending_says_what", condition=~Q(words="")),
            CheckConstraint(
                name="objection_to_spending_is_answered_by_somebody_or_not",
                condition=(Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer=""))
                | Q(answered_at__isnull=True, answered_by__isnull=True, answer=""),
            ),
            CheckConstraint(
                name="nobody_answers_their_own_objection_to_spending",
                condition=Q(answered_by__isnull=True) | ~Q(answered_by=models.F("author")),
            ),
            models.UniqueConstraint(
                fields=["project", "author"],
                condition=Q(answered_at__isnull=True),
                name="one_waiting_objection_of_one_person_to_a_fund_project",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project_id} {self.pk}"
