"""Projects and shifts: signing up, signing in and out, or telling the hours by hand."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import Invalid, NotFound, OutOfOrder
from lianxin.core.http import Request
from lianxin.volunteers import actions
from lianxin.volunteers.forms.steps import Claim, Code
from lianxin.volunteers.portal import visit
from lianxin.volunteers.queries.access import duty_for
from lianxin.volunteers.queries.services import project_at, shift_at


@require_safe
@never_cache
def project(request: Request, slug: str, pk: int) -> HttpResponse:
    seen = project_at(visit.actor_of(request), slug, pk)
    context = {
        "community": seen.community,
        "seen": seen,
        "project": seen.project,
        "coming": seen.coming(http.now()),
    }
    return render(request, "volunteers/project.html", context)


@require_safe
@never_cache
def shift(request: Request, slug: str, pk: int) -> HttpResponse:
    return _page(request, slug, pk)


def _page(
    request: Request,
    slug: str,
    pk: int,
    *,
    refusal: Refusal | None = None,
    claim: Claim | None = None,
) -> HttpResponse:
    actor = visit.actor_of(request)
    seen = shift_at(actor, slug, pk, now=http.now())
    if seen.duty and claim is None and "record" in seen.verbs:
        claim = Claim(actor, seen.duty, http.today(), {})
    context = {
        "community": seen.community,
        "seen": seen,
        "shift": seen.shift,
        "project": seen.shift.project,
        "claim": claim,
        "code": request.GET.get("code", "")[:6],
        "refusal": refusal,
        "is_past": seen.shift.ends_at <= http.now(),
    }
    status = (refusal.status if refusal else 0) or 200
    return render(request, "volunteers/shift.html", context, status=status)


@require_POST
def sign_up(request: Request, slug: str, pk: int) -> HttpResponse:
    actor = visit.actor_of(request)
    seen = shift_at(actor, slug, pk, now=http.now())
    if seen.volunteer is None:
        http.say(request, _("先登记一下，再回来报名。"))
        return redirect("volunteers:join", slug)
    knows = request.POST.get("knows_risk") == "on"
    try:
        actions.sign_up(actor, pk, seen.volunteer.pk, knows_risk=knows, now=http.now())
    except (OutOfOrder, Invalid) as refused:
        return _page(request, slug, pk, refusal=Refusal(refused.status, refused.message))
    http.say(request, _("报好名了。到时候见。"))
    return redirect("volunteers:shift", slug, pk)


DONE = {
    "leave": gettext_lazy("知道了，名额让出来了。"),
    "sign_in": gettext_lazy("签到好了。走的时候记得签退，忘了也能补记。"),
    "sign_out": gettext_lazy("签退好了，时长记上了，等社区核实。"),
    "record": gettext_lazy("时长记上了，等社区核实。"),
}


@require_POST
def duty(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    """A step on one's own duty."""
    actor = visit.actor_of(request)
    held = duty_for(actor, pk)
    if held.shift.project.community.slug != slug or verb not in DONE:
        raise NotFound
    form = Claim(actor, held, http.today(), {}, request.POST) if verb == "record" else None
    code = Code(actor, held, http.today(), {}, request.POST)

    def deed() -> object:
        now = http.now()
        if verb == "leave":
            return actions.leave_duty(actor, pk, now=now)
        if form:
            return actions.record(actor, pk, **form.said(), now=now)
        act = actions.sign_in if verb == "sign_in" else actions.sign_out
        return act(actor, pk, code=code.cleaned_data["code"], now=now)

    refusal = tried(form or code, deed)
    if refusal.status:
        words = refusal.message or " ".join(
            str(fault) for faults in (form or code).errors.values() for fault in faults
        )
        shown = Refusal(refusal.status, words)
        return _page(request, slug, held.shift_id, refusal=shown, claim=form)
    http.say(request, DONE[verb])
    return redirect("volunteers:shift", slug, held.shift_id)
