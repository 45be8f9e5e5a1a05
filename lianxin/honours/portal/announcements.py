"""Announcements and brands as residents see them."""

import mimetypes
from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lianxin.core import http
from lianxin.core.http import Request
from lianxin.honours.queries.access import announcement_at, attachment_at
from lianxin.honours.queries.announcements import files_of, listed
from lianxin.honours.queries.brands import brands_of, gathered
from lianxin.places.queries import community_by_slug


@require_safe
@never_cache
def announcements(request: Request, slug: str) -> HttpResponse:
    community = community_by_slug(slug)
    marks = {name: request.GET.get(name, "") for name in ("after", "before")}
    found = listed(request.actor, community, today=http.today(), **marks)
    context = {"community": community, "listed": found}
    return render(request, "honours/announcements.html", context)


@require_safe
@never_cache
def announcement(request: Request, slug: str, pk: int) -> HttpResponse:
    found = announcement_at(request.actor, slug, pk)
    context = {"community": found.community, "announcement": found, "files": files_of(found)}
    return render(request, "honours/announcement.html", context)


@require_safe
@never_cache
def attachment(request: Request, slug: str, key: UUID) -> HttpResponseBase:
    found = attachment_at(request.actor, slug, key)
    kind = mimetypes.guess_type(found.file.name or "")[0] or "application/octet-stream"
    return FileResponse(
        found.file.open("rb"), as_attachment=True, filename=found.name, content_type=kind
    )


@require_safe
@never_cache
def brands(request: Request, slug: str) -> HttpResponse:
    community = community_by_slug(slug)
    found = list(brands_of(request.actor, community.pk).filter(is_open=True))
    return render(request, "honours/brands.html", {"community": community, "brands": found})


@require_safe
@never_cache
def brand(request: Request, slug: str, pk: int) -> HttpResponse:
    found = gathered(request.actor, slug, pk, today=http.today())
    context = {"community": found.brand.community, "found": found, "brand": found.brand}
    return render(request, "honours/brand.html", context)
