"""What is ahead, by list, week and month, and what has been."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from lianxin.activities.queries import calendar
from lianxin.activities.queries.mine import mine
from lianxin.core import http
from lianxin.core.http import Request
from lianxin.places.queries import community_by_slug


@require_safe
def browse(request: Request, slug: str) -> HttpResponse:
    community = community_by_slug(slug)
    view = request.GET.get("view", "list")
    context: dict[str, Any] = {"community": community, "view": view, "today": http.today()}
    if view in calendar.SPANS:
        day = calendar.asked_day(request.GET.get("day", ""), today=http.today())
        context["span"] = calendar.SPANS[view](request.actor, community.pk, day=day)
    elif view == "past":
        after, before = request.GET.get("after", ""), request.GET.get("before", "")
        context["page"] = calendar.past(request.actor, community.pk, after=after, before=before)
    else:
        rows = calendar.ahead(request.actor, community.pk, now=http.now())
        context |= {"view": "list", "days": calendar.grouped(rows)}
        context["mine"] = list(mine(request.actor)) if request.actor.person_ids else []
    response = render(request, "activities/list.html", context)
    patch_cache_control(response, private=True, max_age=0)
    return response
