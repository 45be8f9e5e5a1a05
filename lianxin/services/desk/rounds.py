"""排上门: a half-day's rounds, planned by one press and changed by hand."""

from collections.abc import Collection
from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.http import Request
from lianxin.people.queries import workplace
from lianxin.services.actions import calling, planning
from lianxin.services.deeds import VISIT_DEEDS
from lianxin.services.forms import rounds as forms
from lianxin.services.models import Visit
from lianxin.services.queries import desk_rounds as queries
from lianxin.services.queries.desk_rounds import able, told_half
from lianxin.volunteers.desk.taking import Taken, forms_for, take


def _there(slug: str, day: date, half: str) -> str:
    asked = urlencode({"day": day.isoformat(), "half": half})
    return f"{reverse('services_desk:rounds', kwargs={'slug': slug})}?{asked}"


@require_safe
@never_cache
def rounds(request: Request, slug: str) -> HttpResponse:
    return _page(request, slug, Refusal())


def _page(request: Request, slug: str, refusal: Refusal) -> HttpResponse:
    asked = request.POST or request.GET
    day, half = told_half(asked.get("day", ""), asked.get("half", ""), today=http.today())
    page = queries.half_desk(request.actor, slug, day, half)
    context = {
        "community": page.community,
        "page": page,
        "refusal": refusal,
        "form": forms.HalfDay(initial={"day": day, "half": half}),
    }
    return render(request, "services/desk_rounds.html", context, status=refusal.status or 200)


@require_POST
def plan(request: Request, slug: str) -> HttpResponse:
    """The one press."""
    community, form = workplace(request.actor, slug), forms.HalfDay(request.POST)
    refusal = tried(
        form,
        lambda: planning.plan_half(request.actor, community, **form.cleaned_data, now=http.now()),
    )
    if refusal.status:
        said = "".join(str(each) for errors in form.errors.values() for each in errors)
        return _page(request, slug, Refusal(refusal.status, refusal.message or said))
    return redirect(_there(slug, form.cleaned_data["day"], form.cleaned_data["half"]))


@require_POST
def promise_all(request: Request, slug: str) -> HttpResponse:
    community = workplace(request.actor, slug)
    day, half = told_half(
        request.POST.get("day", ""), request.POST.get("half", ""), today=http.today()
    )
    count = calling.promise_all(request.actor, community, day, half, now=http.now())
    http.say(
        request,
        ngettext(
            "%(count)d 家的时间定下了，重排也不会动。",
            "%(count)d 家的时间定下了，重排也不会动。",
            count,
        )
        % {"count": count},
    )
    return redirect(_there(slug, day, half))


@require_safe
@never_cache
def visit(request: Request, slug: str, pk: int) -> HttpResponse:
    found, verbs = queries.visit_desk(request.actor, slug, pk)
    return _visit(request, found, verbs, Taken())


def _choices(visit: Visit) -> dict[str, list[tuple[int, str]]]:
    return {"member_id": able(visit.request, on=visit.day)}


def _visit(request: Request, visit: Visit, verbs: Collection[str], taken: Taken) -> HttpResponse:
    context = {
        "community": visit.community,
        "visit": visit,
        "taken": taken,
        "back": _there(visit.community.slug, visit.day, visit.half),
        "forms": forms_for(request, VISIT_DEEDS, verbs, visit, _choices(visit), taken),
    }
    return render(request, "services/desk_visit.html", context, status=taken.status)


@require_POST
def visit_step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    found, verbs = queries.visit_desk(request.actor, slug, pk)
    taken = take(request, VISIT_DEEDS, verb, found, _choices(found))
    if taken.form:
        return _visit(request, found, verbs, taken)
    return redirect(_there(slug, found.day, found.half))
