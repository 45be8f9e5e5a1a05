"""Owners' votes as everybody reads them, and an owner's own ballot."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal
from lianxin.core.errors import Invalid, NotPermitted, OutOfOrder
from lianxin.core.http import Request
from lianxin.council import actions
from lianxin.council.queries.owner_pages import owners as owners_of
from lianxin.council.queries.owners import notice, owner_vote_for


@require_safe
@never_cache
def owners(request: Request, slug: str) -> HttpResponse:
    seen = owners_of(request.actor, slug)
    return render(request, "council/owners.html", {"community": seen.community, "seen": seen})


@require_safe
@never_cache
def vote(request: Request, slug: str, pk: int) -> HttpResponse:
    return _page(request, slug, pk, Refusal())


def _page(request: Request, slug: str, pk: int, refusal: Refusal) -> HttpResponse:
    seen = notice(request.actor, slug, pk, now=http.now())
    context = {
        "community": seen.vote.community,
        "seen": seen,
        "vote": seen.vote,
        "needs": seen.needs,
        "refusal": refusal,
    }
    return render(request, "council/owner_vote.html", context, status=refusal.status or 200)


@require_POST
def cast(request: Request, slug: str, pk: int) -> HttpResponse:
    owner_vote_for(request.actor, pk, slug=slug)
    try:
        actions.cast(request.actor, pk, choice=request.POST.get("choice", ""), now=http.now())
    except (OutOfOrder, Invalid, NotPermitted) as refused:
        return _page(request, slug, pk, Refusal(refused.status, refused.message))
    http.say(request, _("您这一票投好了，截止以前都可以改。"))
    return redirect("council:owner_vote", slug, pk)
