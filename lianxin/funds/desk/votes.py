"""A residents' vote at the desk: put together, papers entered, counted, declared."""

from typing import Any

from django import forms as django_forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.funds import actions
from lianxin.funds.forms.vote import OverrideForm, PaperForm, PlanForm, WhyForm
from lianxin.funds.models import ProjectState, Vote
from lianxin.funds.queries.overview import desk
from lianxin.funds.queries.voting import VoteDesk, vote_desk

BARE = {
    "open": (actions.open_vote, _("投票开始了。")),
    "close": (actions.close_vote, _("截止了，正在计票。")),
    "declare": (actions.declare, _("结果宣布了。")),
}
ENTERED = _("录好了，还要另一位同事再录一遍。")
AGREED = _("两个人录的一样，这张票算数。")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, slug: str) -> HttpResponse:
    page = desk(request.actor, slug, now=http.now(), year=request.GET.get("year", ""))
    if (budget := page.seen.budget) is None:
        raise NotFound
    offered = [each for each in page.seen.projects if each.state == ProjectState.PROPOSED]
    form, made, refusal = PlanForm(offered, request.POST or None), list[Vote](), Refusal()
    if request.method == "POST":

        def deed() -> None:
            made.append(actions.plan_vote(request.actor, budget.pk, form.plan(), now=http.now()))

        refusal = tried(form, deed)
    if made:
        return redirect("funds_desk:vote", slug, made[0].pk)
    context = {
        "community": page.seen.community,
        "form": form,
        "refusal": refusal,
        "offered": offered,
    }
    return render(request, "funds/desk_vote_form.html", context, status=refusal.status or 200)


@require_safe
@never_cache
def vote(request: Request, slug: str, pk: int) -> HttpResponse:
    return _answer(request, vote_desk(request.actor, slug, pk))


def _answer(
    request: Request,
    page: VoteDesk,
    refusal: Refusal | None = None,
    **forms: Any,
) -> HttpResponse:
    vote, options = page.booth.vote, page.booth.options
    context = {
        "community": vote.community,
        "page": page,
        "vote": vote,
        "paper": forms.get("paper") or PaperForm(vote, options),
        "override": forms.get("override") or OverrideForm(options),
        "cancel": forms.get("cancel") or WhyForm(),
        "refusal": refusal,
    }
    return render(
        request, "funds/desk_vote.html", context, status=refusal.status if refusal else 200
    )


@require_POST
def step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    """Open, close or declare a vote."""
    vote_desk(request.actor, slug, pk)
    if verb not in BARE:
        raise NotFound
    act, done = BARE[verb]
    form = django_forms.Form(request.POST)
    refusal = tried(form, lambda: act(request.actor, pk, now=http.now()))
    if refusal.status:
        return _answer(request, vote_desk(request.actor, slug, pk), refusal)
    http.say(request, done)
    return redirect("funds_desk:vote", slug, pk)


@require_POST
def paper(request: Request, slug: str, pk: int) -> HttpResponse:
    """Enter a paper as one reads it."""
    page = vote_desk(request.actor, slug, pk)
    form = PaperForm(page.booth.vote, page.booth.options, request.POST)
    found: list[object] = []

    def deed() -> None:
        told = form.cleaned_data
        found.append(
            actions.enter_paper(
                request.actor,
                pk,
                paper=told["paper"],
                voter=told["voter"],
                points=form.points(),
                now=http.now(),
            )
        )

    refusal = tried(form, deed)
    if refusal.status:
        return _answer(request, page, refusal, paper=form)
    http.say(request, AGREED if found[0] else ENTERED)
    return redirect("funds_desk:vote", slug, pk)


@require_POST
def override(request: Request, slug: str, pk: int) -> HttpResponse:
    """Decide against the count, with a reason that is published."""
    page = vote_desk(request.actor, slug, pk)
    form = OverrideForm(page.booth.options, request.POST)
    refusal = tried(
        form, lambda: actions.override(request.actor, pk, now=http.now(), **form.cleaned_data)
    )
    if refusal.status:
        return _answer(request, page, refusal, override=form)
    http.say(request, _("记下了，理由和计票结果一起公开。"))
    return redirect("funds_desk:vote", slug, pk)


@require_POST
def cancel(request: Request, slug: str, pk: int) -> HttpResponse:
    page, form = vote_desk(request.actor, slug, pk), WhyForm(request.POST)
    refusal = tried(
        form, lambda: actions.cancel_vote(request.actor, pk, now=http.now(), **form.cleaned_data)
    )
    if refusal.status:
        return _answer(request, page, refusal, cancel=form)
    http.say(request, _("投票取消了。"))
    return redirect("funds_desk:vote", slug, pk)
