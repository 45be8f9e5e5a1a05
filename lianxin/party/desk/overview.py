"""The first page of Party work: what is due, and how things stand."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lianxin.core import http
from lianxin.core.http import Request
from lianxin.party.queries.overview import overview as overview_for


@require_safe
@never_cache
def overview(request: Request, slug: str) -> HttpResponse:
    page = overview_for(request.actor, slug, on=http.today())
    context = {"community": page.office.community, "page": page}
    return render(request, "party/desk_overview.html", context)
