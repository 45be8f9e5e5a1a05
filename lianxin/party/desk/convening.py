"""Planning a meeting of Party life, changing its plan, copying one from the paper book."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.http import Request
from lianxin.party.actions import keeping, planning
from lianxin.party.forms.convening import KeptForm, PlanForm, WhoseForm
from lianxin.party.models import Meeting, MeetingKind
from lianxin.party.queries.access import office_of
from lianxin.party.queries.life import people_for, sitting
from lianxin.party.queries.meetings import bodies_led

Made = Callable[[Any], Meeting]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, slug: str) -> HttpResponse:
    """Whose and of what kind stand in the address; without them they are asked first."""

    def plan(form: Any) -> Meeting:
        return planning.plan(request.actor, slug, form.plan(), now=http.now())

    return _make(request, slug, PlanForm, plan)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: Request, slug: str) -> HttpResponse:
    """The same for a meeting that has been held."""

    def keep(form: Any) -> Meeting:
        return keeping.keep(request.actor, slug, [form.held()], now=http.now())[0]

    return _make(request, slug, KeptForm, keep)


def _make(request: Request, slug: str, form_class: type[PlanForm], make: Made) -> HttpResponse:
    office = office_of(request.actor, slug)
    whose = WhoseForm(list(bodies_led(office, http.today())), request.GET)
    context = {
        "community": office.community,
        "whose": whose,
        "is_paper": form_class is KeptForm,
    }
    if not whose.is_valid():
        return render(request, "party/desk_whose.html", context)
    body, kind = whose.bodies[whose.cleaned_data["body"]], whose.cleaned_data["kind"]
    people = people_for(body, is_past=form_class is KeptForm)
    form = form_class(body, kind, people, request.POST or None)
    made: list[Meeting] = []
    refusal = Refusal()
    if request.method == "POST":
        refusal = tried(form, lambda: made.append(make(form)))
    if made:
        return redirect("party_desk:life_meeting", slug, made[0].pk)
    context |= {"body": body, "kind": MeetingKind(kind), "form": form, "refusal": refusal}
    return render(request, "party/desk_plan_meeting.html", context, status=refusal.status or 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def replan(request: Request, slug: str, pk: int) -> HttpResponse:
    page = sitting(request.actor, slug, pk, now=http.now())
    meeting = page.meeting
    form = PlanForm(
        meeting.body, meeting.kind, list(page.people), request.POST or None, meeting=meeting
    )
    refusal = Refusal()
    if request.method == "POST":
        refusal = tried(
            form,
            lambda: planning.replan(
                request.actor, pk, form.plan(), now=http.now(), seen=form.cleaned_data["seen"]
            ),
        )
        if not refusal.status:
            http.say(request, _("改好了。"))
            return redirect("party_desk:life_meeting", slug, pk)
    context = {
        "community": meeting.community,
        "meeting": meeting,
        "body": meeting.body,
        "kind": MeetingKind(meeting.kind),
        "form": form,
        "refusal": refusal,
    }
    return render(request, "party/desk_plan_meeting.html", context, status=refusal.status or 200)
