"""Volunteer teams."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.http import Request
from lianxin.volunteers import actions
from lianxin.volunteers.deeds import TEAM_DEEDS
from lianxin.volunteers.desk.taking import Choices, Taken, forms_for, take
from lianxin.volunteers.forms import steps
from lianxin.volunteers.models import Team
from lianxin.volunteers.queries.people import told_choices
from lianxin.volunteers.queries.services import TeamDesk, team_desk, teams_at


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def teams(request: Request, slug: str) -> HttpResponse:
    """The teams; a POST founds one."""
    community, found = teams_at(request.actor, slug)
    form, refusal = steps.TeamForm(request.POST or None), Refusal()
    if request.method == "POST":
        made: list[Team] = []

        def deed() -> None:
            told = actions.TeamTold(**form.cleaned_data)
            now, on = http.now(), http.today()
            made.append(actions.found_team(request.actor, community, told, on=on, now=now))

        refusal = tried(form, deed)
        if made:
            http.say(request, _("服务队成立了，接着加队员。"))
            return redirect("volunteers_desk:team", slug, made[0].pk)
    context = {"community": community, "teams": found, "form": form, "refusal": refusal}
    return render(request, "volunteers/desk_teams.html", context, status=refusal.status or 200)


@require_safe
@never_cache
def team(request: Request, slug: str, pk: int) -> HttpResponse:
    return _page(request, team_desk(request.actor, slug, pk), Taken())


def _choices(page: TeamDesk) -> Choices:
    members = [each.volunteer for each in page.members]
    return {"volunteer_ids": told_choices(page.others), "volunteer_id": told_choices(members)}


def _page(request: Request, page: TeamDesk, taken: Taken) -> HttpResponse:
    context = {
        "community": page.community,
        "page": page,
        "team": page.team,
        "taken": taken,
        "forms": forms_for(request, TEAM_DEEDS, TEAM_DEEDS, page.team, _choices(page), taken),
    }
    return render(request, "volunteers/desk_team.html", context, status=taken.status)


@require_POST
def step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    page = team_desk(request.actor, slug, pk)
    taken = take(request, TEAM_DEEDS, verb, page.team, _choices(page))
    if taken.form:
        return _page(request, team_desk(request.actor, slug, pk), taken)
    return redirect("volunteers_desk:team", slug, pk)
