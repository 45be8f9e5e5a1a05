"""The tree of organisations, as of any day."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lianxin.core import http
from lianxin.core.http import Request
from lianxin.core.text import tidy
from lianxin.party.actions.roster import IN_TREE, look
from lianxin.party.queries.tree import tree as tree_for

LONGEST = 30


@require_safe
@never_cache
def tree(request: Request, slug: str) -> HttpResponse:
    """With words to look for, whoever is found by name was looked at, which is written down."""
    words = tidy(request.GET.get("q", "")).strip()[:LONGEST]
    page = tree_for(
        request.actor, slug, on=_day(request), words=words, is_open="all" in request.GET
    )
    if page.found:
        look(
            request.actor,
            page.office.community,
            purpose=IN_TREE,
            now=http.now(),
            count=len(page.found),
        )
    context = {"community": page.office.community, "page": page, "today": http.today()}
    return render(request, "party/desk_tree.html", context)


def _day(request: Request) -> date:
    try:
        day = date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return http.today()
    return min(day, http.today())
