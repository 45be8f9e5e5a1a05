"""Loops at the desk: those of the branches that one leads."""

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
from lianxin.party.queries.access import office_of
from lianxin.party.queries.loop import seen_loop


def _page(
    request: Request, slug: str, pk: int, refusal: Refusal, failed: Step | None = None
) -> HttpResponse:
    office = office_of(request.actor, slug)
    seen = seen_loop(request.actor, slug, pk, today=http.today())
    context = {
        "community": office.community,
        "here": reverse("party_desk:loop", args=[slug, pk]),
        "refusal": refusal,
        **page_of(seen, failed),
    }
    return render(request, "party/desk_loop.html", context, status=refusal.status or 200)


@require_safe
@never_cache
def show(request: Request, slug: str, pk: int) -> HttpResponse:
    return _page(request, slug, pk, Refusal())


@require_POST
def step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    office_of(request.actor, slug)
    seen = seen_loop(request.actor, slug, pk, today=http.today())
    asked = step_of(request.actor, seen, posted(request.POST, request.FILES, verb), now=http.now())
    refusal = tried(asked.form, asked.deed)
    if refusal.status:
        return _page(request, slug, pk, refusal, asked)
    http.say(request, _("记下了。"))
    return redirect("party_desk:loop", slug, pk)


@require_POST
def begin(request: Request, slug: str, pk: int) -> HttpResponse:
    """Let a branch, or with `member` one member, go through a campaign."""
    office_of(request.actor, slug)
    given = {name: request.POST.get(name, "") for name in ("body", "member")}
    whose = {name: int(number) if number.isdecimal() else 0 for name, number in given.items()}
    if whose["member"]:
        loop = actions.begin_for_member(request.actor, pk, whose["member"], now=http.now())
    else:
        loop = actions.begin_for_branch(request.actor, pk, whose["body"], now=http.now())
    return redirect("party_desk:loop", slug, loop.pk)
