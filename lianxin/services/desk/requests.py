"""Requests for help at the desk: taken down for somebody, put in order, ended, handed on."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.matters.forms.steps import category_choices
from lianxin.matters.queries import matter_for
from lianxin.people import desk as unmasking
from lianxin.people.queries import workplace
from lianxin.places.queries import buildings
from lianxin.services.actions import asking, requests
from lianxin.services.deeds import REQUEST_DEEDS
from lianxin.services.forms import rounds as forms
from lianxin.services.models import HelpRequest
from lianxin.services.queries import desk_rounds as queries
from lianxin.services.queries.catalogue import coming_halves, offered
from lianxin.services.queries.desk_rounds import RequestDesk
from lianxin.volunteers.desk.taking import Taken, forms_for, take


@require_safe
@never_cache
def listed(request: Request, slug: str) -> HttpResponse:
    community, found = queries.requests_desk(request.actor, slug)
    context = {"community": community, "requests": found, "today": http.today()}
    return render(request, "services/desk_requests.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take_down(request: Request, slug: str) -> HttpResponse:
    """代办: what somebody tells the staff becomes a request with one sending."""
    community = workplace(request.actor, slug)
    services, coming = offered(community.pk), coming_halves(http.now())
    form = forms.TakeDown(community, services, coming, request.POST or None)
    refusal = Refusal()
    if request.method == "POST":
        made: list[HelpRequest] = []
        refusal = tried(
            form,
            lambda: made.append(asking.ask(request.actor, form.asking(), now=http.now())),
        )
        if made:
            http.say(request, _("登记好了。"))
            return redirect("services_desk:request", slug, made[0].pk)
    context = {
        "community": community,
        "form": form,
        "refusal": refusal,
        "places": buildings(community.pk).values_list("label", flat=True),
    }
    return render(request, "services/desk_take_down.html", context, status=refusal.status or 200)


@require_safe
@never_cache
def show(request: Request, slug: str, pk: int) -> HttpResponse:
    return _page(request, _found(request, slug, pk), Taken())


def _found(request: Request, slug: str, pk: int) -> RequestDesk:
    seen = unmasking.unmasked(request)
    return queries.request_desk(request.actor, slug, pk, seen, today=http.today())


def _choices(page: RequestDesk) -> dict[str, list[tuple[int, str]]]:
    categories = [(pk, label) for _group, leaves in category_choices()[1:] for pk, label in leaves]
    return {"member_id": list(page.choices), "category_id": categories}


def _page(request: Request, page: RequestDesk, taken: Taken) -> HttpResponse:
    verbs = page.own.verbs
    made = forms_for(request, REQUEST_DEEDS, verbs, page.request, _choices(page), taken)
    made.pop("calm" if not page.request.is_urgent else "urge", None)
    context = {
        "community": page.community,
        "page": page,
        "own": page.own,
        "request_": page.request,
        "taken": taken,
        "forms": made,
    }
    return render(request, "services/desk_request.html", context, status=taken.status)


@require_POST
def step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    page = _found(request, slug, pk)
    taken = take(request, REQUEST_DEEDS, verb, page.request, _choices(page))
    if taken.form:
        return _page(request, page, taken)
    return redirect("services_desk:request", slug, pk)


@require_POST
def unmask(request: Request, slug: str, pk: int) -> HttpResponse:
    page = _found(request, slug, pk)
    if page.contact is None:
        raise NotFound
    unmasking.unmask(request, page.community, page.contact.pk)
    return redirect("services_desk:request", slug, pk)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def from_matter(request: Request, slug: str, pk: int) -> HttpResponse:
    """A matter becomes a request; its clock and its course go along."""
    community, matter = workplace(request.actor, slug), matter_for(request.actor, pk)
    if matter.community_id != community.pk:
        raise NotFound
    coming = coming_halves(http.now())
    form = forms.FromMatter(offered(community.pk), coming, request.POST or None)
    refusal = Refusal()
    if request.method == "POST":
        made: list[HelpRequest] = []

        def deed() -> None:
            made.append(requests.from_matter(request.actor, pk, **form.wanted(), now=http.now()))

        refusal = tried(form, deed)
        if made:
            http.say(request, _("转给服务队了，诉求还在办理中，上门后一起办结。"))
            return redirect("services_desk:request", slug, made[0].pk)
    context = {"community": community, "matter": matter, "form": form, "refusal": refusal}
    return render(request, "services/desk_from_matter.html", context, status=refusal.status or 200)
