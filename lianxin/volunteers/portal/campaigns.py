"""A campaign's page with its map, what residents tell of it, and its pictures."""

import mimetypes
import uuid

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.core.pace import spend
from lianxin.places.models import Community
from lianxin.volunteers import actions
from lianxin.volunteers.forms.campaigning import Tell
from lianxin.volunteers.portal import visit
from lianxin.volunteers.queries.campaigns import HEIGHT, WIDTH, coverage, photo_for
from lianxin.volunteers.queries.law import JOINS, count_of

SIZES = ("small", "full")
LONG = 30 * 24 * 3600


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def campaign(request: Request, slug: str, pk: int) -> HttpResponse:
    """The map that all can see; a POST tells of something to be cleaned."""
    actor = visit.actor_of(request)
    seen = coverage(actor, slug, pk)
    spots = [(row.spot.pk, row.spot.name) for row in seen.rows]
    form = Tell(spots, request.POST or None, request.FILES or None)
    refusal = Refusal()
    if request.method == "POST":
        _pace(request, seen.community)
        refusal = tried(
            form,
            lambda: actions.report_task(
                actor, form.cleaned_data["spot"], form.found(), now=http.now()
            ),
        )
        if not refusal.status:
            http.say(request, _("谢谢您说一声，社区看过就安排清理。"))
            return redirect("volunteers:campaign", slug, pk)
    context = {
        "community": seen.community,
        "seen": seen,
        "campaign": seen.campaign,
        "form": form,
        "refusal": refusal,
        "width": WIDTH,
        "height": HEIGHT,
    }
    return render(request, "volunteers/campaign.html", context, status=refusal.status or 200)


def _pace(request: Request, community: Community) -> None:
    most = count_of(community, JOINS, on=http.today())
    whose = str(request.actor.user_id or request.META.get("REMOTE_ADDR", ""))
    spend("volunteers.tell", whose, most=most, now=http.now())


@require_safe
def photo(request: Request, slug: str, key: uuid.UUID, size: str) -> HttpResponseBase:
    found = photo_for(request.actor, slug, key) if size in SIZES else None
    if found is None:
        raise NotFound
    file = found.thumbnail if size == "small" and found.thumbnail else found.file
    kind = mimetypes.guess_type(file.name or "")[0] or "application/octet-stream"
    response = FileResponse(file.open("rb"), content_type=kind)
    patch_cache_control(response, max_age=LONG, private=True)
    return response
