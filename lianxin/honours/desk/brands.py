"""Brands at the desk: founded, filled, shown."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.honours import actions
from lianxin.honours.forms.showing import BrandForm, TieForm, TiePage
from lianxin.honours.models import Brand
from lianxin.honours.queries.brands import brands_of, choices, gathered
from lianxin.people.queries import workplace

METHODS = ["GET", "HEAD", "POST"]


@never_cache
@require_http_methods(METHODS)
def brands(request: Request, slug: str) -> HttpResponse:
    """All of them, and a form for a new one."""
    community = workplace(request.actor, slug)
    form, refusal = BrandForm(request.POST or None), Refusal()
    if request.method == "POST":
        made: list[Brand] = []
        refusal = tried(
            form,
            lambda: made.append(
                actions.found_brand(request.actor, community, form.told(), now=http.now())
            ),
        )
        if made:
            return redirect("honours_desk:brand", slug, made[0].pk)
    found = list(brands_of(request.actor, community.pk))
    context = {"community": community, "brands": found, "form": form, "refusal": refusal}
    return render(request, "honours/desk_brands.html", context, status=refusal.status or 200)


@require_safe
@never_cache
def brand(request: Request, slug: str, pk: int) -> HttpResponse:
    return _page(request, slug, pk, Refusal())


def _page(
    request: Request,
    slug: str,
    pk: int,
    refusal: Refusal,
    *,
    tie: TieForm | None = None,
    page: TiePage | None = None,
    facts: BrandForm | None = None,
) -> HttpResponse:
    community = workplace(request.actor, slug)
    found = gathered(request.actor, slug, pk, today=http.today())
    brand = found.brand
    initial = {"name": brand.name, "words": brand.words, "since": brand.since}
    context = {
        "community": community,
        "found": found,
        "brand": brand,
        "refusal": refusal,
        "tie": tie or TieForm(choices(request.actor, community)),
        "page": page or TiePage(),
        "facts": facts or BrandForm(initial=initial),
    }
    return render(request, "honours/desk_brand.html", context, status=refusal.status or 200)


@require_POST
def step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    """Open, close, rewrite, or gather something under it."""
    community = workplace(request.actor, slug)
    if gathered(request.actor, slug, pk, today=http.today()).brand.community_id != community.pk:
        raise NotFound
    if verb in ("open", "close"):
        actions.open_brand(request.actor, pk, is_open=verb == "open", now=http.now())
        return _done(request, slug, pk)
    taker = _TAKERS.get(verb)
    if taker is None:
        raise NotFound
    return taker(request, slug, pk)


def _done(request: Request, slug: str, pk: int) -> HttpResponse:
    http.say(request, _("改好了。"))
    return redirect("honours_desk:brand", slug, pk)


def _tie(request: Request, slug: str, pk: int) -> HttpResponse:
    form = TieForm(choices(request.actor, workplace(request.actor, slug)), request.POST)
    refusal = tried(
        form, lambda: actions.tie(request.actor, pk, **form.cleaned_data, now=http.now())
    )
    return (
        _page(request, slug, pk, refusal, tie=form) if refusal.status else _done(request, slug, pk)
    )


def _tie_page(request: Request, slug: str, pk: int) -> HttpResponse:
    form = TiePage(request.POST)
    refusal = tried(
        form, lambda: actions.tie_page(request.actor, pk, **form.cleaned_data, now=http.now())
    )
    return (
        _page(request, slug, pk, refusal, page=form) if refusal.status else _done(request, slug, pk)
    )


def _rewrite(request: Request, slug: str, pk: int) -> HttpResponse:
    form = BrandForm(request.POST)
    refusal = tried(
        form, lambda: actions.rewrite_brand(request.actor, pk, form.told(), now=http.now())
    )
    return (
        _page(request, slug, pk, refusal, facts=form)
        if refusal.status
        else _done(request, slug, pk)
    )


_TAKERS: dict[str, Callable[[Request, str, int], HttpResponse]] = {
    "tie": _tie,
    "page": _tie_page,
    "rewrite": _rewrite,
}


@require_POST
def untie(request: Request, slug: str, pk: int, tie: int) -> HttpResponse:
    workplace(request.actor, slug)
    actions.untie(request.actor, pk, tie=tie, now=http.now())
    return _done(request, slug, pk)
