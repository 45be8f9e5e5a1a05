"""Questions at the desk: asked, looked after, closed, put on an agenda."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.core.steps import Step
from lianxin.council import actions
from lianxin.council.deeds.opinions import DEEDS, STATEMENT_DEEDS
from lianxin.council.forms import opinions as forms
from lianxin.council.models import Question
from lianxin.council.queries.opinions import (
    QuestionDesk,
    question_desk,
    questions_at,
    statement_for,
)
from lianxin.people.queries import workplace

METHODS = ["GET", "HEAD", "POST"]


@require_safe
@never_cache
def questions(request: Request, slug: str) -> HttpResponse:
    community, found = questions_at(request.actor, slug)
    context = {"community": community, "questions": found}
    return render(request, "council/desk_questions.html", context)


@never_cache
@require_http_methods(METHODS)
def new(request: Request, slug: str) -> HttpResponse:
    community = workplace(request.actor, slug)
    form = forms.Ask(community.pk, request.POST or None)
    made: list[Question] = []
    refusal = Refusal()
    if request.method == "POST":
        refusal = tried(
            form,
            lambda: made.append(
                actions.ask(request.actor, community, form.asking(), now=http.now())
            ),
        )
        if made:
            return redirect("council_desk:question", slug, made[0].pk)
    context = {"community": community, "form": form, "refusal": refusal, "question": None}
    return render(request, "council/desk_ask.html", context, status=refusal.status or 200)


@never_cache
@require_http_methods(METHODS)
def rewrite(request: Request, slug: str, pk: int) -> HttpResponse:
    question = question_desk(request.actor, slug, pk).question
    form = forms.Ask(question.community_id, request.POST or None, question)
    refusal = Refusal()
    if request.method == "POST":
        refusal = tried(
            form,
            lambda: actions.rewrite_question(
                request.actor, pk, form.asking(), now=http.now(), seen=form.cleaned_data["seen"]
            ),
        )
        if not refusal.status:
            http.say(request, _("改好了。"))
            return redirect("council_desk:question", slug, pk)
    context = {
        "community": question.community,
        "form": form,
        "refusal": refusal,
        "question": question,
    }
    return render(request, "council/desk_ask.html", context, status=refusal.status or 200)


@require_safe
@never_cache
def question(request: Request, slug: str, pk: int) -> HttpResponse:
    return _page(request, question_desk(request.actor, slug, pk))


def _page(
    request: Request,
    page: QuestionDesk,
    *,
    verb: str = "",
    form: Step | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    made = forms.fresh(request.actor, page.question, http.today())
    if form and verb in made:
        made[verb] = form
    _furnish(made, page)
    context = {
        "community": page.question.community,
        "page": page,
        "question": page.question,
        "told": page.told,
        "forms": {name: each for name, each in made.items() if name in page.verbs},
        "refusal": refusal,
    }
    status = (refusal.status if refusal else 0) or 200
    return render(request, "council/desk_question.html", context, status=status)


def _furnish(made: Mapping[str, Step], page: QuestionDesk) -> None:
    for each in made.values():
        if isinstance(each, forms.Raise):
            each.plans(list(page.drafts))


@require_POST
def step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    page = question_desk(request.actor, slug, pk)
    if verb not in DEEDS:
        raise NotFound
    kind, act, done = DEEDS[verb]
    form = kind(request.actor, page.question, http.today(), request.POST)
    _furnish({verb: form}, page)
    refusal = tried(form, lambda: act(request.actor, pk, now=http.now(), **form.said()))
    if refusal.status:
        newest = question_desk(request.actor, slug, pk)
        return _page(request, newest, verb=verb, form=form, refusal=refusal)
    http.say(request, done)
    return redirect("council_desk:question", slug, pk)


@require_POST
def statement_step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    statement = statement_for(request.actor, pk)
    page = question_desk(request.actor, slug, statement.question_id)
    if verb not in STATEMENT_DEEDS:
        raise NotFound
    kind, act, done = STATEMENT_DEEDS[verb]
    form = kind(request.actor, page.question, http.today(), request.POST)

    def deed() -> object:
        told = {key: value for key, value in form.said().items() if key != "seen"}
        return act(request.actor, pk, now=http.now(), **told)

    refusal = tried(form, deed)
    if refusal.status:
        words = refusal.message or " ".join(str(each) for each in form.errors.get("words", ()))
        newest = question_desk(request.actor, slug, statement.question_id)
        return _page(request, newest, refusal=Refusal(refusal.status, words))
    http.say(request, done)
    return redirect("council_desk:question", slug, statement.question_id)


@never_cache
@require_http_methods(METHODS)
def paper(request: Request, slug: str, pk: int) -> HttpResponse:
    """A sheet of paper written down for a resident."""
    page = question_desk(request.actor, slug, pk)
    form = forms.Paper(list(page.shown), request.POST or None)
    refusal = Refusal()
    if request.method == "POST":
        refusal = tried(
            form,
            lambda: actions.enter_paper(
                request.actor,
                pk,
                form.answers(),
                name=form.cleaned_data["name"],
                phone=form.cleaned_data["phone"],
                now=http.now(),
            ),
        )
        if not refusal.status:
            http.say(request, _("记下了，同一个号码再记就以后一次为准。"))
            return redirect("council_desk:paper", slug, pk)
    context = {
        "community": page.question.community,
        "page": page,
        "question": page.question,
        "form": form,
        "refusal": refusal,
    }
    return render(request, "council/desk_paper.html", context, status=refusal.status or 200)
