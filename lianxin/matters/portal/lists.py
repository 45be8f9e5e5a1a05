"""大家的事, and the ways to a matter: number and phone, a private link, help."""

from datetime import datetime

from allauth.account.adapter import get_adapter
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lianxin.core import http, pace
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.core.packs import rule
from lianxin.matters.forms.portal import Find
from lianxin.matters.models import Matter
from lianxin.matters.portal import visit
from lianxin.matters.portal.matter import matter_url
from lianxin.matters.queries import lists
from lianxin.matters.queries import portal as queries
from lianxin.matters.queries.categories import categories, grouped
from lianxin.matters.queries.searching import Turn
from lianxin.places.models import Community
from lianxin.places.queries import community_by_slug

ROWS = 20


@require_safe
def browse(request: Request, slug: str) -> HttpResponse:
    community = community_by_slug(slug)
    asked = {name: request.GET.get(name, "").strip() for name in ("group", "category", "words")}
    rows = lists.shown_in(community.pk, group=asked["group"], category=asked["category"])
    turn = Turn(request.GET.get("after", ""), request.GET.get("before", ""), ROWS)
    page = lists.page_shown(rows, community.pk, asked["words"], turn, day=http.today())
    context = {
        "community": community,
        "page": page,
        "group": asked["group"] or lists.Group.ALL,
        "category": asked["category"],
        "words": asked["words"],
        "is_narrowed": any(asked.values()),
        "groups": grouped(categories()),
        "base": reverse("matters:list", kwargs={"slug": slug}),
    }
    return render(request, "matters/list.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: Request, slug: str) -> HttpResponse:
    """A number alone finds what one sees anyway; with its phone, what one brought up."""
    community, now = community_by_slug(slug), http.now()
    form = Find(community, http.local_day(now).year, request.POST or None)
    if request.method != "POST":
        return render(request, "matters/find.html", {"community": community, "form": form})
    status = 422
    if form.is_valid():
        if matter := _found(request, community, form, now):
            return redirect(matter_url(matter))
        form.add_error("number", form.missing)
        status = 404
    return render(
        request, "matters/find.html", {"community": community, "form": form}, status=status
    )


def _found(request: Request, community: Community, form: Find, now: datetime) -> Matter | None:
    number, phone = form.cleaned_data["number"], form.cleaned_data["phone"]
    if phone:
        _spend(request, community, number, now)
        matter = queries.matter_by_phone(number, phone)
        if matter is not None:
            visit.grant(request, matter.pk)
            return matter
    try:
        return queries.seen(request.actor, number)
    except NotFound:
        return None


def _spend(request: Request, community: Community, number: str, now: datetime) -> None:
    """One try for this reader's address, and one for the number."""
    most = rule(
        "matters.finds_an_hour",
        on=http.local_day(now),
        jurisdictions=community.subdistrict.jurisdictions,
    ).count
    for whose in (str(get_adapter().get_client_ip(request)), number):
        pace.spend("find", whose, most=most, now=now)


@never_cache
@require_safe
def token(request: Request, token: str) -> HttpResponse:
    """A guest's own link: whoever holds it may see the matter and speak for it."""
    matter = queries.matter_by_token(token)
    visit.grant(request, matter.pk)
    return redirect(matter_url(matter))
