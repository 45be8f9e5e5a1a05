"""One's own request: when somebody comes, what was done, and whether it was well done."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.http import Request
from lianxin.places.queries import community_by_slug
from lianxin.services.actions import asking, requests
from lianxin.services.forms.asking import Halves, Rate
from lianxin.services.portal.visit import bearing
from lianxin.services.queries.catalogue import OwnRequest, coming_halves, own_request


@require_safe
@never_cache
def show(request: Request, slug: str, token: str) -> HttpResponse:
    return _page(request, slug, token)


def _own(request: Request, slug: str, token: str) -> OwnRequest:
    return own_request(bearing(request.actor, token), community_by_slug(slug), token)


def _page(
    request: Request,
    slug: str,
    token: str,
    refusal: Refusal | None = None,
    **failed: forms.Form,
) -> HttpResponse:
    own = _own(request, slug, token)
    given = [f"{each.day}{each.half}" for each in own.request.halves.order_by("day", "half")]
    said = Refusal() if refusal is None else refusal
    context = {
        "community": own.request.community,
        "own": own,
        "request_": own.request,
        "rate": failed.get("rate", Rate()),
        "times": failed.get("times", Halves(coming_halves(http.now()), initial={"halves": given})),
        "refusal": said,
    }
    return render(request, "services/request.html", context, status=said.status or 200)


@require_POST
def rate(request: Request, slug: str, token: str) -> HttpResponse:
    own, form = _own(request, slug, token), Rate(request.POST)
    actor = bearing(request.actor, token)
    refusal = tried(
        form,
        lambda: requests.rate(actor, own.request.pk, **form.cleaned_data, now=http.now()),
    )
    if refusal.status:
        return _page(request, slug, token, refusal, rate=form)
    http.say(request, _("谢谢您，记下了。"))
    return redirect("services:request", slug, token)


@require_POST
def times(request: Request, slug: str, token: str) -> HttpResponse:
    own, form = _own(request, slug, token), Halves(coming_halves(http.now()), request.POST)
    actor = bearing(request.actor, token)
    refusal = tried(
        form,
        lambda: asking.change_times(actor, own.request.pk, halves=form.said(), now=http.now()),
    )
    if refusal.status:
        return _page(request, slug, token, refusal, times=form)
    http.say(request, _("时间改好了。"))
    return redirect("services:request", slug, token)


@require_POST
def withdraw(request: Request, slug: str, token: str) -> HttpResponse:
    own = _own(request, slug, token)
    actor = bearing(request.actor, token)
    requests.withdraw(actor, own.request.pk, now=http.now())
    http.say(request, _("撤回了，不会再有人上门。"))
    return redirect("services:request", slug, token)
