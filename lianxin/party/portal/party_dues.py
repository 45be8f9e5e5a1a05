"""A member's own dues, for themself to read."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lianxin.core import http
from lianxin.core.http import Request
from lianxin.party.queries.party_dues import own_dues


@require_safe
@never_cache
def dues(request: Request, slug: str) -> HttpResponse:
    record = own_dues(request.actor, slug, today=http.today())
    context = {"community": record.member.community, "record": record}
    return render(request, "party/mine_dues.html", context)
