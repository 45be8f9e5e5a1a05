"""Questions as staff look after them: asked, statements read, put on an agenda."""

from typing import Annotated, Any

from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Body,
    Call,
    Key,
    Part,
    Ref,
    Scope,
    Shape,
    Slug,
    Words,
    body_of,
    done,
    filled,
    keep_home,
    taking,
    unchanged_since,
)
from lianxin.core.identifiers import mobile
from lianxin.council import actions
from lianxin.council.api.door import router
from lianxin.council.api.opinions import CHOICES, Choice, StateOfQuestion, StateOfStatement
from lianxin.council.deeds.opinions import DEEDS, STATEMENT_DEEDS, Deed
from lianxin.council.forms import opinions as forms
from lianxin.council.models import QuestionState, Statement, StatementState
from lianxin.council.queries.opinions import QuestionDesk, question_desk, statement_for
from lianxin.council.rules.opinions import QUESTION_FLOW, STATEMENT_FLOW
from lianxin.people.queries import workplace


class StatementAtDesk(Shape):
    """A statement, whether it is shown or not; nobody reads who made it."""

    id: int
    text: str
    state: StateOfStatement


class DraftSession(Shape):
    """A session whose agenda a question can still be put on."""

    id: int
    title: str


class QuestionAtDesk(Shape):
    """A question with every statement, and what can be done now."""

    id: int
    title: str
    state: StateOfQuestion
    revision: int = Field(description='版本：If-Match 里写 "7"')
    people: int
    statements: list[StatementAtDesk]
    drafts: list[DraftSession]
    verbs: list[str] = Field(examples=[["open", "seed"]], description="您现在能走的步")


class AnswerOnPaper(Body):
    """One line of a sheet of paper."""

    statement: Ref
    choice: Choice


class OnPaper(Body):
    """A sheet of paper that a resident filled in."""

    name: Words = Field(min_length=1, max_length=60, examples=["李桂芳"])
    phone: Words = Field(min_length=1, max_length=20, examples=["13800001234"])
    answers: list[AnswerOnPaper] = Field(max_length=200)


TEXTS = Part(Annotated[list[Words], Field(min_length=1, max_length=50)], ..., "\n".join)
AsksQuestion = body_of(forms.Ask, "AsksQuestion")


@router.reads(
    "/communities/{slug}/questions/{int:pk}/desk",
    scope=Scope.OPINIONS_WORK,
    gives=QuestionAtDesk,
    says="工作台上的一个问题：每一条意见，放没放出来",
)
def question_at_desk(request: Call, slug: Slug, pk: Key) -> QuestionAtDesk:
    return _told(request, slug, pk)


@router.writes(
    "/communities/{slug}/questions",
    scope=Scope.OPINIONS_WORK,
    gives=QuestionAtDesk,
    says="提一个问题，放几条意见以后再开始听",
    status=201,
)
@taking(AsksQuestion)
def ask_question(request: Call, slug: Slug, told: Any) -> QuestionAtDesk:
    community = workplace(request.actor, slug)
    keep_home(request, community.pk)
    form = forms.Ask(community.pk, filled(told)[0])
    made = done(form, lambda: actions.ask(request.actor, community, form.asking(), now=http.now()))
    return _told(request, slug, made.pk)


@router.writes(
    "/communities/{slug}/questions/{int:pk}/rewrite",
    scope=Scope.OPINIONS_WORK,
    gives=QuestionAtDesk,
    says="改一个还没开始听的问题",
    has_version=True,
)
@taking(AsksQuestion)
def rewrite_question(request: Call, slug: Slug, pk: Key, told: Any) -> QuestionAtDesk:
    question = _page(request, slug, pk).question
    version = unchanged_since(request, question.revision)
    form = forms.Ask(question.community_id, filled(told)[0], question)
    done(
        form,
        lambda: actions.rewrite_question(
            request.actor, pk, form.asking(), now=http.now(), seen=version
        ),
    )
    return _told(request, slug, pk)


@router.writes(
    "/communities/{slug}/questions/{int:pk}/paper",
    scope=Scope.OPINIONS_WORK,
    gives=QuestionAtDesk,
    says="替居民记一张纸上的回答；同一个号码再记，以后一次为准",
)
def note_paper(request: Call, slug: Slug, pk: Key, told: OnPaper) -> QuestionAtDesk:
    _page(request, slug, pk)
    answers = {each.statement: CHOICES[each.choice] for each in told.answers}
    phone = mobile(told.phone)
    actions.enter_paper(request.actor, pk, answers, name=told.name, phone=phone, now=http.now())
    return _told(request, slug, pk)


def _page(request: Call, slug: str, pk: int) -> QuestionDesk:
    page = question_desk(request.actor, slug, pk)
    keep_home(request, page.question.community_id)
    return page


def _told(request: Call, slug: str, pk: int) -> QuestionAtDesk:
    page = _page(request, slug, pk)
    question = page.question
    request.version = question.revision
    return QuestionAtDesk(
        id=question.pk,
        title=question.title,
        state=QuestionState(question.state),
        revision=question.revision,
        people=page.people,
        statements=[_statement(each) for each in (*page.waiting, *page.shown, *page.hidden)],
        drafts=[DraftSession(id=each.pk, title=each.title) for each in page.drafts],
        verbs=sorted(page.verbs),
    )


def _statement(statement: Statement) -> StatementAtDesk:
    return StatementAtDesk(
        id=statement.pk, text=statement.text, state=StatementState(statement.state)
    )


def _operation(verb: str, deed: Deed) -> None:
    form_of, act, _done = deed
    instead = {"texts": TEXTS} if form_of is forms.Seed else None

    def take(request: Call, slug: Slug, pk: Key, told: Any) -> QuestionAtDesk:
        page = _page(request, slug, pk)
        data, _files = filled(told, seen=unchanged_since(request, page.question.revision))
        form = form_of(request.actor, page.question, http.today(), data)
        if isinstance(form, forms.Raise):
            form.plans(list(page.drafts))
        done(form, lambda: act(request.actor, pk, now=http.now(), **form.said()))
        return _told(request, slug, pk)

    _declare(
        f"questions/{{int:pk}}/{verb}",
        f"{verb}_question",
        taking(body_of(form_of, f"Question{form_of.__name__}", instead=instead))(take),
        str(QUESTION_FLOW[verb].label),
        has_version=True,
    )


def _statement_operation(verb: str, deed: Deed) -> None:
    form_of, act, _done = deed

    def take(request: Call, slug: Slug, pk: Key, told: Any) -> QuestionAtDesk:
        statement = statement_for(request.actor, pk)
        page = _page(request, slug, statement.question_id)
        form = form_of(request.actor, page.question, http.today(), filled(told)[0])

        def deed_() -> object:
            said = {key: value for key, value in form.said().items() if key != "seen"}
            return act(request.actor, pk, now=http.now(), **said)

        done(form, deed_)
        return _told(request, slug, statement.question_id)

    _declare(
        f"statements/{{int:pk}}/{verb.replace('_', '-')}",
        f"{verb}_statement",
        taking(body_of(form_of, f"Question{form_of.__name__}"))(take),
        str(STATEMENT_FLOW[verb].label),
    )


def _declare(path: str, name: str, take: Any, says: str, *, has_version: bool = False) -> None:
    take.__name__ = name
    router.writes(
        f"/communities/{{slug}}/{path}",
        scope=Scope.OPINIONS_WORK,
        gives=QuestionAtDesk,
        says=says,
        has_version=has_version,
    )(take)


for each, its_deed in DEEDS.items():
    _operation(each, its_deed)
for each, its_deed in STATEMENT_DEEDS.items():
    _statement_operation(each, its_deed)
