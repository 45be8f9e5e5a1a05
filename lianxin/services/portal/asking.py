"""找帮忙: what may be asked for, and asking for it in three screens."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lianxin.core import http
from lianxin.core.errors import NotFound, Refused
from lianxin.core.fields import put_refusal
from lianxin.core.http import Request
from lianxin.matters.forms.where import Where
from lianxin.places.models import Community
from lianxin.places.queries import community_by_slug, courtyards, place_labelled
from lianxin.services.actions.asking import Asking, ask
from lianxin.services.forms.asking import Halves, What, Who, as_halves
from lianxin.services.models import Asker, HelpRequest, Service
from lianxin.services.portal import visit
from lianxin.services.queries.catalogue import (
    coming_halves,
    offered,
    own_requests,
    shelves,
)
from lianxin.services.queries.doors import request_by_token
from lianxin.services.queries.rates import ELDER_AGE, count_of
from lianxin.services.queries.reach import out_of_reach
from lianxin.services.rules.reach import Outside


@require_safe
def help_(request: Request, slug: str) -> HttpResponse:
    community = community_by_slug(slug)
    context = {
        "community": community,
        "shelves": shelves(offered(community.pk)),
        "mine": own_requests(request.actor, community.pk),
    }
    return render(request, "services/help.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: Request, slug: str) -> HttpResponse:
    """The first screen: what is wanted; looking at it keeps nothing."""
    community = community_by_slug(slug)
    services = offered(community.pk)
    barred = out_of_reach(request.actor, services)
    if request.method == "POST":
        form = What(services, request.POST, barred=barred)
        if form.is_valid():
            key = uuid.uuid4()
            before = request.POST.get("repeats", "")
            visit.keep(request, key, **form.cleaned_data, repeats=before, **_place_of(before))
            return redirect("services:where", slug, key)
        return _what(request, community, form, services, 422)
    initial: dict[str, Any] = {"service": request.GET.get("service", "")}
    if token := request.GET.get("repeats"):
        last = request_by_token(token)
        initial = {"service": last.service_id, "words": last.words}
    return _what(request, community, What(services, initial=initial, barred=barred), services)


def _place_of(token: str) -> dict[str, str]:
    """Where it was last time."""
    if not token:
        return {}
    last = request_by_token(token)
    return {"place": last.place.label if last.place else last.place_words}


def _what(
    request: Request,
    community: Community,
    form: What,
    services: list[Service],
    status: int = 200,
) -> HttpResponse:
    chosen = str(form["service"].value() or "")
    context = {
        "community": community,
        "form": form,
        "shelves": shelves(services),
        "chosen": int(chosen) if chosen.isdecimal() else 0,
        "repeats": request.POST.get("repeats") or request.GET.get("repeats", ""),
        "before": reverse("services:help", kwargs={"slug": community.slug}),
    }
    return render(request, "services/ask_what.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def where(request: Request, slug: str, key: uuid.UUID) -> HttpResponse:
    """The second screen: where, and on which half-days."""
    community, said = community_by_slug(slug), visit.draft(request, key)
    coming = coming_halves(http.now())
    if request.method == "POST":
        place, halves = Where(community, request.POST), Halves(coming, request.POST)
        if place.is_valid() & halves.is_valid() and not place.next_stage:
            label = place.place.label if place.place else place.place_words
            visit.keep(request, key, place=label, halves=halves.cleaned_data["halves"])
            return redirect("services:who", slug, key)
        status = 200 if place.is_valid() and place.next_stage else 422
    else:
        known = place_labelled(community.pk, said.get("place", ""))
        place = Where(community, place=known, place_words=said.get("place", ""))
        halves = Halves(coming, initial={"halves": said.get("halves", [])})
        status = 200
    context = {
        "community": community,
        "form": place,
        "halves": halves,
        "yards": courtyards(community.pk),
        "before": reverse("services:new", kwargs={"slug": slug}),
    }
    return render(request, "services/ask_where.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def who(request: Request, slug: str, key: uuid.UUID) -> HttpResponse:
    """The third screen: for whom, how to reach them, and out it goes, once."""
    community, said = community_by_slug(slug), visit.draft(request, key)
    if "halves" not in said:
        return redirect("services:where", slug, key)
    if request.method != "POST":
        return _who(request, community, key, _fresh(request, community, said))
    form = _fresh(request, community, said, request.POST)
    if not form.is_valid():
        return _who(request, community, key, form, 422)
    try:
        asking = _asking(community, key, said, form.said())
        made = ask(request.actor, asking, now=http.now())
    except Refused as refusal:
        put_refusal(form, refusal)
        return _who(
            request, community, key, form, refusal.status, is_outside=isinstance(refusal, Outside)
        )
    return redirect("services:request", slug, made.token)


def _fresh(request: Request, community: Community, said: dict[str, Any], *told: Any) -> Who:
    is_for_elders = _service(community, said).asker == Asker.ELDERS
    age = count_of(community, ELDER_AGE, on=http.today()) if is_for_elders else 0
    return Who(*told, is_known=request.actor.is_known, elder_age=age)


def _who(
    request: Request,
    community: Community,
    key: uuid.UUID,
    form: Who,
    status: int = 200,
    *,
    is_outside: bool = False,
) -> HttpResponse:
    said = visit.draft(request, key)
    context = {
        "community": community,
        "form": form,
        "said": said,
        "service": _service(community, said),
        "halves": as_halves(said["halves"]),
        "is_outside": is_outside,
        "before": reverse("services:where", kwargs={"slug": community.slug, "key": key}),
    }
    return render(request, "services/ask_who.html", context, status=status)


def _service(community: Community, said: dict[str, Any]) -> Service:
    for each in offered(community.pk):
        if each.pk == said["service"]:
            return each
    raise NotFound


def _asking(
    community: Community, key: uuid.UUID, said: dict[str, Any], who: dict[str, Any]
) -> Asking:
    place = place_labelled(community.pk, said["place"])
    repeats: HelpRequest | None = request_by_token(said["repeats"]) if said.get("repeats") else None
    return Asking(
        key=key,
        community=community,
        service=_service(community, said),
        words=said["words"],
        halves=as_halves(said["halves"]),
        place=place,
        place_words="" if place else said["place"],
        repeats=repeats,
        **who,
    )
