"""What is kept of a member, for themself to read."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lianxin.core.http import Request
from lianxin.party.queries.record import own_record


@require_safe
@never_cache
def record(request: Request, slug: str) -> HttpResponse:
    found = own_record(request.actor, slug)
    context = {"community": found.member.community, "record": found, "member": found.member}
    return render(request, "party/mine_record.html", context)
