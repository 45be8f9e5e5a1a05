"""Cultural teams at the desk: who they are, who is in them, when they rehearse and show."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.activities import actions
from lianxin.activities.deeds import ENTRIES, MEMBER_DEEDS
from lianxin.activities.desk.courses import worker
from lianxin.activities.forms.teams import TeamForm
from lianxin.activities.models import CulturalTeam
from lianxin.activities.queries.teams import (
    desk_list,
    member_for,
    page,
    team_at_desk,
    themed_branches,
)
from lianxin.activities.rules.activity import WORKERS
from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.people import desk as unmasking
from lianxin.places.models import Community


@require_safe
@never_cache
def browse(request: Request, slug: str) -> HttpResponse:
    community, lines = desk_list(request.actor, slug)
    may_work = request.actor.holds(WORKERS, community.pk)
    context = {"community": community, "lines": lines, "may_work": may_work}
    return render(request, "activities/desk_teams.html", context)


@require_safe
@never_cache
def show(request: Request, slug: str, pk: int) -> HttpResponse:
    team = team_at_desk(request.actor, slug, pk)
    context = {
        "community": team.community,
        "team": team,
        "page": page(request.actor, team, unmasking.unmasked(request), now=http.now()),
        "entries": ENTRIES.items(),
    }
    return render(request, "activities/desk_team.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, slug: str) -> HttpResponse:
    community = worker(request, slug)
    form = TeamForm(themed_branches(community.pk), request.POST or None)
    made, refusal = list[CulturalTeam](), Refusal()
    if request.method == "POST":
        refusal = tried(
            form,
            lambda: made.append(
                actions.found_team(
                    request.actor,
                    community,
                    name=form.cleaned_data["name"],
                    founded_on=form.cleaned_data["founded_on"],
                    made=form.portrait(),
                    now=http.now(),
                )
            ),
        )
    if made:
        http.say(request, _("记下了，接着添队员。"))
        return redirect("teams_desk:team", slug, made[0].pk)
    return _form_page(request, community, form, refusal, title=_("添一支队伍"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: Request, slug: str, pk: int) -> HttpResponse:
    community, team = worker(request, slug), team_at_desk(request.actor, slug, pk)
    form = TeamForm(themed_branches(community.pk), request.POST or None, team=team)
    refusal = Refusal()
    if request.method == "POST":
        refusal = tried(
            form,
            lambda: actions.change_team(request.actor, pk, form.portrait(), now=http.now()),
        )
        if not refusal.status:
            http.say(request, _("改好了。"))
            return redirect("teams_desk:team", slug, pk)
    return _form_page(request, community, form, refusal, title=_("改队伍"), team=team)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: Request, slug: str, pk: int, what: str) -> HttpResponse:
    """Write one thing of a team down: a member, a rehearsal, a show, an honour."""
    community, team = worker(request, slug), team_at_desk(request.actor, slug, pk)
    if (entry := ENTRIES.get(what)) is None:
        raise NotFound
    form: Any = entry.make(request.actor, team, http.now(), request.POST or None)
    refusal = Refusal()
    if request.method == "POST":
        refusal = tried(form, lambda: entry.act(request.actor, pk, now=http.now(), **form.said()))
        if not refusal.status:
            http.say(request, entry.done)
            return redirect("teams_desk:team", slug, pk)
    return _form_page(request, community, form, refusal, title=str(entry.title), team=team)


def _form_page(
    request: Request,
    community: Community,
    form: forms.Form,
    refusal: Refusal,
    *,
    title: str,
    team: CulturalTeam | None = None,
) -> HttpResponse:
    context = {
        "community": community,
        "form": form,
        "refusal": refusal,
        "title": title,
        "team": team,
    }
    return render(request, "activities/desk_team_form.html", context, status=refusal.status or 200)


@require_POST
def drop_rehearsal(request: Request, slug: str, pk: int, rehearsal: int) -> HttpResponse:
    worker(request, slug)
    team = team_at_desk(request.actor, slug, pk)
    actions.drop_rehearsal(request.actor, team.pk, rehearsal, now=http.now())
    http.say(request, _("这次不排了，房间空出来了。"))
    return redirect("teams_desk:team", slug, pk)


@require_POST
def disband(request: Request, slug: str, pk: int) -> HttpResponse:
    """Today is the team's last day."""
    worker(request, slug)
    team = team_at_desk(request.actor, slug, pk)
    actions.disband(request.actor, team.pk, on=http.today(), now=http.now())
    http.say(request, _("记下解散了，做过的事都还在。"))
    return redirect("teams_desk:team", slug, pk)


@require_POST
def member_step(request: Request, slug: str, pk: int, member: int, verb: str) -> HttpResponse:
    team = team_at_desk(request.actor, slug, pk)
    if verb not in MEMBER_DEEDS or member_for(request.actor, member).team_id != team.pk:
        raise NotFound
    act, done = MEMBER_DEEDS[verb]
    act(request.actor, member, now=http.now())
    http.say(request, done)
    return redirect("teams_desk:team", slug, pk)


@require_POST
def unmask(request: Request, slug: str, pk: int, person: int) -> HttpResponse:
    """Show a name and phone in full for some minutes, to this session alone."""
    team = team_at_desk(request.actor, slug, pk)
    if not team.members.filter(person=person).exists():
        raise NotFound
    unmasking.unmask(request, team.community, person)
    return redirect("teams_desk:team", slug, pk)
