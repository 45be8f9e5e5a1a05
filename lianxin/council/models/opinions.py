"""Questions opened to residents before a session: statements, answers, and what came of them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.council.models.agenda import AgendaItem
from lianxin.people.models import Person
from lianxin.places.models import Community, Place


class QuestionState(models.TextChoices):
    DRAFT = "draft", _("准备中")
    OPEN = "open", _("正在听意见")
    CLOSED = "closed", _("听完了")
    WITHDRAWN = "withdrawn", _("不问了")


ASKED = frozenset({QuestionState.OPEN, QuestionState.CLOSED})
"""What the public sees."""


class Question(models.Model):
    """A question put to a community's residents, or to those of one courtyard or building."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    title = models.CharField(max_length=60)
    words = models.CharField(max_length=500, blank=True)
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="+")
    """Whose residents may take part; null for the whole community's."""
    closes_on = models.DateField()
    """The last day, inclusive."""
    state = models.CharField(max_length=10, choices=QuestionState, default=QuestionState.DRAFT)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=200, blank=True)
    """Why it was withdrawn."""
    stale_at = models.DateTimeField(null=True, blank=True)
    """When the first answer came that the landscape does not know yet; null when it knows all."""
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="question_state_is_known", condition=Q(state__in=QuestionState.values)
            ),
            CheckConstraint(name="question_asks_something", condition=~Q(title="")),
            CheckConstraint(
                name="question_is_opened_before_it_is_answered",
                condition=Q(state__in=sorted(ASKED), opened_at__isnull=False)
                | Q(state=QuestionState.DRAFT, opened_at__isnull=True)
                | Q(state=QuestionState.WITHDRAWN),
            ),
            CheckConstraint(
                name="question_is_closed_or_undated",
                condition=Q(
                    state=QuestionState.CLOSED,
                    closed_at__isnull=False,
                    closed_at__gte=F("opened_at"),
                )
                | (~Q(state=QuestionState.CLOSED) & Q(closed_at__isnull=True)),
            ),
            CheckConstraint(
                name="withdrawn_question_says_why",
                condition=~Q(state=QuestionState.WITHDRAWN) | ~Q(outcome=""),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "-opened_at", "-id"], name="question_by_day"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.state == QuestionState.OPEN


class Participant(models.Model):
    """A person who takes part in one question; what they answered hangs here, never in public."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="participants")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    joined_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["question", "person"], name="person_takes_part_once_in_a_question"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question_id} {self.person_id}"


class StatementState(models.TextChoices):
    WAITING = "waiting", _("待看")
    SHOWN = "shown", _("已放出")
    REFUSED = "refused", _("没有放出")
    TAKEN_DOWN = "taken_down", _("撤下了")


class Statement(models.Model):
    """One short opinion on a question, which others answer once it has been looked at."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="statements")
    text = models.CharField(max_length=140)
    author = models.ForeignKey(
        Participant, models.PROTECT, null=True, blank=True, related_name="statements"
    )
    """Null for one with which staff began."""
    state = models.CharField(max_length=10, choices=StatementState, default=StatementState.WAITING)
    said_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(max_length=200, blank=True)
    """Why it is not shown; its author reads it."""
    priority = models.FloatField(default=100.0)
    """How much it matters that it is asked next; high while few were asked."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["question", "text"], name="statement_is_made_once_in_a_question"
            ),
            CheckConstraint(
                name="statement_state_is_known", condition=Q(state__in=StatementState.values)
            ),
            CheckConstraint(name="statement_says_something", condition=~Q(text="")),
            CheckConstraint(
                name="statement_is_looked_at_before_it_shows",
                condition=Q(state=StatementState.WAITING, decided_at__isnull=True)
                | (~Q(state=StatementState.WAITING) & Q(decided_at__isnull=False)),
            ),
            CheckConstraint(
                name="hidden_statement_says_why",
                condition=~Q(state__in=[StatementState.REFUSED, StatementState.TAKEN_DOWN])
                | ~Q(reason=""),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["question", "state", "id"], name="statement_by_state"),
        ]

    def __str__(self) -> str:
        return self.text


class Answer(models.Model):
    """What one participant says to one statement: agree, disagree, pass."""

    AGREE, PASS, DISAGREE = 1, 0, -1
    CHOICES: ClassVar = [(AGREE, _("同意")), (DISAGREE, _("不同意")), (PASS, _("跳过"))]

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="answers")
    statement = models.ForeignKey(Statement, models.CASCADE, related_name="answers")
    choice = models.SmallIntegerField(choices=CHOICES)
    answered_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["participant", "statement"], name="person_answers_a_statement_once"
            ),
            CheckConstraint(name="answer_is_known", condition=Q(choice__in=[-1, 0, 1])),
        ]

    def __str__(self) -> str:
        return f"{self.statement_id} {self.choice}"


class Landscape(models.Model):
    """The groups and what they share, as last worked out; pages read this and never wait."""

    question = models.OneToOneField(Question, models.CASCADE, related_name="landscape")
    made_at = models.DateTimeField()
    people = models.PositiveIntegerField()
    answers = models.PositiveIntegerField()
    told = models.JSONField(default=dict)
    """Counts and shapes alone, of nobody in particular; see `queries.landscape`."""

    def __str__(self) -> str:
        return f"{self.question_id} {self.made_at}"


class Standing(models.Model):
    """Where one participant stood in the last landscape; shown to them alone."""

    participant = models.OneToOneField(Participant, models.CASCADE, related_name="standing")
    group = models.SmallIntegerField(null=True, blank=True)
    x = models.FloatField()
    y = models.FloatField()

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="standing_is_in_a_group_or_none",
                condition=Q(group__isnull=True) | Q(group__gte=0),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant_id} {self.group}"


class Raised(models.Model):
    """A question that was put on a session's agenda, with what residents said."""

    question = models.ForeignKey(Question, models.PROTECT, related_name="raised")
    item = models.OneToOneField(AgendaItem, models.CASCADE, related_name="raised")

    def __str__(self) -> str:
        return f"{self.question_id} {self.item_id}"
