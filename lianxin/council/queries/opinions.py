"""Questions, statements and answers: the doors to them, and what their pages need."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from random import Random

from django.db.models import Count, F, Q, QuerySet

from lianxin.core.actor import DESK, Actor
from lianxin.core.errors import NotFound
from lianxin.core.http import local_day
from lianxin.core.packs import rule
from lianxin.council.models import (
    Answer,
    ItemState,
    Participant,
    Question,
    QuestionState,
    Session,
    SessionState,
    Standing,
    Statement,
    StatementState,
)
from lianxin.council.queries.landscape import Told, told
from lianxin.council.rules.opinions import QUESTION_FLOW, is_over, questions_visible_to
from lianxin.people.models import Person
from lianxin.people.queries import workplace
from lianxin.places.models import Community

SMALLEST_CELL = "figures.smallest_cell"
MOST_STATEMENTS = "council.statements_each"
MOST_SHOWN = 30


def questions_for(actor: Actor) -> QuerySet[Question]:
    return Question.objects.filter(questions_visible_to(actor)).select_related(
        "community__subdistrict", "place"
    )


def question_for(actor: Actor, pk: int, *, slug: str = "", lock: bool = False) -> Question:
    """Refuse alike what is absent, hidden, or of another community than the address says."""
    found = questions_for(actor).filter(Q(community__slug=slug) if slug else Q(), pk=pk)
    if question := (found.select_for_update(of=("self",)) if lock else found).first():
        return question
    raise NotFound


def statement_for(actor: Actor, pk: int, *, lock: bool = False) -> Statement:
    """A statement of a question whose desk is open to the actor."""
    found = Statement.objects.select_related("question__community").filter(pk=pk)
    statement = (found.select_for_update(of=("self",)) if lock else found).first()
    if statement is None or not actor.places(*DESK) & {statement.question.community_id}:
        raise NotFound
    return statement


def count_of(question: Question, key: str, *, on: date) -> int:
    jurisdictions = question.community.subdistrict.jurisdictions
    return rule(key, on=on, jurisdictions=jurisdictions).count


def person_asked(actor: Actor, question: Question) -> Person | None:
    """As whom the actor may take part: as a resident of its community and, where it is of one
    courtyard or building, of that.
    """
    if not actor.person_ids:
        return None
    mine = Person.objects.filter(pk__in=actor.person_ids, community_id=question.community_id)
    return mine.filter(lives_in(question)).first()


def lives_in(question: Question) -> Q:
    place = question.place_id
    if place is None:
        return Q()
    return Q(place=place) | Q(place__parent=place) | Q(place__parent__parent=place)


def standing_questions(
    actor: Actor, community_id: int, *, most: int = MOST_SHOWN
) -> list[Question]:
    """Those of a community that one may see, the open ones first, then the latest."""
    found = (
        questions_for(actor)
        .filter(community_id=community_id)
        .exclude(state=QuestionState.WITHDRAWN)
        .select_related("landscape")
        .defer("landscape__told")
        .order_by(F("closed_at").desc(nulls_first=True), "-pk")
    )
    return list(found[:most])


@dataclass(frozen=True, slots=True)
class Own:
    """What the reader themself did in a question."""

    participant: Participant | None
    answered: int
    left: int
    next: Statement | None
    said: Sequence[Statement]
    standing: Standing | None


@dataclass(frozen=True, slots=True)
class Conversation:
    """A question as the public sees it, and one's own part in it."""

    question: Question
    told: Told | None
    may_take_part: bool
    own: Own
    session: Session | None
    """On whose agenda it stands, or stood last."""
    shown: int


def conversation(actor: Actor, slug: str, pk: int, *, now: datetime) -> Conversation:
    question = question_for(actor, pk, slug=slug)
    statements = list(question.statements.filter(state=StatementState.SHOWN).order_by("pk"))
    person = person_asked(actor, question)
    is_open = question.is_open and not is_over(question, local_day(now))
    return Conversation(
        question=question,
        told=told(question, {each.pk: each.text for each in statements}),
        may_take_part=is_open and person is not None,
        own=_own(question, person, statements),
        session=session_of(actor, question),
        shown=len(statements),
    )


def _own(question: Question, person: Person | None, statements: Sequence[Statement]) -> Own:
    participant = None
    if person:
        known = question.participants.filter(person=person).select_related("standing")
        participant = known.first()
    if participant is None:
        chosen = _next(question, 0, 0, statements) if person else None
        return Own(None, 0, len(statements), chosen, (), None)
    given = set(participant.answers.values_list("statement_id", flat=True))
    unasked = [each for each in statements if each.pk not in given]
    return Own(
        participant=participant,
        answered=len(statements) - len(unasked),
        left=len(unasked),
        next=_next(question, participant.pk, len(unasked), unasked),
        said=list(participant.statements.order_by("-pk")),
        standing=getattr(participant, "standing", None),
    )


def _next(
    question: Question, who: int, left: int, unasked: Sequence[Statement]
) -> Statement | None:
    """One of those not yet answered, by lot and the likelier the more it matters; the same until
    it is answered.
    """
    if not unasked:
        return None
    lot = Random(f"{question.pk} {who} {left}")  # noqa: S311  # which of them comes first
    return lot.choices(unasked, [max(each.priority, 0.01) for each in unasked])[0]


def session_of(actor: Actor, question: Question) -> Session | None:
    raised = question.raised.exclude(item__state=ItemState.DROPPED)
    found = raised.select_related("item__session__council").order_by("-pk").first()
    if found is None:
        return None
    session = found.item.session
    is_seen = session.state != SessionState.DRAFT or actor.places(*DESK) & {question.community_id}
    return session if is_seen else None


def own_answers(participant: Participant | None) -> Mapping[int, int]:
    """What a participant said, by statement."""
    if participant is None:
        return {}
    return dict(participant.answers.values_list("statement_id", "choice"))


@dataclass(frozen=True, slots=True)
class QuestionDesk:
    """A question for those who work with it."""

    question: Question
    told: Told | None
    waiting: Sequence[Statement]
    shown: Sequence[Statement]
    hidden: Sequence[Statement]
    people: int
    drafts: Sequence[Session]
    """Sessions whose agenda it could still be put on."""
    session: Session | None
    verbs: frozenset[str]


def question_desk(actor: Actor, slug: str, pk: int) -> QuestionDesk:
    workplace(actor, slug)
    question = question_for(actor, pk, slug=slug)
    statements = list(question.statements.order_by("pk"))
    by_state = {
        state: [each for each in statements if each.state == state] for state in StatementState
    }
    shown = by_state[StatementState.SHOWN]
    return QuestionDesk(
        question=question,
        told=told(question, {each.pk: each.text for each in shown}),
        waiting=by_state[StatementState.WAITING],
        shown=shown,
        hidden=by_state[StatementState.REFUSED] + by_state[StatementState.TAKEN_DOWN],
        people=question.participants.count(),
        drafts=list(open_plans(question.community_id)),
        session=session_of(actor, question),
        verbs=frozenset(step.verb for step in QUESTION_FLOW.open_to(actor, question)),
    )


def open_plans(community_id: int) -> QuerySet[Session]:
    """Planned sessions of which nobody was told yet."""
    return Session.objects.filter(
        council__community_id=community_id, state=SessionState.DRAFT
    ).order_by("starts_at", "pk")


def questions_at(actor: Actor, slug: str) -> tuple[Community, list[Question]]:
    """All of a community's questions at its desk, the latest first."""
    community = workplace(actor, slug)
    waiting = Count("statements", filter=Q(statements__state=StatementState.WAITING), distinct=True)
    found = (
        questions_for(actor)
        .filter(community=community)
        .annotate(waiting=waiting, people=Count("participants", distinct=True))
        .order_by("-pk")
    )
    return community, list(found[:MOST_SHOWN])


def answers_of(question_id: int) -> QuerySet[Answer]:
    return Answer.objects.filter(statement__question_id=question_id)
