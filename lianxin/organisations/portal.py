"""What everybody may read: the community's organisations, and what they do together."""

import mimetypes
import uuid

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from lianxin.core import http
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.organisations.queries.joint import lists
from lianxin.organisations.queries.overview import photo_for, public

LONG = 30 * 24 * 3600


@require_safe
def overview(request: Request, slug: str) -> HttpResponse:
    seen = public(slug, on=http.today())
    context = {"community": seen.community, "seen": seen}
    response = render(request, "organisations/overview.html", context)
    patch_cache_control(response, private=True, max_age=0)
    return response


@require_safe
def together(request: Request, slug: str) -> HttpResponse:
    """The three lists."""
    seen = lists(slug, on=http.today())
    context = {"community": seen.community, "seen": seen}
    response = render(request, "organisations/together.html", context)
    patch_cache_control(response, private=True, max_age=0)
    return response


@require_safe
def photo(request: Request, slug: str, key: uuid.UUID) -> HttpResponseBase:
    """The picture that proves a pledge was kept."""
    found = photo_for(request.actor, slug, key)
    if found is None:
        raise NotFound
    kind = mimetypes.guess_type(found.file.name or "")[0] or "application/octet-stream"
    response = FileResponse(found.file.open("rb"), content_type=kind)
    patch_cache_control(response, max_age=LONG, private=True)
    return response
