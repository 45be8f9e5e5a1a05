"""The organisations of a community: the list, a new one, one put right."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.organisations import actions
from lianxin.organisations.forms.register import Filters, NewForm, OrganisationForm
from lianxin.organisations.queries import office_at, organisation_for
from lianxin.organisations.queries.overview import register as register_for
from lianxin.places.models import Community

NAMES = ("name", "kind", "credit_code", "what", "is_shown", "since", "until")


@require_safe
@never_cache
def register(request: Request, slug: str) -> HttpResponse:
    form = Filters(request.GET)
    marks = {name: request.GET.get(name, "") for name in ("after", "before")}
    asked = form.cleaned_data if form.is_valid() else {}
    page = register_for(request.actor, slug, asked, on=http.today(), **marks)
    context = {"community": page.community, "seen": page, "form": form, "today": http.today()}
    return render(request, "organisations/desk_register.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Request, slug: str) -> HttpResponse:
    community = office_at(request.actor, slug)
    form = NewForm(request.POST or None, initial={"since": http.today()})
    refusal = Refusal()
    if request.method == "POST":
        refusal = tried(
            form, lambda: actions.add(request.actor, community, form.details(), now=http.now())
        )
        if not refusal.status:
            http.say(request, _("登记好了。"))
            return redirect("organisations_desk:register", slug)
    return _form_page(request, community, form, refusal, _("登记一个单位"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: Request, slug: str, pk: int) -> HttpResponse:
    community, held = office_at(request.actor, slug), organisation_for(request.actor, pk)
    if held.community_id != community.pk:
        raise NotFound
    initial = {name: getattr(held, name) for name in NAMES}
    initial["place_words"] = held.place.label if held.place else ""
    form, refusal = OrganisationForm(request.POST or None, initial=initial), Refusal()
    if request.method == "POST":
        refusal = tried(
            form, lambda: actions.change(request.actor, pk, form.details(), now=http.now())
        )
        if not refusal.status:
            http.say(request, _("改好了。"))
            return redirect("organisations_desk:organisation", slug, pk)
    return _form_page(request, community, form, refusal, held.name)


def _form_page(
    request: Request, community: Community, form: OrganisationForm, refusal: Refusal, title: str
) -> HttpResponse:
    context = {"community": community, "form": form, "refusal": refusal, "title": title}
    template = "organisations/desk_form.html"
    return render(request, template, context, status=refusal.status or 200)
