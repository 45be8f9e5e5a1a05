from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lianxin.activities.queries.screenings import showing
from lianxin.core import http
from lianxin.core.http import Request


@require_safe
def show(request: Request, slug: str, pk: int) -> HttpResponse:
    """One film and its screenings."""
    told = showing(request.actor, slug, pk, now=http.now())
    context = {"community": told.film.community, "film": told.film, "told": told}
    return render(request, "activities/film.html", context)
