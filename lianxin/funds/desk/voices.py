"""Residents' ideas and objections at the desk, each to be answered."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.funds import actions
from lianxin.funds.deeds import ANSWERS
from lianxin.funds.desk.project import answered
from lianxin.funds.forms.voices import AnswerForm, Answering
from lianxin.funds.queries.project import project_desk
from lianxin.funds.queries.voices import idea_for, ideas_desk, objection_for
from lianxin.people.queries import workplace


@require_safe
@never_cache
def ideas(request: Request, slug: str) -> HttpResponse:
    return _ideas(request, slug)


def _ideas(
    request: Request, slug: str, *, sent: Any = None, refusal: Refusal | None = None
) -> HttpResponse:
    marks = {name: request.GET.get(name, "")[:300] for name in ("after", "before")}
    page = ideas_desk(request.actor, slug, **marks)
    rows = []
    for idea in page.waiting:
        forms: dict[str, Answering] = {verb: each[0](idea) for verb, each in ANSWERS.items()}
        if sent is not None and sent[0] == idea.pk:
            forms[sent[1]] = sent[2]
        rows.append({"idea": idea, **forms})
    context = {"community": page.community, "page": page, "rows": rows, "refusal": refusal}
    return render(
        request, "funds/desk_ideas.html", context, status=refusal.status if refusal else 200
    )


@require_POST
def answer_idea(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    community = workplace(request.actor, slug)
    idea = idea_for(request.actor, pk)
    if verb not in ANSWERS or idea.community_id != community.pk:
        raise NotFound
    asked, act, done = ANSWERS[verb]
    form = asked(idea, request.POST)
    refusal = tried(form, lambda: act(request.actor, pk, **form.said(), now=http.now()))
    if refusal.status:
        return _ideas(request, slug, sent=(pk, verb, form), refusal=refusal)
    http.say(request, done)
    idea.refresh_from_db()
    if idea.project_id:
        return redirect("funds_desk:edit_project", slug, idea.project_id)
    return redirect("funds_desk:ideas", slug)


@require_POST
def answer_objection(request: Request, slug: str, pk: int) -> HttpResponse:
    workplace(request.actor, slug)
    objection = objection_for(request.actor, pk)
    page = project_desk(request.actor, slug, objection.project_id, now=http.now())
    form = AnswerForm(request.POST)
    refusal = tried(
        form,
        lambda: actions.answer_objection(
            request.actor, pk, words=form.cleaned_data["words"], now=http.now()
        ),
    )
    if refusal.status:
        return answered(request, page, refusal=refusal)
    http.say(request, _("答复发出去了。"))
    return redirect("funds_desk:project", slug, objection.project_id)
