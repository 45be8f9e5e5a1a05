"""Reports that wait in the phone for a line: the page on which they are written, and where they
arrive.
"""

import json

from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lianxin.core import danger, http
from lianxin.core.actor import GUEST, Actor
from lianxin.core.errors import Refused, TooMany
from lianxin.core.http import Request
from lianxin.matters.actions.filing import MOST_WORDS
from lianxin.matters.actions.pocket import take_in
from lianxin.matters.actions.work import MOST_PHOTOS
from lianxin.matters.forms.pocket import Pocket
from lianxin.matters.models import Matter
from lianxin.matters.portal import visit
from lianxin.matters.queries.categories import categories, grouped
from lianxin.places.queries import buildings, community_by_slug


@require_safe
@never_cache
def show(request: Request, slug: str) -> HttpResponse:
    """The same for everybody, so that the worker may keep it; what is whose lies in the phone."""
    community = community_by_slug(slug)
    told = [[each.pattern.pattern, str(each.advice), each.number] for each in danger.DANGERS]
    context = {
        "community": community,
        "groups": grouped(categories()),
        "places": buildings(community.pk),
        "dangers": json.dumps(told, ensure_ascii=False),
        "most_photos": MOST_PHOTOS,
        "most_words": MOST_WORDS,
        "is_shell": "shell" in request.GET,
    }
    return render(request, "matters/pocket.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def send(request: Request, slug: str) -> HttpResponse:
    """A GET gives the word without which no form is taken: what waited has none."""
    community = community_by_slug(slug)
    if request.method != "POST":
        return JsonResponse({"token": get_token(request)})
    form = Pocket(request.POST, request.FILES)
    key = request.POST.get("key", "")
    if not form.is_valid():
        return JsonResponse({"key": key, "state": "refused", "words": form.faults()})
    actor = _writer(request, form.cleaned_data["who"])
    if actor is None:
        return JsonResponse({"key": key, "state": "other", "words": ""})
    try:
        matter = take_in(actor, form.letter(community), now=http.now())
    except TooMany as refusal:
        return JsonResponse({"key": key, "state": "later", "words": refusal.message})
    except Refused as refusal:
        words = refusal.message or _("没有发成，改一改再发。")
        return JsonResponse({"key": key, "state": "refused", "words": words})
    return _arrived(request, actor, matter, key)


def _writer(request: Request, who: str) -> Actor | None:
    """Who wrote it: a guest, or the account that is signed in; None for another account."""
    if not who:
        return GUEST
    return request.actor if who == http.mark_of(request.actor) else None


def _arrived(request: Request, actor: Actor, matter: Matter, key: str) -> JsonResponse:
    if not actor.is_known:
        visit.grant(request, matter.pk)
    url = reverse("matters:show", args=[matter.community.slug, matter.number])
    late = _("这件刚才已经发出去了，后来改的没有带上。要补充，请到它的页上说，再删掉这份。")
    told = {"key": key, "state": "done", "number": matter.number, "url": url, "late": late}
    return JsonResponse(told)
