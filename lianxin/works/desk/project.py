"""One project at the desk: everything about it, and the steps that are taken there."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.core.packs import unconfirmed
from lianxin.core.steps import Step
from lianxin.works import actions
from lianxin.works.deeds import DEEDS, NEXT
from lianxin.works.models import Project, State
from lianxin.works.queries import project_at_desk
from lianxin.works.queries.law import KEYS
from lianxin.works.queries.project import story
from lianxin.works.rules import PROJECT_FLOW


@require_safe
@never_cache
def show(request: Request, slug: str, pk: int) -> HttpResponse:
    return _page(request, project_at_desk(request.actor, slug, pk))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    """Show what a step asks for, or take it; when somebody was quicker, the words stay."""
    deed = DEEDS.get(verb)
    if deed is None:
        raise NotFound
    project = project_at_desk(request.actor, slug, pk)
    if request.method != "POST":
        standing = State(project.state).label
        PROJECT_FLOW.require(verb, request.actor, project, standing=standing)
        return _page(request, project, verb, deed.form(request.actor, project, http.today()))
    form = deed.form(request.actor, project, http.today(), request.POST, request.FILES)
    refusal = tried(form, lambda: deed.act(request.actor, pk, now=http.now(), **form.said()))
    if refusal.status:
        return _page(request, project_at_desk(request.actor, slug, pk), verb, form, refusal)
    http.say(request, deed.done)
    return redirect("works_desk:project", slug, pk)


def _page(
    request: Request,
    project: Project,
    verb: str = "",
    form: Step | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    verbs = {each.verb for each in PROJECT_FLOW.open_to(request.actor, project)}
    deeds = [(name, deed) for name, deed in DEEDS.items() if name in verbs]
    is_open = verb in verbs
    context = {
        "community": project.community,
        "project": project,
        "told": story(request.actor, project, today=http.today(), public_only=False),
        "next_deeds": [each for each in deeds if each[0] in NEXT],
        "other_deeds": [each for each in deeds if each[0] not in NEXT],
        "verbs": verbs,
        "verb": verb,
        "deed": DEEDS.get(verb),
        "form": form if is_open and form and not form.is_bare else None,
        "typed": form.typed() if form and not is_open else [],
        "refusal": refusal,
        "doubtful": unconfirmed(KEYS),
        "today": http.today(),
    }
    status = (refusal.status if refusal else 0) or 200
    return render(request, "works/desk_project.html", context, status=status)


def _do(
    request: Request, slug: str, pk: int, deed: Callable[..., Any], **what: int
) -> HttpResponse:
    """One press on a line of the page."""
    project_at_desk(request.actor, slug, pk)
    deed(request.actor, pk, now=http.now(), **what)
    return redirect("works_desk:project", slug, pk)


@require_POST
def drop_piece(request: Request, slug: str, pk: int, piece: int) -> HttpResponse:
    return _do(request, slug, pk, actions.drop_piece, piece=piece)


@require_POST
def redo(request: Request, slug: str, pk: int, piece: int) -> HttpResponse:
    return _do(request, slug, pk, actions.redo, piece=piece)


@require_POST
def drop_fund(request: Request, slug: str, pk: int, funding: int) -> HttpResponse:
    return _do(request, slug, pk, actions.drop_fund, funding=funding)


@require_POST
def drop_photo(request: Request, slug: str, pk: int, photo: int) -> HttpResponse:
    return _do(request, slug, pk, actions.drop_photo, photo=photo)
