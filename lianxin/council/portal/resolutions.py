"""What a council resolved: asked, decided, done, each on one page; and all of a community's."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from lianxin.core import http
from lianxin.core.http import Request
from lianxin.council.queries.resolutions import one_resolution, resolutions


@require_safe
def many(request: Request, slug: str) -> HttpResponse:
    seen = resolutions(
        request.actor,
        slug,
        only=request.GET.get("only", ""),
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
        now=http.now(),
    )
    context = {"community": seen.community, "seen": seen, "page": seen.page}
    return _private(render(request, "council/resolutions.html", context))


@require_safe
def one(request: Request, slug: str, pk: int) -> HttpResponse:
    seen = one_resolution(request.actor, slug, pk, now=http.now())
    context = {
        "community": seen.resolution.item.session.council.community,
        "seen": seen,
        "each": seen.resolution,
    }
    return _private(render(request, "council/resolution.html", context))


def _private(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, private=True, max_age=0)
    return response
