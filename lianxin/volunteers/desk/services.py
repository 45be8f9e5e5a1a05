"""Projects and their shifts, with the roster and the hours of each."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.people.queries import workplace
from lianxin.places.models import Community
from lianxin.volunteers import actions
from lianxin.volunteers.deeds import DUTY_DEEDS, PROJECT_DEEDS, SHIFT_DEEDS
from lianxin.volunteers.desk.taking import Choices, Taken, forms_for, take
from lianxin.volunteers.forms import steps
from lianxin.volunteers.models import Project
from lianxin.volunteers.pdf import qr
from lianxin.volunteers.queries.access import duty_for
from lianxin.volunteers.queries.overview import campaigns_of, projects_at, teams_of
from lianxin.volunteers.queries.people import told_choices
from lianxin.volunteers.queries.services import (
    ShiftDesk,
    project_desk,
    shift_desk,
    shifts_at,
)


@require_safe
@never_cache
def projects(request: Request, slug: str) -> HttpResponse:
    community, found = projects_at(request.actor, slug)
    context = {"community": community, "projects": found}
    return render(request, "volunteers/desk_projects.html", context)


def _form(
    request: Request, community: Community, project: Project | None = None
) -> steps.ProjectForm:
    teams = {str(each.pk): each for each in teams_of(community.pk)}
    campaigns = {str(each.pk): each for each in campaigns_of(request.actor, community.pk)}
    initial = _facts(project) if project else {}
    return steps.ProjectForm(teams, campaigns, request.POST or None, initial=initial)


def _facts(project: Project) -> dict[str, object]:
    same = ("name", "beneficiary", "what", "venue", "kind", "risk", "insurance", "licence")
    return {
        **{name: getattr(project, name) for name in same},
        "is_dangerous": project.is_dangerous,
        "team": project.team_id or "",
        "campaign": project.campaign_id or "",
        "seen": project.revision,
    }


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new_project(request: Request, slug: str) -> HttpResponse:
    community = workplace(request.actor, slug)
    form, refusal = _form(request, community), Refusal()
    if request.method == "POST":
        made: list[Project] = []
        refusal = tried(
            form,
            lambda: made.append(
                actions.plan_project(request.actor, community, form.told(), now=http.now())
            ),
        )
        if made:
            return redirect("volunteers_desk:project", slug, made[0].pk)
    context = {"community": community, "form": form, "refusal": refusal, "project": None}
    return render(
        request, "volunteers/desk_project_form.html", context, status=refusal.status or 200
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def rewrite(request: Request, slug: str, pk: int) -> HttpResponse:
    page = project_desk(request.actor, slug, pk)
    form, refusal = _form(request, page.community, page.project), Refusal()
    if request.method == "POST":

        def deed() -> object:
            seen = form.cleaned_data["seen"]
            return actions.rewrite_project(
                request.actor, pk, form.told(), now=http.now(), seen=seen
            )

        refusal = tried(form, deed)
        if not refusal.status:
            http.say(request, _("改好了。"))
            return redirect("volunteers_desk:project", slug, pk)
    context = {
        "community": page.community,
        "form": form,
        "refusal": refusal,
        "project": page.project,
    }
    return render(
        request, "volunteers/desk_project_form.html", context, status=refusal.status or 200
    )


@require_safe
@never_cache
def project(request: Request, slug: str, pk: int) -> HttpResponse:
    return _project(request, slug, pk, Taken())


def _project(request: Request, slug: str, pk: int, taken: Taken) -> HttpResponse:
    page = project_desk(request.actor, slug, pk)
    context = {
        "community": page.community,
        "page": page,
        "project": page.project,
        "taken": taken,
        "forms": forms_for(request, PROJECT_DEEDS, page.verbs, page.project, {}, taken),
    }
    return render(request, "volunteers/desk_project.html", context, status=taken.status)


@require_POST
def project_step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    page = project_desk(request.actor, slug, pk)
    taken = take(request, PROJECT_DEEDS, verb, page.project)
    if taken.form:
        return _project(request, slug, pk, taken)
    return redirect("volunteers_desk:project", slug, pk)


@require_safe
@never_cache
def shifts(request: Request, slug: str) -> HttpResponse:
    community, found = shifts_at(request.actor, slug, now=http.now())
    context = {"community": community, "shifts": found, "now": http.now()}
    return render(request, "volunteers/desk_shifts.html", context)


@require_safe
@never_cache
def shift(request: Request, slug: str, pk: int) -> HttpResponse:
    return _shift(request, slug, pk, Taken())


def _choices(page: ShiftDesk) -> Choices:
    return {"volunteer_ids": told_choices(page.others)}


def _shift(request: Request, slug: str, pk: int, taken: Taken, *, duty_id: int = 0) -> HttpResponse:
    page = shift_desk(request.actor, slug, pk)
    rows = [(each, taken if each.duty.pk == duty_id else Taken()) for each in page.served]
    context = {
        "community": page.community,
        "page": page,
        "shift": page.shift,
        "project": page.shift.project,
        "rows": rows,
        "taken": Taken() if duty_id else taken,
        "refused": taken.refusal,
        "forms": forms_for(request, SHIFT_DEEDS, page.verbs, page.shift, _choices(page), taken),
        "qr": _sign_in_code(request, page) if page.shift.state == "planned" else "",
        "is_past": page.shift.starts_at <= http.now(),
    }
    return render(request, "volunteers/desk_shift.html", context, status=taken.status)


def _sign_in_code(request: Request, page: ShiftDesk) -> SafeString:
    address = reverse("volunteers:shift", kwargs={"slug": page.community.slug, "pk": page.shift.pk})
    made = qr(request.build_absolute_uri(f"{address}?code={page.shift.code}"))
    return mark_safe(made)  # noqa: S308  # drawn by us from our own address


@require_POST
def shift_step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    page = shift_desk(request.actor, slug, pk)
    taken = take(request, SHIFT_DEEDS, verb, page.shift, _choices(page))
    if taken.form:
        return _shift(request, slug, pk, taken)
    return redirect("volunteers_desk:shift", slug, pk)


@require_POST
def duty_step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    community = workplace(request.actor, slug)
    duty = duty_for(request.actor, pk)
    if duty.shift.project.community_id != community.pk:
        raise NotFound
    taken = take(request, DUTY_DEEDS, verb, duty)
    if taken.form:
        return _shift(request, slug, duty.shift_id, taken, duty_id=duty.pk)
    return redirect("volunteers_desk:shift", slug, duty.shift_id)
