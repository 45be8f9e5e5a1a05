"""One activity's page at the desk, the steps that are taken there, and its people."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.activities import actions
from lianxin.activities.deeds import DEEDS
from lianxin.activities.models import Activity, State
from lianxin.activities.queries.access import at_desk, signup_for
from lianxin.activities.queries.desk import (
    dossier,
    may_work,
    people,
    shown_persons,
    to_phone,
)
from lianxin.activities.rules import ACTIVITY_FLOW
from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.fields import Phone
from lianxin.core.http import Request
from lianxin.core.steps import Step
from lianxin.people import desk as unmasking


@require_safe
@never_cache
def show(request: Request, slug: str, pk: int) -> HttpResponse:
    return _page(request, at_desk(request.actor, slug, pk))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    """Show what a step asks for, or take it; when somebody was quicker, the words stay."""
    deed = DEEDS.get(verb)
    if deed is None:
        raise NotFound
    activity = at_desk(request.actor, slug, pk)
    if request.method != "POST":
        standing = State(activity.state).label
        ACTIVITY_FLOW.require(verb, request.actor, activity, standing=standing)
        return _page(request, activity, verb, deed.form(request.actor, activity, http.today()))
    form = deed.form(request.actor, activity, http.today(), request.POST, request.FILES)
    refusal = tried(form, lambda: deed.act(request.actor, pk, now=http.now(), **form.said()))
    if refusal.status:
        return _page(request, at_desk(request.actor, slug, pk), verb, form, refusal)
    http.say(request, deed.done)
    return redirect("activities_desk:activity", slug, pk)


def _page(
    request: Request,
    activity: Activity,
    verb: str = "",
    form: Step | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    told = dossier(request.actor, activity, now=http.now())
    is_open = verb in told.verbs
    context = {
        "community": activity.community,
        "activity": activity,
        "told": told,
        "deeds": [(name, deed) for name, deed in DEEDS.items() if name in told.verbs],
        "verb": verb,
        "deed": DEEDS.get(verb),
        "form": form if is_open and form and not form.is_bare else None,
        "typed": form.typed() if form and not is_open else [],
        "refusal": refusal,
        "to_phone": list(to_phone(request.actor, activity)),
        "may_work": may_work(request.actor, activity),
    }
    status = (refusal.status if refusal else 0) or 200
    return render(request, "activities/desk_activity.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def list_people(request: Request, slug: str, pk: int) -> HttpResponse:
    """Who signed up and who came; ticks are sent together."""
    activity = at_desk(request.actor, slug, pk)
    refusal, phone = Refusal(), ""
    if request.method == "POST":
        refusal = _attend(request, pk)
        if not refusal.status:
            http.say(request, _("记下谁到了。"))
            return redirect("activities_desk:people", slug, pk)
        phone = request.POST.get("phone", "")
    rows, page = people(
        activity,
        unmasking.unmasked(request),
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    verbs = {each.verb for each in ACTIVITY_FLOW.open_to(request.actor, activity)}
    context = {
        "community": activity.community,
        "activity": activity,
        "rows": rows,
        "page": page,
        "may_attend": "attend" in verbs,
        "may_work": may_work(request.actor, activity),
        "refusal": refusal,
        "name": request.POST.get("name", ""),
        "phone": phone,
    }
    return render(request, "activities/desk_people.html", context, status=refusal.status or 200)


class _Ticks(Step):
    """The list as it was sent, and one more who came."""

    phone = Phone(required=False)

    def said(self) -> dict[str, Any]:
        return {
            "came": _numbers(self.data, "came"),
            "listed": _numbers(self.data, "listed"),
            "name": self.data.get("name", "")[:60],
            "phone": self.cleaned_data["phone"],
        }


def _numbers(data: Any, name: str) -> list[int]:
    return [int(each) for each in data.getlist(name) if each.isascii() and each.isdigit()]


def _attend(request: Request, pk: int) -> Refusal:
    activity = Activity(pk=pk)
    form = _Ticks(request.actor, activity, http.today(), request.POST)
    refusal = tried(form, lambda: actions.attend(request.actor, pk, now=http.now(), **form.said()))
    if refusal.status and not refusal.message:
        words = " ".join(str(each) for errors in form.errors.values() for each in errors)
        return Refusal(refusal.status, words)
    return refusal


@require_POST
def signup_step(request: Request, slug: str, pk: int, signup: int, verb: str) -> HttpResponse:
    """Confirm or give back for somebody who said so on the telephone (代办)."""
    deeds = {"confirm": actions.confirm, "cancel": actions.cancel}
    at_desk(request.actor, slug, pk)
    if verb not in deeds or signup_for(request.actor, signup).activity_id != pk:
        raise NotFound
    deeds[verb](request.actor, signup, now=http.now())
    http.say(request, _("替他确认了。") if verb == "confirm" else _("替他取消了。"))
    return redirect("activities_desk:people", slug, pk)


@require_POST
def unmask(request: Request, slug: str, pk: int, person: int) -> HttpResponse:
    """Show a name and phone in full for some minutes, to this session alone."""
    activity = at_desk(request.actor, slug, pk)
    if person not in shown_persons(activity):
        raise NotFound
    unmasking.unmask(request, activity.community, person)
    return redirect("activities_desk:people", slug, pk)


@require_POST
def drop_photo(request: Request, slug: str, pk: int, photo: int) -> HttpResponse:
    at_desk(request.actor, slug, pk)
    actions.drop_photo(request.actor, pk, photo, now=http.now())
    http.say(request, _("照片拿下来了。"))
    return redirect(reverse("activities_desk:activity", args=[slug, pk]))


@require_safe
@never_cache
def door(request: Request, slug: str, pk: int) -> HttpResponse:
    """The sign with the sign-in code, to be printed and hung at the door."""
    activity = at_desk(request.actor, slug, pk)
    path = reverse("activities:here", args=[slug, pk, activity.code])
    context = {
        "community": activity.community,
        "activity": activity,
        "address": request.build_absolute_uri(path),
    }
    return render(request, "activities/desk_door.html", context)
