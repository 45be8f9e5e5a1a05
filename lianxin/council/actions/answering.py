"""What residents do in a question: make statements, answer others'; and staff for them, on paper.

An answer is its own record, dated and changeable by who gave it; it is not journalled besides, so
that no second, lasting register of who thought what comes about.
"""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotPermitted, OutOfOrder
from lianxin.core.flow import Step
from lianxin.core.http import local_day
from lianxin.core.text import said
from lianxin.council.actions.opinions import freshen
from lianxin.council.models import (
    Answer,
    Participant,
    Question,
    QuestionState,
    Statement,
    StatementState,
)
from lianxin.council.queries.opinions import (
    MOST_STATEMENTS,
    count_of,
    lives_in,
    person_asked,
    question_for,
    statement_for,
)
from lianxin.council.rules.opinions import QUESTION_FLOW, STATEMENT_FLOW, is_over
from lianxin.people.actions import meet
from lianxin.people.models import Person

CHOICES = frozenset({Answer.AGREE, Answer.PASS, Answer.DISAGREE})


@transaction.atomic
def answer(actor: Actor, pk: int, *, statement_id: int, choice: int, now: datetime) -> Answer:
    """Agree, disagree or pass; a later answer to the same takes the earlier one's place."""
    question, _step = _listening(actor, pk, "answer", now=now)
    participant = _joined(question, _person(actor, question), now=now)
    _check_choice(choice)
    if not _asked(question).filter(pk=statement_id).exists():
        raise OutOfOrder(_("这一条刚刚撤下了，看看下一条。"))
    given = _give(participant, {statement_id: choice}, now=now)
    freshen(question.pk, now=now)
    return given[0]


@transaction.atomic
def say(actor: Actor, pk: int, *, text: str, now: datetime) -> Statement:
    """Make a statement of one's own; it shows once it has been looked at."""
    question, _step = _listening(actor, pk, "say", now=now)
    participant = _joined(question, _person(actor, question), now=now)
    words = said(text, field="text", missing=_("写一句您的意见。"), most=140)
    if same := question.statements.filter(text=words).first():
        return same
    most = count_of(question, MOST_STATEMENTS, on=local_day(now))
    if participant.statements.count() >= most:
        raise Invalid(_("每人最多说 %(most)d 条，您已经说满了。") % {"most": most}, field="text")
    made = Statement.objects.create(question=question, text=words, author=participant, said_at=now)
    journal.record(actor, "say", made, question.community_id, at=now)
    return made


@transaction.atomic
def enter_paper(
    actor: Actor,
    pk: int,
    answers: Mapping[int, int],
    *,
    name: str,
    phone: str,
    now: datetime,
) -> Participant:
    """Write a paper sheet down for a resident without an account; their later word stands."""
    question, _step = _listening(actor, pk, "enter_paper", now=now)
    if not answers:
        raise Invalid(_("至少记一条回答。"))
    place = question.community_id
    person = meet(
        place,
        now=now,
        phone=phone,
        name=said(name, field="name", missing=_("写上姓名。"), most=60),
    )
    _check_lives(question, person)
    participant = _joined(question, person, now=now)
    for choice in answers.values():
        _check_choice(choice)
    known = set(_asked(question).filter(pk__in=answers).values_list("pk", flat=True))
    _give(participant, {each: answers[each] for each in answers if each in known}, now=now)
    journal.record(actor, "enter_paper", participant, place, at=now, office=actor.name)
    freshen(question.pk, now=now)
    return participant


def _check_lives(question: Question, person: Person) -> None:
    lives = Person.objects.filter(lives_in(question), pk=person.pk)
    if question.place_id and person.place_id and not lives.exists():
        raise Invalid(_("这个问题只问住在那里的人。"), field="name")


def _listening(actor: Actor, pk: int, verb: str, *, now: datetime) -> tuple[Question, Step]:
    """An open question within its days; not locked, thousands may answer at once."""
    question = question_for(actor, pk)
    standing = QuestionState(question.state).label
    step = QUESTION_FLOW.require(verb, actor, question, standing=standing)
    if is_over(question, local_day(now)):
        raise OutOfOrder(_("这个问题昨天就到期了，谢谢您来。"))
    return question, step


def _person(actor: Actor, question: Question) -> Person:
    if person := person_asked(actor, question):
        return person
    raise NotPermitted(_("这个问题问的是住在那里的居民；没有账号的，可以到社区填纸，一样算数。"))


def _joined(question: Question, person: Person, *, now: datetime) -> Participant:
    made, _is_new = Participant.objects.get_or_create(
        question=question, person=person, defaults={"joined_at": now}
    )
    return made


def _asked(question: Question) -> QuerySet[Statement]:
    return question.statements.filter(state=StatementState.SHOWN)


def _check_choice(choice: int) -> None:
    if choice not in CHOICES:
        raise Invalid(_("选同意、不同意，或者跳过。"), field="choice")


def _give(participant: Participant, choices: Mapping[int, int], *, now: datetime) -> list[Answer]:
    return Answer.objects.bulk_create(
        [
            Answer(participant=participant, statement_id=pk, choice=choice, answered_at=now)
            for pk, choice in choices.items()
        ],
        update_conflicts=True,
        unique_fields=["participant", "statement"],
        update_fields=["choice", "answered_at"],
    )


@transaction.atomic
def show(actor: Actor, pk: int, *, now: datetime) -> Statement:
    """Let a statement be answered by all."""
    return _decide(actor, pk, "show", reason="", now=now)


@transaction.atomic
def refuse(actor: Actor, pk: int, *, words: str, now: datetime) -> Statement:
    """Keep a statement back, with a reason that its author reads."""
    return _decide(actor, pk, "refuse", reason=_reason(words), now=now)


@transaction.atomic
def take_down(actor: Actor, pk: int, *, words: str, now: datetime) -> Statement:
    """Take down what shows; answers to it weigh nothing any more."""
    return _decide(actor, pk, "take_down", reason=_reason(words), now=now)


def _reason(words: str) -> str:
    return said(words, field="words", missing=_("写一句为什么，说的人看得到。"), most=200)


def _decide(actor: Actor, pk: int, verb: str, *, reason: str, now: datetime) -> Statement:
    statement = statement_for(actor, pk, lock=True)
    if statement.question.state not in (QuestionState.OPEN, QuestionState.DRAFT):
        raise OutOfOrder(_("这个问题已经听完了，不能再改。"))
    standing = StatementState(statement.state).label
    step = STATEMENT_FLOW.require(verb, actor, statement, standing=standing)
    statement.state, statement.reason = step.leads_to(statement), reason
    statement.decided_at, statement.decided_by_id = now, actor.user_id
    statement.save(update_fields=["state", "reason", "decided_at", "decided_by"])
    place = statement.question.community_id
    journal.record(actor, verb, statement, place, at=now, office=actor.name, words=reason)
    freshen(statement.question_id, now=now)
    return statement
