"""A new session's plan, and an old one's changes."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request, namespace_of
from lianxin.council import actions
from lianxin.council.forms.planning import PlanForm
from lianxin.council.models import Session
from lianxin.council.queries.desk_sitting import desk_sitting
from lianxin.council.queries.overview import desk
from lianxin.council.rules.access import kind_named


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, slug: str) -> HttpResponse:
    page = desk(request.actor, slug, now=http.now(), kind=kind_named(namespace_of(request)))
    council = page.seen.council
    if council is None or not page.seen.members:
        raise NotFound
    form = PlanForm(list(page.seen.members), request.POST or None)
    made: list[Session] = []
    refusal = Refusal()
    if request.method == "POST":
        refusal = tried(
            form,
            lambda: made.append(
                actions.plan(request.actor, council.pk, form.plan(), now=http.now())
            ),
        )
    if made:
        return redirect("council_desk:session", slug, made[0].pk)
    context = {
        "community": page.seen.community,
        "council": council,
        "form": form,
        "refusal": refusal,
        "page": page,
    }
    return render(request, "council/desk_plan.html", context, status=refusal.status or 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def replan(request: Request, slug: str, pk: int) -> HttpResponse:
    page = desk_sitting(request.actor, slug, pk, now=http.now())
    session = page.seen.session
    form = PlanForm(list(page.called), request.POST or None, session=session)
    refusal = Refusal()
    if request.method == "POST":
        refusal = tried(
            form,
            lambda: actions.replan(
                request.actor, pk, form.plan(), now=http.now(), seen=form.cleaned_data["seen"]
            ),
        )
        if not refusal.status:
            http.say(request, _("改好了。"))
            return redirect("council_desk:session", slug, pk)
    context = {
        "community": session.council.community,
        "council": session.council,
        "session": session,
        "form": form,
        "refusal": refusal,
    }
    return render(request, "council/desk_plan.html", context, status=refusal.status or 200)
