"""A community's places as residents find them: the list, one place, and asking for a room."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.facilities import actions
from lianxin.facilities.forms.portal import AskForm
from lianxin.facilities.queries import facility_at
from lianxin.facilities.queries.asking import ask_for, held, own_asks, own_loans
from lianxin.facilities.queries.law import ASK_DAYS, count_for
from lianxin.facilities.queries.portal import entries, facility
from lianxin.facilities.rules import ASK_FLOW
from lianxin.places.queries import community_by_slug


@require_safe
def browse(request: Request, slug: str) -> HttpResponse:
    community = community_by_slug(slug)
    found = entries(request.actor, community.pk, now=http.now())
    return render(request, "facilities/list.html", {"community": community, "entries": found})


@require_safe
def show(request: Request, slug: str, pk: int) -> HttpResponse:
    room = facility_at(request.actor, slug, pk)
    told = facility(request.actor, room, now=http.now())
    context = {"community": room.community, "room": room, "told": told}
    return render(request, "facilities/facility.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: Request, slug: str, pk: int) -> HttpResponse:
    """Ask for a room; who is not signed in is told how."""
    room = facility_at(request.actor, slug, pk)
    if not room.takes_asks or not room.is_in_use:
        raise NotFound
    form, refusal = AskForm(request.POST or None, day=http.today()), Refusal()
    if request.method == "POST":
        refusal = tried(
            form,
            lambda: actions.ask(request.actor, slug, pk, form.wish(), now=http.now()),
        )
        if not refusal.status:
            http.say(request, _("申请收到了，社区答复后会告诉您。"))
            return redirect("facilities:mine", slug)
    days = timedelta(days=count_for(room.community, ASK_DAYS, on=http.today()) + 1)
    context = {
        "community": room.community,
        "room": room,
        "held": held(room, since=http.now(), until=http.now() + days),
        "form": form,
        "refusal": refusal,
    }
    return render(request, "facilities/ask.html", context, status=refusal.status or 200)


@never_cache
@require_safe
def mine(request: Request, slug: str) -> HttpResponse:
    """One's own asks and what one has borrowed."""
    community = community_by_slug(slug)
    asks = [
        (each, [step.verb for step in ASK_FLOW.open_to(request.actor, each)])
        for each in own_asks(request.actor, community.pk)
    ]
    context = {
        "community": community,
        "asks": asks,
        "loans": own_loans(request.actor, community.pk),
        "today": http.today(),
    }
    return render(request, "facilities/mine.html", context)


@require_POST
def step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    """Take an ask back, or give a confirmed room back."""
    deeds = {"withdraw": actions.withdraw, "give_up": actions.give_up}
    ask_ = ask_for(request.actor, pk)
    is_own = ask_.person_id in request.actor.person_ids and ask_.community.slug == slug
    if verb not in deeds or not is_own:
        raise NotFound
    deeds[verb](request.actor, pk, now=http.now())
    http.say(request, _("撤回了。") if verb == "withdraw" else _("退了，谢谢您说一声。"))
    return redirect("facilities:mine", slug)
