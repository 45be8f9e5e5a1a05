"""A question from its plan to its close: asked, opened, extended, closed, put on an agenda."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lianxin.core import journal
from lianxin.core.actor import CLOCK, Actor
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.flow import Step
from lianxin.core.http import local_day
from lianxin.core.text import said
from lianxin.council.actions.planning import add_question
from lianxin.council.models import (
    AgendaItem,
    ItemState,
    Question,
    QuestionState,
    Raised,
    Statement,
    StatementState,
)
from lianxin.council.queries.landscape import told
from lianxin.council.queries.opinions import open_plans, question_for
from lianxin.council.rules.access import enters
from lianxin.council.rules.opinions import QUESTION_FLOW, works
from lianxin.council.tasks.surveying import survey_question
from lianxin.places.models import Community, Place

SETTLING = timedelta(minutes=1)
"""How long answers gather before the landscape is worked out anew."""
OVERDUE = timedelta(minutes=15)
"""After which the clock asks again for what a lost task should have done."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked, of whom, until when."""

    title: str
    closes_on: date
    words: str = ""
    place_id: int | None = None


@transaction.atomic
def ask(actor: Actor, community: Community, asking: Asking, *, now: datetime) -> Question:
    """Prepare a question; it is nobody's but the staff's until it is opened."""
    if not enters(actor, community.pk):
        raise NotFound
    question = Question(community=community)
    if not works(actor, question):
        raise NotPermitted(_("问题由本社区的工作人员来开。"))
    _write(question, asking, now=now)
    question.save(force_insert=True)
    _record(actor, "ask", question, now=now, title=question.title)
    return question


@transaction.atomic
def rewrite_question(
    actor: Actor, pk: int, asking: Asking, *, now: datetime, seen: int | None = None
) -> Question:
    question, step = taken(actor, pk, "rewrite", seen=seen)
    _write(question, asking, now=now)
    changed = ("title", "words", "place", "closes_on")
    put(actor, question, step, *changed, now=now, title=question.title)
    return question


def _write(question: Question, asking: Asking, *, now: datetime) -> None:
    question.title = said(asking.title, field="title", missing=_("写明问什么。"), most=60)
    question.words = asking.words.strip()
    question.closes_on = _lasting(asking.closes_on, now)
    place = Place.objects.filter(pk=asking.place_id or 0, community=question.community_id).first()
    if asking.place_id and place is None:
        raise Invalid(_("从单子里选一处。"), field="place")
    question.place = place


def _lasting(closes_on: date, now: datetime) -> date:
    if closes_on <= local_day(now):
        raise Invalid(_("最后一天要在今天以后，好让大家来得及。"), field="closes_on")
    return closes_on


@transaction.atomic
def seed(
    actor: Actor, pk: int, texts: Sequence[str], *, now: datetime, seen: int | None = None
) -> list[Statement]:
    """Let staff begin with some statements, so that the first to come finds something to answer."""
    question, step = taken(actor, pk, "seed", seen=seen)
    wanted = [said(text, field="texts", missing="", most=140) for text in texts if text.strip()]
    if not wanted:
        raise Invalid(_("一行写一条，先写几条。"), field="texts")
    known = set(question.statements.values_list("text", flat=True))
    made = Statement.objects.bulk_create(
        Statement(
            question=question,
            text=text,
            state=StatementState.SHOWN,
            said_at=now,
            decided_at=now,
            decided_by_id=actor.user_id,
        )
        for text in dict.fromkeys(wanted)
        if text not in known
    )
    put(actor, question, step, now=now, texts=[each.text for each in made])
    return made


@transaction.atomic
def open_question(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Question:
    """Begin to listen; a question without a single statement gives nobody anything to answer."""
    question, step = taken(actor, pk, "open", seen=seen)
    _lasting(question.closes_on, now)
    if not question.statements.filter(state=StatementState.SHOWN).exists():
        raise OutOfOrder(_("先放几条意见，大家来了才有得答。"))
    question.opened_at = now
    put(actor, question, step, "opened_at", now=now)
    return question


@transaction.atomic
def extend(
    actor: Actor, pk: int, *, closes_on: date, now: datetime, seen: int | None = None
) -> Question:
    question, step = taken(actor, pk, "extend", seen=seen)
    question.closes_on = _lasting(closes_on, now)
    put(actor, question, step, "closes_on", now=now, closes_on=closes_on.isoformat())
    return question


@transaction.atomic
def close_question(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Question:
    """Stop listening; what was said stays."""
    question, step = taken(actor, pk, "close", seen=seen)
    question.closed_at = question.stale_at = now
    put(actor, question, step, "closed_at", "stale_at", now=now)
    survey_question.enqueue(question.pk)
    return question


@transaction.atomic
def withdraw_question(
    actor: Actor, pk: int, *, words: str, now: datetime, seen: int | None = None
) -> Question:
    """Take a question back, with the reason that those who took part may read."""
    question, step = taken(actor, pk, "withdraw", seen=seen)
    missing = _("写一句为什么不问了，参加过的人看得到。")
    question.outcome = said(words, field="words", missing=missing, most=200)
    put(actor, question, step, "outcome", now=now, words=question.outcome)
    return question


@transaction.atomic
def raise_at(
    actor: Actor, pk: int, *, session_id: int, now: datetime, seen: int | None = None
) -> AgendaItem:
    """Put a question on a planned session's agenda, with what residents share about it."""
    question, step = taken(actor, pk, "raise", seen=seen)
    if not open_plans(question.community_id).filter(pk=session_id).exists():
        raise Invalid(_("选一次还在筹备的会。"), field="session_id")
    standing = question.raised.filter(item__state=ItemState.PLANNED)
    if standing.exists():
        raise OutOfOrder(_("它已经在一次会的议程上了。"))
    item = add_question(actor, session_id, title=question.title, words=summary(question), now=now)
    Raised.objects.create(question=question, item=item)
    put(actor, question, step, now=now, item=item.pk)
    return item


def summary(question: Question) -> str:
    """What residents said, for the agenda: who took part, and what all share, with counts."""
    texts = dict(question.statements.filter(state=StatementState.SHOWN).values_list("pk", "text"))
    found = told(question, texts)
    if found is None:
        return question.words[:500]
    parts = [
        ngettext("%(people)d 位居民表了态。", "%(people)d 位居民表了态。", found.people)
        % {"people": found.people}
    ]
    if len(found.groups) > 1:
        parts.append(
            ngettext("意见分 %(count)d 群，", "意见分 %(count)d 群，", len(found.groups))
            % {"count": len(found.groups)}
        )
    if found.shared:
        parts.append(_("大家都认同的："))
    for line in found.shared[:3]:
        lean = _("同意") if line.is_agreed else _("不同意")
        count = line.all.agree if line.is_agreed else line.all.disagree
        parts.append(
            _("“%(text)s”%(lean)s %(count)d／%(seen)d；")
            % {"text": line.text, "lean": lean, "count": count, "seen": line.all.seen}
        )
    return "".join(map(str, parts)).rstrip("；，")[:500]


def taken(actor: Actor, pk: int, verb: str, *, seen: int | None = None) -> tuple[Question, Step]:
    """Lock a question and get leave for a step on it."""
    question = question_for(actor, pk, lock=True)
    if seen is not None and seen != question.revision:
        raise OutOfOrder(_("刚刚有人改了这个问题，下面是最新的样子。您写的还在，看过再发。"))
    standing = QuestionState(question.state).label
    return question, QUESTION_FLOW.require(verb, actor, question, standing=standing)


def put(
    actor: Actor, question: Question, step: Step, *changed: str, now: datetime, **details: Any
) -> None:
    """Move a locked question by its step, save what changed, and write the one journal entry."""
    question.state = step.leads_to(question)
    question.revision += 1
    question.save(update_fields={"state", "revision", *changed})
    _record(actor, step.verb, question, now=now, **details)


def _record(actor: Actor, deed: str, question: Question, *, now: datetime, **details: Any) -> None:
    place = question.community_id
    journal.record(actor, deed, question, place, at=now, office=actor.name, **details)


def freshen(question_id: int, *, now: datetime) -> None:
    """Have the landscape worked out when answers have gathered a little; once for all of them."""
    behind = Question.objects.filter(pk=question_id, stale_at=None).update(stale_at=now)
    if behind:
        later = survey_question.using(run_after=now + SETTLING)
        later.enqueue(question_id)


def sweep_questions(*, now: datetime) -> int:
    """Close what is past its last day, and ask again for landscapes whose task was lost."""
    late = Question.objects.filter(stale_at__lt=now - OVERDUE).values_list("pk", flat=True)
    for pk in list(late):
        survey_question.enqueue(pk)
    over = Question.objects.filter(state=QuestionState.OPEN, closes_on__lt=local_day(now))
    return sum(_close(pk, now) for pk in list(over.values_list("pk", flat=True)))


def _close(pk: int, now: datetime) -> bool:
    try:
        close_question(CLOCK, pk, now=now)
    except OutOfOrder:
        return False
    return True
