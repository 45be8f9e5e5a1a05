"""An election as the members who belong there read of it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.party.queries.elections import election_for


@require_safe
@never_cache
def election(request: Request, slug: str, pk: int) -> HttpResponse:
    found = election_for(request.actor, pk)
    if found.body.community.slug != slug:
        raise NotFound
    context = {"community": found.body.community, "election": found, "body": found.body}
    return render(request, "party/own_election.html", context)
