"""Health notes for those whom they are of, and for the medical team that makes them."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.http import Request
from lianxin.services import actions
from lianxin.services.forms.health import FirstNoteForm, NoteForm
from lianxin.services.queries import health as queries

METHODS = ["GET", "HEAD", "POST"]


@require_safe
@never_cache
def mine(request: Request, slug: str) -> HttpResponse:
    seen = queries.mine(request.actor, slug, today=http.today())
    return render(request, "services/health.html", {"community": seen.community, "seen": seen})


@never_cache
@require_http_methods(METHODS)
def patient(request: Request, slug: str, team: int, person: int) -> HttpResponse:
    """One of the team's people, with a form for the next note."""
    seen = queries.patient(request.actor, slug, team, person, today=http.today())
    form, refusal = NoteForm(request.POST or None), Refusal()
    if request.method == "POST":

        def deed() -> object:
            return actions.note_health(request.actor, slug, team, form.told(person), now=http.now())

        refusal = tried(form, deed)
        if not refusal.status:
            http.say(request, _("记好了，只有本队和本人看得到。"))
            return redirect("health:patient", slug, team, person)
    community = seen.member.team.community
    context = {"community": community, "seen": seen, "form": form, "refusal": refusal}
    return render(request, "services/health_patient.html", context, status=refusal.status or 200)


@never_cache
@require_http_methods(METHODS)
def new(request: Request, slug: str, team: int) -> HttpResponse:
    """A first note of somebody whom the team did not know."""
    member = queries.member_for(request.actor, slug, team, today=http.today())
    form, refusal = FirstNoteForm(request.POST or None), Refusal()
    if request.method == "POST":

        def deed() -> object:
            return actions.note_health(request.actor, slug, team, form.first(), now=http.now())

        refusal = tried(form, deed)
        if not refusal.status:
            http.say(request, _("记好了，只有本队和本人看得到。"))
            return redirect("health:mine", slug)
    context = {
        "community": member.team.community,
        "team": member.team,
        "form": form,
        "refusal": refusal,
        "here": request.path,
    }
    return render(request, "services/health_new.html", context, status=refusal.status or 200)
