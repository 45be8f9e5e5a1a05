"""Codes for stairwell doors: which hang where, how often they are scanned, and on paper."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound, Refused
from lianxin.core.http import Request
from lianxin.places import actions, queries
from lianxin.places.actions.heads import count_heads
from lianxin.places.forms import HeadcountForm
from lianxin.places.models import Community, Place
from lianxin.places.pdf import LAYOUTS, sheet
from lianxin.places.rules import counts, keeps

LATELY = timedelta(days=30)
SHOWN_DAYS = 14


@require_safe
@never_cache
def codes(request: Request, slug: str) -> HttpResponse:
    """Every courtyard, and how often its codes were scanned of late."""
    community = queries.community_by_slug(slug)
    since = http.today() - LATELY
    yards = queries.yard_lines(request.actor, community.pk, since=since)
    context = {
        "community": community,
        "may_keep": keeps(request.actor, community.pk),
        "yards": yards,
        "all_codes": sum(line.codes for line in yards),
        "all_scans": sum(line.scans for line in yards),
        "days": queries.scans_by_day(request.actor, community.pk, since=since)[:SHOWN_DAYS],
    }
    return render(request, "places/codes.html", context)


@require_safe
@never_cache
def yard(request: Request, slug: str, pk: int) -> HttpResponse:
    """The doors of a courtyard; `renew` in the query asks before all are renewed."""
    community, found = _yard(request, slug, pk)
    lines = queries.door_lines(found, since=http.today() - LATELY)
    context = {
        "community": community,
        "yard": found,
        "lines": lines,
        "coded": sum(1 for line in lines if line.code),
        "layouts": LAYOUTS.values(),
        "asks": "renew" in request.GET,
    }
    return render(request, "places/code_yard.html", context)


def _yard(request: Request, slug: str, pk: int) -> tuple[Community, Place]:
    community = queries.community_by_slug(slug)
    return community, queries.yard_at(request.actor, community.pk, pk)


@require_safe
@never_cache
def paper(request: Request, slug: str, pk: int, layout: str) -> HttpResponse:
    """The sheet of a courtyard's codes as PDF, or of one door with `door` in the query."""
    community, found = _yard(request, slug, pk)
    if layout not in LAYOUTS:
        raise NotFound
    asked = request.GET.get("door", "")
    told = [
        (line.place, line.code)
        for line in queries.door_lines(found, since=http.today())
        if line.code and asked in ("", str(line.place.pk))
    ]
    if not told:
        raise NotFound(_("这里还没有码，先做一张再印。"))
    made = sheet(
        community, told, LAYOUTS[layout], site=request.build_absolute_uri("/"), today=http.today()
    )
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="codes-{found.pk}-{layout}.pdf"'
    return answer


@require_POST
def renew(request: Request, slug: str, pk: int) -> HttpResponse:
    """A new code for one door (`door` in the form), or for all of the courtyard."""
    _community, found = _yard(request, slug, pk)
    door = request.POST.get("door", "")
    if door.isdecimal() and any(each.pk == int(door) for each in queries.doors_in(found.pk)):
        made = actions.renew_code(request.actor, int(door), now=http.now())
        undo = reverse("places_desk:keep_old", args=[slug, pk, made.pk]) if made.before_id else ""
        words = _("换好了，旧的作废了。把新的印出来贴上。") if undo else _("做好了，印出来贴上。")
        http.say(request, words, undo=undo)
    else:
        renewed = actions.renew_codes(request.actor, found.pk, now=http.now())
        http.say(
            request,
            _("换了 %(count)d 张，旧的都作废了。把新的印出来贴上。") % {"count": len(renewed)},
        )
    return redirect("places_desk:yard", slug, pk)


@require_POST
def keep_old(request: Request, slug: str, pk: int, code: int) -> HttpResponse:
    """Undo the renewal of one door's code."""
    _yard(request, slug, pk)
    try:
        actions.keep_old_code(request.actor, code, now=http.now())
    except NotFound:
        raise
    except Refused as refusal:
        http.say(request, refusal.message)
    else:
        http.say(request, _("撤销了，原来那张接着用。"))
    return redirect("places_desk:yard", slug, pk)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def headcount(request: Request, slug: str) -> HttpResponse:
    """How many live here, by whose count."""
    community = queries.community_by_slug(slug)
    if not counts(request.actor, community.pk):
        raise NotFound
    initial = {
        "residents": community.residents or None,
        "households": community.households or None,
        "on": community.counted_on,
        "by": community.counted_by,
    }
    form, refusal = HeadcountForm(request.POST or None, initial=initial), Refusal()
    if request.method == "POST":
        here, now = community.pk, http.now()
        refusal = tried(form, lambda: count_heads(request.actor, here, form.headcount(), now=now))
        if not refusal.status:
            http.say(request, _("记下了，每千人的数按这个算。"))
            return redirect("people_desk:residents", slug)
    context = {"community": community, "form": form, "refusal": refusal}
    return render(request, "places/headcount.html", context, status=refusal.status or 200)
