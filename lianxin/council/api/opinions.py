"""Questions put to residents: what is asked, what came of it, and one's own part in it."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Body,
    Call,
    Key,
    Ref,
    Scope,
    Shape,
    Slug,
    Words,
    as_told,
    enumerated,
    keep_home,
)
from lianxin.council import actions
from lianxin.council.api.door import router
from lianxin.council.models import Answer, Question, QuestionState, Statement, StatementState
from lianxin.council.queries.landscape import Line
from lianxin.council.queries.opinions import (
    Conversation,
    conversation,
    own_answers,
    question_for,
    standing_questions,
)
from lianxin.places.queries import community_by_slug

StateOfQuestion = Annotated[QuestionState, enumerated(QuestionState)]
StateOfStatement = Annotated[StatementState, enumerated(StatementState)]
Choice = Literal["agree", "pass", "disagree"]
CHOICES: dict[Choice, int] = {
    "agree": Answer.AGREE,
    "pass": Answer.PASS,
    "disagree": Answer.DISAGREE,
}
NAMES = {value: name for name, value in CHOICES.items()}


class QuestionRow(Shape):
    """A question as a list tells it."""

    id: int
    title: str = Field(examples=["院里的车棚建在哪儿好？"])
    state: StateOfQuestion
    closes_on: date = Field(description="听到哪天")
    place: str = Field(description="只问住在这里的；空的就是全社区")


class Questions(Shape):
    """What is asked and was asked, the open ones first."""

    items: list[QuestionRow]


class LineTold(Shape):
    """A statement with how all answered it; nothing where too few did to say."""

    text: str
    is_agreed: bool
    agree: int | None
    disagree: int | None
    seen: int | None


class QuestionTold(QuestionRow):
    """A question and, once enough have answered, what they share and what divides them."""

    words: str
    statements: int = Field(description="放出来了几条")
    people: int | None = Field(description="多少人答了")
    groups: list[int] = Field(description="答得像的人分成几群，各多少人", examples=[[14, 9]])
    shared: list[LineTold] = Field(description="大家都认的")
    dividing: list[LineTold] = Field(description="看法不同的")


class StatementTold(Shape):
    """A statement, and what one answered to it."""

    id: int
    text: str
    choice: Choice | None = Field(description="您的回答；还没答是空的")


class SaidTold(Shape):
    """A statement of one's own, which shows once somebody has looked at it."""

    id: int
    text: str
    state: StateOfStatement
    reason: str = Field(description="没有放出来的原因")


class OwnPart(Shape):
    """One's own part in a question."""

    question: int
    may_take_part: bool
    left: int = Field(description="还有几条没答")
    statements: list[StatementTold]
    said: list[SaidTold]


class Answers(Body):
    """What one thinks of one statement; a later answer takes the place of an earlier one."""

    statement: Ref = Field(examples=[7])
    choice: Choice


class Says(Body):
    """A statement of one's own, for the others to answer."""

    text: Words = Field(min_length=1, max_length=140, examples=["车棚建在东墙根，不挡消防通道"])


@router.reads(
    "/communities/{slug}/questions",
    scope=Scope.COMMUNITY_READ,
    gives=Questions,
    says="正在听的意见和听完的，正在听的在前",
    is_open=True,
)
def questions(request: Call, slug: Slug) -> Questions:
    found = standing_questions(request.actor, community_by_slug(slug).pk)
    return Questions(items=[QuestionRow.model_validate(_facts(each)) for each in found])


@router.reads(
    "/communities/{slug}/questions/{int:pk}",
    scope=Scope.COMMUNITY_READ,
    gives=QuestionTold,
    says="一个问题：问什么，大家怎么看",
    is_open=True,
)
def question(request: Call, slug: Slug, pk: Key) -> QuestionTold:
    return _told(conversation(request.actor, slug, pk, now=http.now()))


@router.reads(
    "/communities/{slug}/questions/{int:pk}/mine",
    scope=Scope.COUNCIL_READ,
    gives=OwnPart,
    says="放出来的每一条，和我怎么答的",
)
def own(request: Call, slug: Slug, pk: Key) -> OwnPart:
    return _own(request, slug, pk)


@router.writes(
    "/communities/{slug}/questions/{int:pk}/answer",
    scope=Scope.COUNCIL_WRITE,
    gives=OwnPart,
    says="对一条意见表态；再答一次，算后一次",
)
def answer(request: Call, slug: Slug, pk: Key, told: Answers) -> OwnPart:
    keep_home(request, question_for(request.actor, pk, slug=slug).community_id)
    choice = CHOICES[told.choice]
    actions.answer(request.actor, pk, statement_id=told.statement, choice=choice, now=http.now())
    return _own(request, slug, pk)


@router.writes(
    "/communities/{slug}/questions/{int:pk}/say",
    scope=Scope.COUNCIL_WRITE,
    gives=OwnPart,
    says="提一条意见；社区看过就放出来，不带名字",
    status=201,
)
def say(request: Call, slug: Slug, pk: Key, told: Says) -> OwnPart:
    keep_home(request, question_for(request.actor, pk, slug=slug).community_id)
    actions.say(request.actor, pk, text=told.text, now=http.now())
    return _own(request, slug, pk)


def _facts(question: Question) -> dict[str, object]:
    return {
        "id": question.pk,
        "title": question.title,
        "state": QuestionState(question.state),
        "closes_on": question.closes_on,
        "place": question.place.public_label if question.place else "",
    }


def _told(seen: Conversation) -> QuestionTold:
    told = seen.told
    return QuestionTold.model_validate(
        {
            **_facts(seen.question),
            "words": seen.question.words,
            "statements": seen.shown,
            "people": told.people if told else None,
            "groups": [each.size for each in told.groups] if told else [],
            "shared": [_line(each) for each in told.shared] if told else [],
            "dividing": [_line(each) for each in told.dividing] if told else [],
        }
    )


def _line(line: Line) -> LineTold:
    counts = line.all.counts or (None, None, None)
    return LineTold(
        text=line.text,
        is_agreed=line.is_agreed,
        agree=counts[0],
        disagree=counts[1],
        seen=counts[2],
    )


def _own(request: Call, slug: str, pk: int) -> OwnPart:
    seen = conversation(request.actor, slug, pk, now=http.now())
    given = own_answers(seen.own.participant)
    shown = seen.question.statements.filter(state=StatementState.SHOWN).order_by("pk")
    return OwnPart(
        question=seen.question.pk,
        may_take_part=seen.may_take_part,
        left=seen.own.left,
        statements=[_statement(each, given.get(each.pk)) for each in shown],
        said=[as_told(SaidTold, each) for each in seen.own.said],
    )


def _statement(statement: Statement, choice: int | None) -> StatementTold:
    named = None if choice is None else NAMES[choice]
    return StatementTold(id=statement.pk, text=statement.text, choice=named)
