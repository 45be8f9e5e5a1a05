from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lianxin.core import http
from lianxin.core.http import Request
from lianxin.reports import queries


@require_GET
def cards(request: Request, slug: str) -> HttpResponse:
    community, years = queries.years_of(request.actor, slug, today=http.today())
    return render(request, "reports/cards.html", {"community": community, "years": years})
