"""Commendations at the desk."""

from django import forms
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
from lianxin.party.actions import commendation as actions
from lianxin.party.actions.study import whole_office
from lianxin.party.deeds import COMMENDATION_DEEDS
from lianxin.party.forms.posts import CommendationForm, NominationForm, SaidForm
from lianxin.party.models import Commendation
from lianxin.party.queries import commendation as queries
from lianxin.party.queries.access import office_of


@require_safe
@never_cache
def commendations(request: Request, slug: str) -> HttpResponse:
    office = office_of(request.actor, slug)
    found = queries.commendations_for(request.actor).filter(community=office.community)
    context = {
        "community": office.community,
        "office": office,
        "commendations": found.order_by("-opened_at", "-pk")[:50],
    }
    return render(request, "party/desk_commendations.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: Request, slug: str) -> HttpResponse:
    office = whole_office(request.actor, slug)
    form = CommendationForm(request.POST or None)
    made: list[Commendation] = []
    refusal = Refusal()
    if request.method == "POST":
        refusal = tried(
            form,
            lambda: made.append(
                actions.propose(request.actor, slug, **form.cleaned_data, now=http.now())
            ),
        )
    if made:
        return redirect("party_desk:commendation", slug, made[0].pk)
    context = {
        "community": office.community,
        "heading": _("开展表彰"),
        "form": form,
        "refusal": refusal,
        "send": _("开始推荐"),
        "back": reverse("party_desk:commendations", args=[slug]),
    }
    return render(request, "party/desk_study_form.html", context, status=refusal.status or 200)


def _nomination(request: Request, slug: str, revision: int, data: object = None) -> NominationForm:
    bodies, members = queries.proposable(office_of(request.actor, slug))
    return NominationForm(bodies, members, data, initial={"seen": revision})


def _page(
    request: Request,
    slug: str,
    pk: int,
    refusal: Refusal,
    nomination: forms.Form | None = None,
    said: forms.Form | None = None,
) -> HttpResponse:
    office = office_of(request.actor, slug)
    seen = queries.seen(request.actor, slug, pk, today=http.today())
    revision = seen.commendation.revision
    context = {
        "community": office.community,
        "seen": seen,
        "commendation": seen.commendation,
        "nomination_form": nomination or _nomination(request, slug, revision),
        "said_form": said or SaidForm(initial={"seen": revision}),
        "refusal": refusal,
        "today": http.today(),
    }
    return render(request, "party/desk_commendation.html", context, status=refusal.status or 200)


@require_safe
@never_cache
def commendation(request: Request, slug: str, pk: int) -> HttpResponse:
    return _page(request, slug, pk, Refusal())


@require_POST
def step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    seen = queries.seen(request.actor, slug, pk, today=http.today())
    if (deed := COMMENDATION_DEEDS.get(verb)) is None:
        raise NotFound
    is_named = verb == "nominate"
    revision = seen.commendation.revision
    form = (
        _nomination(request, slug, revision, request.POST) if is_named else deed.form(request.POST)
    )
    refusal = tried(form, lambda: deed.act(request.actor, pk, now=http.now(), **form.said()))
    if refusal.status:
        nomination = form if is_named else None
        said = form if isinstance(form, SaidForm) else None
        words = refusal.message or " ".join(map(str, form.errors.get("reason", ())))
        return _page(request, slug, pk, Refusal(refusal.status, words), nomination, said)
    http.say(request, deed.done)
    return redirect("party_desk:commendation", slug, pk)
