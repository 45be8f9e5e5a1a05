"""The roster's page: what for, filters and rows."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.party.actions import roster as actions
from lianxin.party.forms.roster import (
    FilterForm,
    MemberForm,
    PurposeForm,
    query_of,
    wish_of,
)
from lianxin.party.models import Member
from lianxin.party.queries import roster as queries
from lianxin.party.queries.access import Office, office_of
from lianxin.party.queries.cards import waiting
from lianxin.places.queries import buildings

PURPOSE = "roster_purpose"
"""In the session: what each community's roster is looked at for today."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def members(request: Request, slug: str) -> HttpResponse:
    """The roster, once it was said what for; a POST says it."""
    office = office_of(request.actor, slug)
    if request.method == "POST":
        return _say_what_for(request, office)
    if not (purpose := purpose_of(request, office.community.pk)):
        return _ask(request, office, PurposeForm())
    wish, now = wish_of(request.GET), http.now()
    asked = {name: request.GET.get(name, "") for name in ("after", "before")}
    page = queries.roster(request.actor, office, wish, **asked)
    seen = {"shown": len(page.rows), "filter": query_of(wish)}
    actions.look(request.actor, office.community, purpose=purpose, now=now, **seen)
    context = {
        "community": office.community,
        "office": office,
        "page": page,
        "rows": [queries.row(member) for member in page.rows],
        "filter": FilterForm(wish, office.community, http.today()),
        "is_narrowed": wish != queries.Wish(),
        "purpose": purpose,
        "query": query_of(wish),
    }
    return render(request, "party/desk_members.html", context)


def _say_what_for(request: Request, office: Office) -> HttpResponse:
    form = PurposeForm(request.POST)
    if not form.is_valid():
        return _ask(request, office, form, status=422)
    kept = request.session.get(PURPOSE, {})
    told = {"day": http.today().isoformat(), "purpose": form.told()}
    request.session[PURPOSE] = {**kept, str(office.community.pk): told}
    onward = request.POST.get("next", "")
    here = reverse("party_desk:members", args=[office.community.slug])
    return redirect(onward if onward.startswith(here) else here)


def _ask(request: Request, office: Office, form: PurposeForm, status: int = 200) -> HttpResponse:
    here = reverse("party_desk:members", args=[office.community.slug])
    onward = request.POST.get("next") or request.get_full_path()
    context = {"community": office.community, "form": form, "url": here, "next": onward}
    return render(request, "party/desk_members_purpose.html", context, status=status)


def purpose_of(request: Request, community_id: int) -> str:
    """What this visit looks at a community's roster for; blank where it was not said today."""
    told = request.session.get(PURPOSE, {}).get(str(community_id), {})
    return str(told.get("purpose", "")) if told.get("day") == http.today().isoformat() else ""


@require_POST
def forget_purpose(request: Request, slug: str) -> HttpResponse:
    """Ask anew what the roster is looked at for."""
    office = office_of(request.actor, slug)
    kept = request.session.get(PURPOSE, {})
    kept.pop(str(office.community.pk), None)
    request.session[PURPOSE] = kept
    return redirect("party_desk:members", slug)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: Request, slug: str) -> HttpResponse:
    """Put one member on the roster."""
    office = office_of(request.actor, slug)
    if not office.is_whole:
        raise NotFound
    form = MemberForm(office.community, http.today(), data=request.POST or None)
    refusal = Refusal()
    if request.method == "POST":
        made: list[Member] = []
        refusal = tried(form, lambda: made.append(_register(request, office, form)))
        if not refusal.status:
            http.say(request, _("%(name)s在册了。") % {"name": made[0].name})
            return redirect("party_desk:member", slug, made[0].pk)
    context = form_context(office, form) | {"refusal": refusal}
    return render(request, "party/desk_member_form.html", context, status=refusal.status or 200)


def _register(request: Request, office: Office, form: MemberForm) -> Member:
    told = form.particulars()
    return actions.register(request.actor, office.community, told, now=http.now())


def form_context(office: Office, form: MemberForm) -> dict[str, Any]:
    labels = buildings(office.community.pk).values_list("label", flat=True)
    return {"community": office.community, "form": form, "places": list(labels)}


@require_safe
@never_cache
def cards(request: Request, slug: str) -> HttpResponse:
    """What about members waits for people to do or to decide."""
    office = office_of(request.actor, slug)
    purpose = purpose_of(request, office.community.pk)
    if not purpose:
        return redirect("party_desk:members", slug)
    found = waiting(request.actor, office.community, today=http.today())
    actions.look(request.actor, office.community, purpose=purpose, now=http.now(), page="cards")
    context = {"community": office.community, "office": office, "waiting": found}
    return render(request, "party/desk_members_cards.html", context)
