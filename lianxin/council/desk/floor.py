"""The speakers' list at the desk: given and taken by one press, drawn anew when it changes."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from lianxin.core import http
from lianxin.core.answering import Refusal
from lianxin.core.errors import Invalid, NotFound, OutOfOrder
from lianxin.core.http import Request
from lianxin.council import actions
from lianxin.council.desk.session import answer, stands
from lianxin.council.queries.access import pulse_of
from lianxin.council.queries.desk_sitting import desk_sitting


@require_GET
@never_cache
def live(request: Request, slug: str, pk: int) -> HttpResponse:
    """The part of the chair's page that others change; nothing where nothing changed."""
    pulse, _is_sitting = pulse_of(request.actor, slug, pk)
    if request.GET.get("since") == str(pulse):
        return HttpResponse(status=204)
    page = desk_sitting(request.actor, slug, pk, now=http.now())
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
    page = desk_sitting(request.actor, slug, pk, now=http.now())
    if page.seen.floor is None:
        raise NotFound
    try:
        actions.take_speech_step(request.actor, speech, verb, now=http.now(), words=request.POST)
    except (OutOfOrder, Invalid) as refusal:
        newest = desk_sitting(request.actor, slug, pk, now=http.now())
        return answer(request, newest, refusal=Refusal(refusal.status, refusal.message))
    return redirect("council_desk:session", slug, pk)
