"""What waits among the volunteers."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lianxin.core import http
from lianxin.core.http import Request
from lianxin.volunteers.queries.ledger import served_of
from lianxin.volunteers.queries.overview import desk


@require_safe
@never_cache
def overview(request: Request, slug: str) -> HttpResponse:
    page = desk(request.actor, slug, now=http.now())
    context = {
        "community": page.community,
        "page": page,
        "to_verify": served_of(list(page.to_verify)),
    }
    return render(request, "volunteers/desk_overview.html", context)
