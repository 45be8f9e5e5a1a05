"""Teams, their members and licences, and what may be asked for."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.people.queries import workplace
from lianxin.services.actions import teams as actions
from lianxin.services.deeds import MEMBER_DEEDS, TEAM_DEEDS
from lianxin.services.forms import teams as forms
from lianxin.services.models import Team
from lianxin.services.queries import desk_teams as queries
from lianxin.services.queries.desk_teams import Catalogue, TeamDesk
from lianxin.volunteers.desk.taking import Taken, forms_for, take


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def teams(request: Request, slug: str) -> HttpResponse:
    """The teams; a POST founds one."""
    page = queries.teams_desk(request.actor, slug, today=http.today())
    community = page.community
    form = forms.TeamForm(
        queries.base_choices(community.pk),
        queries.partner_choices(community.pk),
        request.POST or None,
    )
    refusal = Refusal()
    if request.method == "POST":
        made: list[Team] = []

        def deed() -> None:
            made.append(
                actions.found_team(
                    request.actor, community, form.told(), on=http.today(), now=http.now()
                )
            )

        refusal = tried(form, deed)
        if made:
            http.say(request, _("服务队成立了，接着加队员。"))
            return redirect("services_desk:team", slug, made[0].pk)
    context = {"community": community, "page": page, "form": form, "refusal": refusal}
    return render(request, "services/desk_teams.html", context, status=refusal.status or 200)


@require_safe
@never_cache
def team(request: Request, slug: str, pk: int) -> HttpResponse:
    page = queries.team_desk(request.actor, slug, pk, today=http.today())
    return _page(request, page, Taken())


def _page(request: Request, page: TeamDesk, taken: Taken, member_id: int = 0) -> HttpResponse:
    """`member_id` is whose form it is that failed; none where it is the team's."""
    members = []
    for member in page.members:
        own = taken if member.pk == member_id else Taken()
        members.append((member, forms_for(request, MEMBER_DEEDS, MEMBER_DEEDS, member, {}, own)))
    failed = taken if not member_id else Taken()
    context = {
        "community": page.community,
        "page": page,
        "team": page.team,
        "members": members,
        "lacking": page.lacking,
        "taken": taken,
        "forms": forms_for(request, TEAM_DEEDS, TEAM_DEEDS, page.team, {}, failed),
    }
    return render(request, "services/desk_team.html", context, status=taken.status)


@require_POST
def team_step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    page = queries.team_desk(request.actor, slug, pk, today=http.today())
    taken = take(request, TEAM_DEEDS, verb, page.team)
    if taken.form:
        return _page(request, page, taken)
    return redirect("services_desk:team", slug, pk)


@require_POST
def member_step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    member = queries.member_desk(request.actor, slug, pk)
    taken = take(request, MEMBER_DEEDS, verb, member)
    if taken.form:
        page = queries.team_desk(request.actor, slug, member.team_id, today=http.today())
        return _page(request, page, taken, member.pk)
    return redirect("services_desk:team", slug, member.team_id)


@require_POST
def withdraw_licence(request: Request, slug: str, pk: int) -> HttpResponse:
    workplace(request.actor, slug)
    licence = actions.withdraw_licence(request.actor, pk, on=http.today(), now=http.now())
    http.say(request, _("记下了，从今天起不能凭它派活。"))
    return redirect("services_desk:team", slug, licence.member.team_id)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def catalogue(request: Request, slug: str) -> HttpResponse:
    """What may be asked for; a POST adds a line or a service."""
    page = queries.catalogue_desk(request.actor, slug)
    is_line = request.POST.get("what_kind") == "line"
    line = forms.LineForm(request.POST if is_line else None, auto_id="line_%s")
    service = _service_form(request, page, is_bound=request.method == "POST" and not is_line)
    refusal = Refusal()
    if request.method == "POST":
        refusal = _added(request, page, line if is_line else service)
        if not refusal.status:
            http.say(request, _("加上了。"))
            return redirect("services_desk:catalogue", slug)
    context = {
        "community": page.community,
        "page": page,
        "line_form": line,
        "form": service,
        "refusal": refusal,
    }
    return render(request, "services/desk_catalogue.html", context, status=refusal.status or 200)


def _service_form(request: Request, page: Catalogue, *, is_bound: bool) -> forms.ServiceForm:
    teams = [(each.pk, each.name) for each in page.teams]
    lines = [(each.pk, each.name) for each in page.lines]
    return forms.ServiceForm(teams, lines, request.POST if is_bound else None)


def _added(request: Request, page: Catalogue, form: forms.LineForm | forms.ServiceForm) -> Refusal:
    actor, community, now = request.actor, page.community, http.now()
    if isinstance(form, forms.LineForm):
        return tried(form, lambda: actions.add_line(actor, community, **form.cleaned_data, now=now))
    return tried(form, lambda: actions.add_service(actor, community, form.told(), now=now))


@require_POST
def offer(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    workplace(request.actor, slug)
    if verb not in ("offer", "stop"):
        raise NotFound
    actions.offer(request.actor, pk, is_offered=verb == "offer", now=http.now())
    return redirect("services_desk:catalogue", slug)
