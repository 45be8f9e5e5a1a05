"""One mediation's own pages, for its mediator and its parties, who need no account: a link is
enough.
"""

from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lianxin.core import http
from lianxin.core.actor import Actor
from lianxin.core.answering import Refusal, tried
from lianxin.core.deeds import Deed
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.council.actions import mediation as actions
from lianxin.council.forms import mediation as forms
from lianxin.council.models import MediationState
from lianxin.council.pdf import agreement
from lianxin.council.queries.mediation import CaseFile, case_file, party_by_token, portal
from lianxin.council.rules.mediation import mark_of

KEYS = "mediation_keys"
"""In the session: the parties' links that this browser has opened."""
MOST = 5


DEEDS = {
    "consent": Deed(forms.Position, actions.consent, _("记下了：愿意调解。")),
    "refuse": Deed(forms.Position, actions.refuse, _("记下了，调解停止。以后想谈，再找社区。")),
    "meet": Deed(forms.Meet, actions.meet, _("约好了。")),
    "minute": Deed(forms.Minute, actions.minute, _("记下了。")),
    "draft": Deed(forms.Draft, actions.draft, _("协议写好了，请双方看过签字。")),
    "sign": Deed(forms.Sign, actions.sign, _("签好了。")),
    "fail": Deed(forms.Bare, actions.fail, _("记下没有谈成，可以走别的路。")),
    "ask_court": Deed(forms.AskCourt, actions.ask_court, _("记下了：已申请司法确认。")),
    "court": Deed(forms.CourtSaid, actions.court, _("法院的结果记下了。")),
    "visit": Deed(forms.Visit, actions.visit, _("回访记下了。")),
}


def actor_of(request: Request) -> Actor:
    """The actor, with the parties' links that this browser has opened."""
    kept = request.session.get(KEYS, ())
    if not kept:
        return request.actor
    return replace(request.actor, keys=request.actor.keys | frozenset(kept))


@require_safe
@never_cache
def overview(request: Request, slug: str) -> HttpResponse:
    """What mediation is, for everybody, and one's own cases."""
    seen = portal(actor_of(request), slug)
    context = {"community": seen.community, "seen": seen}
    return render(request, "council/mediations.html", context)


@require_safe
@never_cache
def party(request: Request, slug: str, token: str) -> HttpResponse:
    """A party comes by their link; the address that stays in the browser is without it."""
    found = party_by_token(slug, token)
    kept = [each for each in request.session.get(KEYS, ()) if each != token]
    request.session[KEYS] = [*kept, token][-MOST:]
    return redirect("mediation:case", slug, found.mediation_id)


@require_safe
@never_cache
def show(request: Request, slug: str, pk: int) -> HttpResponse:
    return _page(request, slug, pk, "", None, Refusal())


def _page(
    request: Request, slug: str, pk: int, verb: str, form: forms.Bare | None, refusal: Refusal
) -> HttpResponse:
    case = case_file(actor_of(request), slug, pk)
    fresh = {name: deed.form(http.today()) for name, deed in DEEDS.items() if name in case.verbs}
    if "draft" in fresh:
        fresh["draft"].initial["terms"] = case.mediation.terms
    is_standing = form is not None and verb in fresh
    told = refusal.message
    if form is not None and not is_standing and not told:
        told = " ".join(str(error) for errors in form.errors.values() for error in errors)
    context = {
        "community": case.mediation.community,
        "case": case,
        "mediation": case.mediation,
        "is_asked": case.mediation.state == MediationState.ASKED,
        "forms": fresh | ({verb: form} if is_standing else {}),
        "verb": verb,
        "message": told,
        "mark": mark_of(case.mediation.terms),
        "today": http.today(),
        "links": _links(request, case) if case.is_mediator else [],
    }
    return render(request, "council/mediation.html", context, status=refusal.status or 200)


def _links(request: Request, case: CaseFile) -> list[tuple[Any, str]]:
    slug = case.mediation.community.slug
    return [
        (each, request.build_absolute_uri(reverse("mediation:party", args=[slug, each.token])))
        for each in case.parties
    ]


@require_POST
def step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    actor = actor_of(request)
    case_file(actor, slug, pk)
    if verb not in DEEDS:
        raise NotFound
    deed = DEEDS[verb]
    form = deed.form(http.today(), request.POST)
    refusal = tried(form, lambda: deed.act(actor, pk, **form.said(), now=http.now()))
    if refusal.status:
        return _page(request, slug, pk, verb, form, refusal)
    http.say(request, deed.done)
    return redirect("mediation:case", slug, pk)


@require_safe
@never_cache
def paper(request: Request, slug: str, pk: int) -> HttpResponse:
    """The agreement, to be signed on paper."""
    case = case_file(actor_of(request), slug, pk)
    if not case.mediation.terms:
        raise NotFound
    held = agreement(case, today=http.today())
    response = HttpResponse(held, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="agreement.pdf"'
    return response
