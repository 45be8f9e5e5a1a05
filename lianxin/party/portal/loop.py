"""A member's own loop, and what they are to put right in others'."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.http import Request
from lianxin.party.actions import loop as actions
from lianxin.party.forms.loop import Step, page_of, posted, step_of
from lianxin.party.queries.loop import seen_loop
from lianxin.party.queries.study import own_member


def _page(
    request: Request, slug: str, pk: int, refusal: Refusal, failed: Step | None = None
) -> HttpResponse:
    me = own_member(request.actor, slug)
    seen = seen_loop(request.actor, slug, pk, today=http.today())
    context = {
        "community": me.community,
        "here": reverse("party:loop", args=[slug, pk]),
        "refusal": refusal,
        **page_of(seen, failed),
    }
    return render(request, "party/mine_loop.html", context, status=refusal.status or 200)


@require_safe
@never_cache
def show(request: Request, slug: str, pk: int) -> HttpResponse:
    return _page(request, slug, pk, Refusal())


@require_POST
def step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    own_member(request.actor, slug)
    seen = seen_loop(request.actor, slug, pk, today=http.today())
    asked = step_of(request.actor, seen, posted(request.POST, request.FILES, verb), now=http.now())
    refusal = tried(asked.form, asked.deed)
    if refusal.status:
        return _page(request, slug, pk, refusal, asked)
    http.say(request, _("记下了。"))
    return redirect("party:loop", slug, pk)


@require_POST
def begin(request: Request, slug: str, pk: int) -> HttpResponse:
    """Go through a campaign oneself."""
    me = own_member(request.actor, slug)
    loop = actions.begin_for_member(request.actor, pk, me.pk, now=http.now())
    return redirect("party:loop", slug, loop.pk)
