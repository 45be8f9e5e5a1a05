"""A community's works at its desk: the list, a new one, a plan rewritten."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.people.queries import workplace
from lianxin.places.models import Community
from lianxin.works import actions
from lianxin.works.forms.plan import PlanForm, facts
from lianxin.works.models import Project
from lianxin.works.queries import project_at_desk
from lianxin.works.queries.shelf import VIEWS, shelf
from lianxin.works.rules.flow import WORKERS


@never_cache
@require_safe
def browse(request: Request, slug: str) -> HttpResponse:
    community = workplace(request.actor, slug)
    view = request.GET.get("view", "running")
    if view not in VIEWS:
        raise NotFound
    page = shelf(
        request.actor,
        community.pk,
        view=view,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    context = {
        "community": community,
        "page": page,
        "view": view,
        "may_work": request.actor.holds(WORKERS, community.pk),
    }
    return render(request, "works/desk_list.html", context)


def _worker(request: Request, slug: str) -> Community:
    community = workplace(request.actor, slug)
    if not request.actor.holds(WORKERS, community.pk):
        raise NotFound
    return community


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, slug: str) -> HttpResponse:
    community = _worker(request, slug)
    form = _form(request, community, _asked_for(request))
    made: list[Project] = []
    refusal = Refusal()
    if request.method == "POST":
        refusal = tried(
            form,
            lambda: made.append(
                actions.plan(request.actor, community, form.plan(), now=http.now())
            ),
        )
    if made:
        http.say(request, _("立好了。接着写哪栋楼做什么。"))
        return redirect("works_desk:step", slug, made[0].pk, "add_piece")
    return _page(request, community, form, refusal)


def _asked_for(request: Request) -> dict[str, Any]:
    """The matter from whose page one came."""
    matter = request.GET.get("matter", "")
    return {"matters": [int(matter)]} if matter.isascii() and matter.isdigit() else {}


def _form(request: Request, community: Community, initial: dict[str, Any]) -> PlanForm:
    return PlanForm(
        request.actor,
        community.pk,
        request.POST or None,
        initial=initial,
        today=http.today(),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def rewrite(request: Request, slug: str, pk: int) -> HttpResponse:
    community, project = _worker(request, slug), project_at_desk(request.actor, slug, pk)
    form, refusal = _form(request, community, facts(project)), Refusal()
    if request.method == "POST":
        refusal = tried(
            form,
            lambda: actions.rewrite(
                request.actor, pk, form.plan(), now=http.now(), seen=form.cleaned_data["seen"]
            ),
        )
        if not refusal.status:
            http.say(request, _("改好了。"))
            return redirect("works_desk:project", slug, pk)
    return _page(request, community, form, refusal, project)


def _page(
    request: Request,
    community: Community,
    form: PlanForm,
    refusal: Refusal,
    project: Project | None = None,
) -> HttpResponse:
    context = {"community": community, "form": form, "refusal": refusal, "project": project}
    return render(request, "works/desk_plan.html", context, status=refusal.status or 200)
