"""What is public of Party work: the boards, on screen and on paper, and commendations."""

import uuid

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lianxin.core import http, pictures
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.core.pictures import SIZES
from lianxin.party import pdf
from lianxin.party.queries import board as queries
from lianxin.party.queries import commendation as commendations
from lianxin.party.queries.pictures import picture_for
from lianxin.places.queries import community_by_slug


@never_cache
@require_safe
def boards(request: Request, slug: str) -> HttpResponse:
    """The courtyards where somebody is shown, and what is commended."""
    found = queries.boards(slug, today=http.today())
    return render(request, "party/boards.html", {"community": found.community, "boards": found})


@never_cache
@require_safe
def sheet(request: Request, slug: str, pk: int) -> HttpResponse:
    """One courtyard's board. Never kept: what is withdrawn is gone at once (S-06)."""
    found = queries.sheet(slug, pk, today=http.today())
    return render(request, "party/board.html", {"community": found.community, "sheet": found})


@never_cache
@require_safe
def on_paper(request: Request, slug: str, pk: int) -> HttpResponse:
    today = http.today()
    found = queries.sheet(slug, pk, today=today)
    here = request.build_absolute_uri(reverse("party:board", args=[slug, pk]))
    paper = pdf.sheet(found, address=here, today=today)
    name = content_disposition_header(as_attachment=False, filename=f"{pdf.title(found)}.pdf")
    headers = {"Content-Disposition": name} if name else {}
    return HttpResponse(paper, content_type="application/pdf", headers=headers)


@never_cache
@require_safe
def commendation(request: Request, slug: str, pk: int) -> HttpResponse:
    found = commendations.public(slug, pk, today=http.today())
    context = {"community": found.commendation.community, "seen": found}
    return render(request, "party/commendation.html", context)


@require_safe
@never_cache
def picture(request: Request, slug: str, key: uuid.UUID, size: str) -> HttpResponseBase:
    """A picture of Party work; not kept anywhere, since whoever is on it can take it away."""
    if size not in SIZES:
        raise NotFound
    community_by_slug(slug)
    upload = picture_for(request.actor, key, today=http.today())
    response = pictures.picture(upload, size, is_public=False)
    response["Cache-Control"] = "private, no-store"
    return response
