"""What residents ask for, and the answer to each."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.facilities import actions
from lianxin.facilities.desk.rooms import form_page, keeper
from lianxin.facilities.forms.desk import Bare, DeclineForm
from lianxin.facilities.models import Ask, AskState
from lianxin.facilities.queries.asking import ask_for
from lianxin.facilities.queries.desk import asks, named_at, waiting
from lianxin.facilities.rules import ASK_FLOW
from lianxin.people import desk as unmasking
from lianxin.people.queries import workplace

LONGEST = 16
"""Digits of a number that may be one of a row."""
DEEDS: Mapping[str, tuple[type[forms.Form], Callable[..., Any]]] = {
    "confirm": (Bare, actions.confirm),
    "decline": (DeclineForm, actions.decline),
    "give_up": (Bare, actions.give_up),
}


@never_cache
@require_safe
def browse(request: Request, slug: str) -> HttpResponse:
    return _page(request, slug)


def _page(request: Request, slug: str, refusal: Refusal | None = None) -> HttpResponse:
    community = workplace(request.actor, slug)
    is_open = request.GET.get("view", "open") == "open"
    lines, page = asks(
        request.actor,
        community.pk,
        unmasking.unmasked(request),
        is_open=is_open,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    rows = [(line, ASK_FLOW.open_to(request.actor, line.ask)) for line in lines]
    context = {
        "community": community,
        "rows": rows,
        "page": page,
        "is_open": is_open,
        "waiting": waiting(request.actor, community.pk),
        "view": "asks",
        "refusal": refusal,
    }
    status = (refusal.status if refusal else 0) or 200
    return render(request, "facilities/desk_asks.html", context, status=status)


def _ask_at(request: Request, slug: str, pk: int) -> Ask:
    community, ask = keeper(request, slug), ask_for(request.actor, pk)
    if ask.community_id != community.pk:
        raise NotFound
    return ask


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    """Answer one ask; a room that somebody has meanwhile is said so on the list."""
    ask = _ask_at(request, slug, pk)
    if verb not in DEEDS:
        raise NotFound
    kind, act = DEEDS[verb]
    ASK_FLOW.require(verb, request.actor, ask, standing=AskState(ask.state).label)
    # A form without fields is valid only when it was sent.
    form, refusal = kind(request.POST if request.method == "POST" else None), Refusal()
    if request.method == "POST":
        refusal = tried(form, lambda: act(request.actor, pk, now=http.now(), **form.cleaned_data))
        if not refusal.status:
            http.say(request, _("答复了，他会收到。"))
            return redirect("facilities_desk:asks", slug)
        if kind is Bare:
            return _page(request, slug, refusal)
    back = reverse("facilities_desk:asks", args=[slug])
    label = str(ASK_FLOW[verb].label)
    return form_page(request, ask.community, form, refusal, ask.room.name, label, back=back)


@require_POST
def unmask(request: Request, slug: str, person: int) -> HttpResponse:
    """Show a name and phone in full for some minutes, to this session alone."""
    community = workplace(request.actor, slug)
    if not named_at(request.actor, community.pk, person):
        raise NotFound
    unmasking.unmask(request, community, person)
    back = request.GET.get("back", "")
    if back.isascii() and back.isdigit() and len(back) < LONGEST:
        return redirect("facilities_desk:thing", slug, int(back))
    return redirect(f"facilities_desk:{'loans' if back == 'loans' else 'asks'}", slug)
