"""A project at the desk, and each step that is taken on it: one form, one action, one view."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.core.pictures import picture
from lianxin.funds import actions
from lianxin.funds.deeds import DEEDS
from lianxin.funds.forms import project as forms
from lianxin.funds.forms.fund import ReverseForm
from lianxin.funds.forms.voices import AnswerForm
from lianxin.funds.models import Project
from lianxin.funds.queries.overview import desk
from lianxin.funds.queries.project import ProjectDesk, project_desk, receipt_for, sources


@require_safe
@never_cache
def project(request: Request, slug: str, pk: int) -> HttpResponse:
    return answered(request, project_desk(request.actor, slug, pk, now=http.now()))


def answered(
    request: Request,
    page: ProjectDesk,
    *,
    verb: str = "",
    form: forms.Step | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    """The page as it stands; `form` is what was sent as `verb` and not done."""
    made = {name: deed.form(page, name) for name, deed in DEEDS.items() if name in page.verbs}
    if form is not None and verb in made:
        made[verb] = form
    project = page.seen.project
    context = {
        "community": project.community,
        "page": page,
        "seen": page.seen,
        "project": project,
        "forms": made,
        "failed": form,
        "refusal": refusal,
        "reverse": ReverseForm(),
        "answer": AnswerForm() if "answer_objection" in page.verbs else None,
    }
    return render(
        request, "funds/desk_project.html", context, status=refusal.status if refusal else 200
    )


@require_POST
def step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    """Take a step on a project."""
    # A page of the desk is nobody else's.
    desk(request.actor, slug, now=http.now())
    page = project_desk(request.actor, slug, pk, now=http.now())
    if (deed := DEEDS.get(verb)) is None:
        raise NotFound
    form = deed.form(page, verb, request.POST, request.FILES)
    refusal = tried(form, lambda: deed.act(request.actor, pk, now=http.now(), **form.said()))
    if refusal.status:
        newest = project_desk(request.actor, slug, pk, now=http.now())
        return answered(request, newest, verb=verb, form=form, refusal=refusal)
    http.say(request, deed.done)
    return redirect("funds_desk:project", slug, pk)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, slug: str) -> HttpResponse:
    page = desk(request.actor, slug, now=http.now(), year=request.GET.get("year", ""))
    if (budget := page.seen.budget) is None:
        raise NotFound
    form = forms.ProjectForm(sources(request.actor, page.seen.community.pk), request.POST or None)
    made: list[Project] = []
    refusal = Refusal()
    if request.method == "POST":

        def deed() -> None:
            costs = form.cleaned_data["costs"]
            found = actions.draft(request.actor, budget.pk, form.proposal(), costs, now=http.now())
            made.append(found)

        refusal = tried(form, deed)
    if made:
        return redirect("funds_desk:project", slug, made[0].pk)
    return _form(request, page.seen.community, form, refusal)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, slug: str, pk: int) -> HttpResponse:
    desk(request.actor, slug, now=http.now())
    project = project_desk(request.actor, slug, pk, now=http.now()).seen.project
    found = sources(request.actor, project.community_id)
    form, refusal = forms.ProjectForm(found, request.POST or None, project=project), Refusal()
    if request.method == "POST":

        def deed() -> object:
            told = form.cleaned_data
            return actions.write(
                request.actor,
                pk,
                form.proposal(),
                told["costs"],
                now=http.now(),
                seen=told["seen"],
            )

        refusal = tried(form, deed)
        if not refusal.status:
            http.say(request, _("改好了。"))
            return redirect("funds_desk:project", slug, pk)
    return _form(request, project.community, form, refusal, project=project)


def _form(
    request: Request, community: Any, form: forms.ProjectForm, refusal: Refusal, **more: Any
) -> HttpResponse:
    context = {"community": community, "form": form, "refusal": refusal, **more}
    return render(request, "funds/desk_project_form.html", context, status=refusal.status or 200)


@require_safe
def receipt(request: Request, slug: str, key: uuid.UUID) -> HttpResponseBase:
    """The picture of a receipt, for those who work there."""
    found = receipt_for(request.actor, key)
    if found is None or found.voucher.community.slug != slug:
        raise NotFound
    return picture(found.upload, "full", is_public=False)
