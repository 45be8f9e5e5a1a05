"""Things and who has them: what there is, lending it, and how it came back."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.core.text import tidy
from lianxin.facilities import actions
from lianxin.facilities.desk.rooms import form_page, keeper
from lianxin.facilities.forms.desk import (
    ExtendForm,
    FoundForm,
    GiveBackForm,
    HarmForm,
    LendForm,
    ThingForm,
    shown_thing,
)
from lianxin.facilities.models import Equipment, LoanState
from lianxin.facilities.queries import rooms_for
from lianxin.facilities.queries.desk import waiting
from lianxin.facilities.queries.law import LOAN_DAYS, count_for
from lianxin.facilities.queries.lending import history, loan_for, loans, shelf_page, thing_for
from lianxin.facilities.rules import LOAN_FLOW, keeps
from lianxin.people import desk as unmasking
from lianxin.people.queries import workplace

DEEDS: Mapping[str, tuple[type[forms.Form], Callable[..., Any]]] = {
    "give_back": (GiveBackForm, actions.give_back),
    "extend": (ExtendForm, actions.extend),
    "damage": (HarmForm, actions.damage),
    "lose": (HarmForm, actions.lose),
    "find": (FoundForm, actions.find),
}


@never_cache
@require_safe
def things(request: Request, slug: str) -> HttpResponse:
    community = workplace(request.actor, slug)
    words = tidy(request.GET.get("q", "")).strip()[:60]
    marks = {name: request.GET.get(name, "") for name in ("after", "before")}
    context = {
        "community": community,
        "page": shelf_page(request.actor, community.pk, words=words, **marks),
        "words": words,
        "may_keep": keeps(request.actor, community.pk),
        "waiting": waiting(request.actor, community.pk),
        "view": "things",
    }
    return render(request, "facilities/desk_things.html", context)


@never_cache
@require_safe
def browse(request: Request, slug: str) -> HttpResponse:
    community = workplace(request.actor, slug)
    is_out = request.GET.get("view", "out") == "out"
    lines, page = loans(
        request.actor,
        community.pk,
        unmasking.unmasked(request),
        is_out=is_out,
        today=http.today(),
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    context = {
        "community": community,
        "rows": [(line, LOAN_FLOW.open_to(request.actor, line.loan)) for line in lines],
        "page": page,
        "is_out": is_out,
        "waiting": waiting(request.actor, community.pk),
        "view": "loans",
    }
    return render(request, "facilities/desk_loans.html", context)


def _thing_at(request: Request, slug: str, pk: int) -> Equipment:
    community, thing = keeper(request, slug), thing_for(request.actor, pk)
    if thing.community_id != community.pk:
        raise NotFound
    return thing


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Request, slug: str) -> HttpResponse:
    community = keeper(request, slug)
    rooms = list(rooms_for(request.actor, community.pk))
    initial = {"room": request.GET.get("room")}
    form, refusal = ThingForm(rooms, request.POST or None, initial=initial), Refusal()
    if request.method == "POST":
        refusal = tried(
            form, lambda: actions.add_equipment(request.actor, form.thing(), now=http.now())
        )
        if not refusal.status:
            http.say(request, _("添上了。"))
            return redirect("facilities_desk:things", slug)
    back = reverse("facilities_desk:things", args=[slug])
    return form_page(request, community, form, refusal, _("添一件东西"), _("添上"), back=back)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: Request, slug: str, pk: int) -> HttpResponse:
    thing = _thing_at(request, slug, pk)
    rooms = list(rooms_for(request.actor, thing.community_id))
    form = ThingForm(rooms, request.POST or None, initial=shown_thing(thing))
    refusal = Refusal()
    if request.method == "POST":
        refusal = tried(
            form,
            lambda: actions.change_equipment(request.actor, pk, form.thing(), now=http.now()),
        )
        if not refusal.status:
            http.say(request, _("改好了。"))
            return redirect("facilities_desk:things", slug)
    context = {
        "community": thing.community,
        "thing": thing,
        "form": form,
        "refusal": refusal,
        "lines": history(request.actor, thing, unmasking.unmasked(request)),
    }
    status = refusal.status or 200
    return render(request, "facilities/desk_thing.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def lend(request: Request, slug: str, pk: int) -> HttpResponse:
    thing, today = _thing_at(request, slug, pk), http.today()
    days = count_for(thing.community, LOAN_DAYS, on=today)
    form = LendForm(request.POST or None, due_on=today + timedelta(days=days))
    refusal = Refusal()
    if request.method == "POST":
        refusal = tried(
            form, lambda: actions.lend(request.actor, pk, form.lending(), now=http.now())
        )
        if not refusal.status:
            http.say(request, _("借出去了，到期会提醒他。"))
            return redirect("facilities_desk:loans", slug)
    back, title = reverse("facilities_desk:things", args=[slug]), _("借出：%(name)s")
    return form_page(
        request, thing.community, form, refusal, title % {"name": thing}, _("借给他"), back=back
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    """Write down how a loan goes on or ends."""
    community, loan = keeper(request, slug), loan_for(request.actor, pk)
    if loan.community_id != community.pk or verb not in DEEDS:
        raise NotFound
    kind, act = DEEDS[verb]
    LOAN_FLOW.require(verb, request.actor, loan, standing=LoanState(loan.state).label)
    form, refusal = kind(request.POST or None), Refusal()
    if request.method == "POST":
        refusal = tried(form, lambda: act(request.actor, pk, now=http.now(), **form.cleaned_data))
        if not refusal.status:
            http.say(request, _("记下了。"))
            return redirect("facilities_desk:loans", slug)
    back, label = reverse("facilities_desk:loans", args=[slug]), str(LOAN_FLOW[verb].label)
    title = f"{label}：{loan.equipment.name}"
    return form_page(request, community, form, refusal, title, label, back=back)
