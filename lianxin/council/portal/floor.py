"""A session as it happens, on the phones of those in the room and of those who look on."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lianxin.core import http
from lianxin.core.errors import Invalid, NotFound, OutOfOrder
from lianxin.core.http import Request
from lianxin.council import actions
from lianxin.council.portal.sitting import page
from lianxin.council.queries.access import pulse_of
from lianxin.council.queries.sitting import sitting


@require_safe
def live(request: Request, slug: str, pk: int) -> HttpResponse:
    """What is before the meeting now; next to nothing where the reader has seen it already."""
    pulse, is_sitting = pulse_of(request.actor, slug, pk)
    tag = f'W/"{pulse}-{request.actor.user_id}-{get_language()}-{http.is_elder(request):d}"'
    if not is_sitting:
        # It is over, or not yet: the whole page tells that better.
        return HttpResponse(status=204, headers={"HX-Refresh": "true"})
    if request.GET.get("since") == str(pulse):
        return _kept(HttpResponse(status=204), tag)
    if request.headers.get("If-None-Match") == tag:
        return _kept(HttpResponse(status=304), tag)
    seen = sitting(request.actor, slug, pk, now=http.now())
    context = {
        "community": seen.council.community,
        "seen": seen,
        "session": seen.session,
        "council": seen.council,
    }
    return _kept(render(request, "council/_live_public.html", context), tag)


def _kept(response: HttpResponse, tag: str) -> HttpResponse:
    response["ETag"] = tag
    patch_cache_control(response, private=True, no_cache=True)
    patch_vary_headers(response, ["Cookie", "Accept-Language"])
    return response


@require_POST
def hand(request: Request, slug: str, pk: int, item: int) -> HttpResponse:
    """A member raises their own hand."""
    stance = request.POST.get("stance", "")
    return _do(
        request,
        slug,
        pk,
        lambda: actions.raise_hand(request.actor, item, stance=stance, now=http.now()),
        said=_("您举手了，轮到时主持人会请您。"),
        item=item,
    )


@require_POST
def second(request: Request, slug: str, pk: int, item: int) -> HttpResponse:
    """A member seconds what another has moved."""
    return _do(
        request,
        slug,
        pk,
        lambda: actions.second(request.actor, item, now=http.now()),
        said=_("您附议了。"),
        item=item,
    )


@require_POST
def dissent(request: Request, slug: str, pk: int, item: int) -> HttpResponse:
    """A member says why they are against what was resolved."""
    words = request.POST.get("words", "")
    return _do(
        request,
        slug,
        pk,
        lambda: actions.dissent(request.actor, item, words=words, now=http.now()),
        said=_("您的意见记下了，社区要答复。"),
        item=item,
    )


@require_POST
def speech(request: Request, slug: str, pk: int, speech: int, verb: str) -> HttpResponse:
    """Who has the floor: the chair's steps, and a member's own hand taken down."""
    now, actor = http.now(), request.actor
    return _do(
        request,
        slug,
        pk,
        lambda: actions.take_speech_step(actor, speech, verb, now=now, words=request.POST),
    )


def _do(
    request: Request,
    slug: str,
    pk: int,
    deed: Callable[[], object],
    *,
    said: str = "",
    item: int | None = None,
) -> HttpResponse:
    """A deed on the session that the address names, and on no other's items."""
    seen = sitting(request.actor, slug, pk, now=http.now())
    if item is not None and item not in {row.item.pk for row in seen.rows if row.is_shown}:
        raise NotFound
    try:
        deed()
    except (OutOfOrder, Invalid) as refusal:
        return page(request, slug, pk, message=refusal.message, status=refusal.status)
    if said:
        http.say(request, said)
    return redirect("council:public_session", slug, pk)
