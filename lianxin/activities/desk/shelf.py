"""A community's activities at its desk: lists, a calendar, the days ahead, plans, series."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lianxin.activities import actions
from lianxin.activities.forms.plan import ChangeSeriesForm, PlanForm, SeriesForm, facts
from lianxin.activities.models import Activity
from lianxin.activities.queries import calendar
from lianxin.activities.queries.access import at_desk, one_series, series_for
from lianxin.activities.queries.desk import VIEWS, shelf
from lianxin.activities.queries.law import WAITING_PLACES, count_for
from lianxin.activities.queries.planner import planner
from lianxin.activities.rules.activity import WORKERS
from lianxin.activities.rules.occasions import BY_CODE
from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.facilities.queries import rooms_for
from lianxin.facilities.queries.desk import films_at
from lianxin.people.queries import workplace
from lianxin.places.models import Community


@require_safe
@never_cache
def browse(request: Request, slug: str) -> HttpResponse:
    community = workplace(request.actor, slug)
    view = request.GET.get("view", "ahead")
    context: dict[str, Any] = {"community": community, "view": view, "today": http.today()}
    context["may_work"] = request.actor.holds(WORKERS, community.pk)
    if view in calendar.SPANS:
        day = calendar.asked_day(request.GET.get("day", ""), today=http.today())
        span = calendar.SPANS[view](request.actor, community.pk, day=day, desk=True)
        return render(request, "activities/desk_calendar.html", {**context, "span": span})
    if view not in VIEWS:
        raise NotFound
    after, before = request.GET.get("after", ""), request.GET.get("before", "")
    context["shelf"] = shelf(
        request.actor, slug, community.pk, view=view, after=after, before=before
    )
    return render(request, "activities/desk_list.html", context)


@require_safe
@never_cache
def days(request: Request, slug: str) -> HttpResponse:
    """The days ahead, each with a way to plan something for it."""
    found = planner(request.actor, slug, today=http.today())
    context = {
        "community": found.community,
        "planner": found,
        "may_work": request.actor.holds(WORKERS, found.community.pk),
    }
    return render(request, "activities/desk_planner.html", context)


def _worker(request: Request, slug: str) -> Community:
    community = workplace(request.actor, slug)
    if not request.actor.holds(WORKERS, community.pk):
        raise NotFound
    return community


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, slug: str) -> HttpResponse:
    community = _worker(request, slug)
    form = _form(request, community, _initial(request, community))
    made: list[Activity] = []
    refusal = Refusal()
    if request.method == "POST":
        refusal = tried(
            form,
            lambda: made.append(
                actions.plan(request.actor, community, form.plan(), now=http.now())
            ),
        )
    if made:
        http.say(request, _("安排好了，看一看再发布。"))
        return redirect("activities_desk:activity", slug, made[0].pk)
    return _plan_page(request, community, form, refusal)


def _form(request: Request, community: Community, initial: dict[str, Any]) -> PlanForm:
    rooms = list(rooms_for(request.actor, community.pk))
    series = list(series_for(request.actor, community.slug).filter(is_running=True))
    films = list(films_at(request.actor, community.pk).filter(is_kept=True))
    return PlanForm(rooms, series, films, request.POST or None, initial=initial)


def _initial(request: Request, community: Community) -> dict[str, Any]:
    """What the day for which it is planned suggests."""
    day = calendar.asked_day(request.GET.get("day", ""), today=http.today())
    waiting = count_for(community, WAITING_PLACES, now=http.now())
    told: dict[str, Any] = {"day": day, "waiting_most": waiting, "closes_day": day}
    if custom := BY_CODE.get(request.GET.get("occasion", "")):
        told |= {"occasion": custom.code, "kind": custom.kind, "title": custom.idea}
    if day == http.today():
        told |= {"day": day + timedelta(days=7), "closes_day": day + timedelta(days=6)}
    return told | {"opens_day": http.today() + timedelta(days=1), "opens_time": "09:00"}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def replan(request: Request, slug: str, pk: int) -> HttpResponse:
    community = _worker(request, slug)
    activity = at_desk(request.actor, slug, pk)
    form = _form(request, community, facts(activity))
    refusal = Refusal()
    if request.method == "POST":
        refusal = tried(
            form,
            lambda: actions.replan(
                request.actor, pk, form.plan(), now=http.now(), seen=form.cleaned_data["seen"]
            ),
        )
        if not refusal.status:
            http.say(request, _("改好了。"))
            return redirect("activities_desk:activity", slug, pk)
    return _plan_page(request, community, form, refusal, activity)


def _plan_page(
    request: Request,
    community: Community,
    form: PlanForm,
    refusal: Refusal,
    activity: Activity | None = None,
) -> HttpResponse:
    context = {
        "community": community,
        "form": form,
        "refusal": refusal,
        "activity": activity,
    }
    return render(request, "activities/desk_plan.html", context, status=refusal.status or 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new_series(request: Request, slug: str) -> HttpResponse:
    community = _worker(request, slug)
    form, refusal = SeriesForm(request.POST or None), Refusal()
    if request.method == "POST":
        refusal = tried(
            form,
            lambda: actions.begin_series(
                request.actor, community, now=http.now(), **form.cleaned_data
            ),
        )
        if not refusal.status:
            http.say(request, _("系列开好了，安排活动时可以选。"))
            return redirect("activities_desk:list", slug)
    context = {"community": community, "form": form, "refusal": refusal}
    return render(request, "activities/desk_series.html", context, status=refusal.status or 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change_series(request: Request, slug: str, pk: int) -> HttpResponse:
    community, series = _worker(request, slug), one_series(request.actor, pk)
    if series.community_id != community.pk:
        raise NotFound
    names = ("name", "theme", "words", "is_running")
    initial = {name: getattr(series, name) for name in names}
    form, refusal = ChangeSeriesForm(request.POST or None, initial=initial), Refusal()
    if request.method == "POST":
        refusal = tried(
            form,
            lambda: actions.change_series(request.actor, pk, now=http.now(), **form.cleaned_data),
        )
        if not refusal.status:
            http.say(request, _("改好了。"))
            return redirect("activities_desk:list", slug)
    context = {"community": community, "form": form, "refusal": refusal, "series": series}
    return render(request, "activities/desk_series.html", context, status=refusal.status or 200)
