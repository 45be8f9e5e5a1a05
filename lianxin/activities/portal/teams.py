"""A community's cultural teams as residents see them, and joining one."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lianxin.activities import actions
from lianxin.activities.deeds import OWN_MEMBER_DEEDS
from lianxin.activities.forms.teams import AskForm
from lianxin.activities.models import CulturalTeam
from lianxin.activities.queries.teams import member_for, page, portal_list, team_at
from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound, OutOfOrder
from lianxin.core.http import Request


@require_safe
def browse(request: Request, slug: str) -> HttpResponse:
    community, lines = portal_list(request.actor, slug)
    return render(request, "activities/teams.html", {"community": community, "lines": lines})


@require_safe
def show(request: Request, slug: str, pk: int) -> HttpResponse:
    return _page(request, team_at(request.actor, slug, pk))


def _page(
    request: Request,
    team: CulturalTeam,
    *,
    form: forms.Form | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    context = {
        "community": team.community,
        "team": team,
        "page": page(request.actor, team, (), now=http.now()),
        "form": form or AskForm(is_known=request.actor.is_known),
        "refusal": refusal,
    }
    status = (refusal.status if refusal else 0) or 200
    response = render(request, "activities/team.html", context, status=status)
    patch_cache_control(response, private=True, max_age=0)
    return response


@require_POST
@never_cache
def ask(request: Request, slug: str, pk: int) -> HttpResponse:
    """Ask to join; asked again it stays one request."""
    team = team_at(request.actor, slug, pk)
    form = AskForm(request.POST, is_known=request.actor.is_known)
    refusal = tried(
        form,
        lambda: actions.ask(
            request.actor,
            pk,
            form.who(),
            words=form.cleaned_data["words"],
            is_named=form.cleaned_data["is_named"],
            now=http.now(),
        ),
    )
    if refusal.status:
        return _page(request, team, form=form, refusal=refusal)
    http.say(request, _("告诉队长了，回了话就通知您。"))
    return redirect("teams:show", slug, pk)


@require_POST
@never_cache
def step(request: Request, slug: str, pk: int, member: int, verb: str) -> HttpResponse:
    """A step of a leader's, or of a member's own."""
    team = team_at(request.actor, slug, pk)
    if verb not in OWN_MEMBER_DEEDS or member_for(request.actor, member).team_id != team.pk:
        raise NotFound
    act, done = OWN_MEMBER_DEEDS[verb]
    try:
        act(request.actor, member, now=http.now())
    except OutOfOrder as refused:
        refusal = Refusal(refused.status, refused.message)
        return _page(request, team, refusal=refusal)
    http.say(request, done)
    return redirect("teams:show", slug, pk)


@require_POST
@never_cache
def name(request: Request, slug: str, pk: int, member: int) -> HttpResponse:
    """Let one's own name be told, or no longer."""
    team = team_at(request.actor, slug, pk)
    if member_for(request.actor, member).team_id != team.pk:
        raise NotFound
    is_named = request.POST.get("named") == "yes"
    actions.let_be_named(request.actor, member, is_named=is_named, now=http.now())
    http.say(request, _("写上您的名字了。") if is_named else _("您的名字拿下来了。"))
    return redirect("teams:show", slug, pk)
