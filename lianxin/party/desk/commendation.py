"""Commendations at the desk."""

from collections.abc import Callable

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
from lianxin.party.forms.posts import CommendationForm, JudgeForm, NominationForm, SaidForm
from lianxin.party.models import Commendation, Member
from lianxin.party.queries import commendation as queries
from lianxin.party.queries import study
from lianxin.party.queries.access import office_of

MOST_MEMBERS = 500


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
    office = office_of(request.actor, slug)
    members = study.led(office, Member.objects.filter(left_on__isnull=True))
    return NominationForm(
        study.led_branches(office),
        list(members.order_by("name", "pk")[:MOST_MEMBERS]),
        data,
        initial={"seen": revision},
    )


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
    form, deed = _asked(request, slug, seen.commendation, verb)
    refusal = tried(form, deed)
    if refusal.status:
        nomination = form if verb == "nominate" else None
        said = form if isinstance(form, SaidForm) else None
        words = refusal.message or " ".join(map(str, form.errors.get("reason", ())))
        return _page(request, slug, pk, Refusal(refusal.status, words), nomination, said)
    http.say(request, _("记下了。"))
    return redirect("party_desk:commendation", slug, pk)


def _asked(
    request: Request, slug: str, commendation: Commendation, verb: str
) -> tuple[forms.Form, Callable[[], object]]:
    """The form of a step, and what it does once it is filled in."""
    actor, pk, now, data = request.actor, commendation.pk, http.now(), request.POST
    if verb == "nominate":
        proposed = _nomination(request, slug, commendation.revision, data)
        return proposed, lambda: actions.nominate(
            actor, pk, proposed.nomination(), now=now, seen=proposed.cleaned_data["seen"]
        )
    if verb == "judge":
        judged = JudgeForm(data)
        return judged, lambda: actions.judge(actor, pk, **judged.cleaned_data, now=now)
    said = SaidForm(data)
    if verb == "notice":
        return said, lambda: actions.notice(actor, pk, now=now, seen=said.cleaned_data["seen"])
    if verb == "announce":
        return said, lambda: actions.announce(actor, pk, **said.cleaned_data, now=now)
    if verb in ("vet", "send_back", "cancel"):
        return said, lambda: actions.step_with_words(actor, pk, verb, **said.cleaned_data, now=now)
    raise NotFound
