"""The speakers' list at the desk: given and taken by one press, drawn anew when it changes."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from lianxin.core import http
from lianxin.core.answering import Refusal
from lianxin.core.errors import Invalid, NotFound, OutOfOrder
from lianxin.core.http import Request
from lianxin.council import actions
from lianxin.council.desk.session import answer, page_at, stands, to_session
from lianxin.council.queries.access import pulse_of


@require_GET
@never_cache
def live(request: Request, slug: str, pk: int) -> HttpResponse:
    """The part of the chair's page that others change; nothing where nothing changed."""
    pulse, _is_sitting = pulse_of(request.actor, slug, pk)
    if request.GET.get("since") == str(pulse):
        return HttpResponse(status=204)
    page = page_at(request, slug, pk)
    given = request.GET.get("at", "")
    context = {
        "community": page.seen.council.community,
        "seen": page.seen,
        "session": page.seen.session,
        "council": page.seen.council,
        "item": page.seen.live.item if page.seen.live else None,
        "at": given,
        "is_stale": given != stands(page),
    }
    return render(request, "council/_floor.html", context)


@require_POST
def speech(request: Request, slug: str, pk: int, speech: int, verb: str) -> HttpResponse:
    page = page_at(request, slug, pk)
    if page.seen.floor is None:
        raise NotFound
    try:
        actions.take_speech_step(request.actor, speech, verb, now=http.now(), words=request.POST)
    except (OutOfOrder, Invalid) as refusal:
        newest = page_at(request, slug, pk)
        return answer(request, newest, refusal=Refusal(refusal.status, refusal.message))
    return to_session(request, slug, pk)
