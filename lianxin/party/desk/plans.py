"""Reorganisations at the desk: asking, comparing, changing, deciding."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.core.steps import Step
from lianxin.party.actions.reorganisation import asking, changing
from lianxin.party.deeds import PLAN_DEEDS
from lianxin.party.forms.plans import (
    ChangeForm,
    WishForm,
    places,
)
from lianxin.party.models import Plan
from lianxin.party.queries.planning_desk import (
    defaults,
    listed,
    roll,
    seen_plan,
    seen_proposal,
)
from lianxin.party.queries.plans import plan_for, planning_office


@require_safe
@never_cache
def plans(request: Request, slug: str) -> HttpResponse:
    page = listed(request.actor, slug)
    context = {"community": page.office.community, "page": page}
    return render(request, "party/desk_plans.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, slug: str) -> HttpResponse:
    return _wish(request, slug, None)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: Request, slug: str, pk: int) -> HttpResponse:
    """The same question with other bounds."""
    planning_office(request.actor, slug)
    return _wish(request, slug, plan_for(request.actor, pk, slug=slug))


def _wish(request: Request, slug: str, plan: Plan | None) -> HttpResponse:
    office = planning_office(request.actor, slug)
    offered = defaults(office, http.today())
    form = WishForm(offered, request.POST or None, plan=plan)
    if request.method != "POST":
        changing.look_at_names(request.actor, office.community, now=http.now())
    made: list[Plan] = []
    refusal = Refusal()
    if request.method == "POST":
        refusal = tried(form, lambda: made.append(_asked(request, slug, plan, form)))
    if made:
        return redirect("party_desk:plan", slug, made[0].pk)
    context = {
        "community": office.community,
        "offered": offered,
        "form": form,
        "plan": plan,
        "refusal": refusal,
    }
    return render(request, "party/desk_plan_ask.html", context, status=refusal.status or 200)


def _asked(request: Request, slug: str, plan: Plan | None, form: WishForm) -> Plan:
    now, wish = http.now(), form.wish()
    if plan is None:
        return asking.begin(request.actor, slug, wish, now=now)
    return asking.ask(request.actor, plan.pk, wish, now=now, seen=form.cleaned_data["seen"])


@require_safe
@never_cache
def show(request: Request, slug: str, pk: int) -> HttpResponse:
    return _plan(request, slug, pk)


def _plan(
    request: Request,
    slug: str,
    pk: int,
    refusal: Refusal | None = None,
    failed: tuple[str, Step] | None = None,
) -> HttpResponse:
    today = http.today()
    page = seen_plan(request.actor, slug, pk, today=today)
    forms = {
        verb: deed.form(request.actor, page.plan, today)
        for verb, deed in PLAN_DEEDS.items()
        if verb in page.verbs
    }
    if failed and failed[0] in forms:
        forms[failed[0]] = failed[1]
    context = {
        "community": page.plan.community,
        "page": page,
        "plan": page.plan,
        "forms": forms,
        "failed": failed[1] if failed else None,
        "refusal": refusal,
    }
    status = (refusal.status if refusal else 0) or 200
    return render(request, "party/desk_plan.html", context, status=status)


@require_POST
def step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    planning_office(request.actor, slug)
    plan = plan_for(request.actor, pk, slug=slug)
    if (deed := PLAN_DEEDS.get(verb)) is None:
        raise NotFound
    form = deed.form(request.actor, plan, http.today(), request.POST)
    refusal = tried(form, lambda: deed.act(request.actor, pk, now=http.now(), **form.said()))
    if refusal.status:
        return _plan(request, slug, pk, refusal, (verb, form))
    http.say(request, deed.done)
    return redirect("party_desk:plan", slug, pk)


@require_safe
@never_cache
def proposal(request: Request, slug: str, pk: int, place: int) -> HttpResponse:
    return _proposal(request, slug, pk, place)


def _proposal(
    request: Request,
    slug: str,
    pk: int,
    place: int,
    refusal: Refusal | None = None,
    form: ChangeForm | None = None,
) -> HttpResponse:
    page = seen_proposal(request.actor, slug, pk, place)
    context = {
        "community": page.plan.community,
        "page": page,
        "plan": page.plan,
        "form": form or ChangeForm(page),
        "refusal": refusal,
    }
    status = (refusal.status if refusal else 0) or 200
    return render(request, "party/desk_proposal.html", context, status=status)


@require_POST
def change(request: Request, slug: str, pk: int, place: int) -> HttpResponse:
    form = ChangeForm(seen_proposal(request.actor, slug, pk, place), request.POST)
    refusal = tried(
        form,
        lambda: changing.change(
            request.actor,
            pk,
            place,
            form.move(),
            now=http.now(),
            seen=form.cleaned_data["seen"],
        ),
    )
    if refusal.status:
        return _proposal(request, slug, pk, place, refusal, form)
    http.say(request, _("换好了，数字跟着变了。"))
    if form.cleaned_data["member"]:
        return redirect("party_desk:plan_members", slug, pk, place)
    return redirect("party_desk:plan_proposal", slug, pk, place)


@require_safe
@never_cache
def members(request: Request, slug: str, pk: int, place: int) -> HttpResponse:
    """Who goes where by name; every look is written down."""
    page = seen_proposal(request.actor, slug, pk, place)
    changing.look(request.actor, pk, place, now=http.now())
    context = {
        "community": page.plan.community,
        "page": page,
        "plan": page.plan,
        "roll": [(page.side.branches[position], rows) for position, rows in roll(page)],
        "places": places(page),
    }
    return render(request, "party/desk_plan_members.html", context)
