"""One organisation's page, and what is done there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.flow import Text
from lianxin.core.http import Request
from lianxin.organisations.queries import names_of
from lianxin.party.actions import structure, terms
from lianxin.party.forms.structure import (
    AccompanyForm,
    AppointForm,
    DissolveForm,
    FoundForm,
    MoveDueForm,
    PartForm,
    ReleaseForm,
)
from lianxin.party.queries.body_page import BodyPage, body_page, electable, joinable
from lianxin.party.queries.founding import founders_desk

BODY = "party_desk:body"


@dataclass(frozen=True, slots=True)
class Deed:
    """What may be done with an organisation: its form, its action, what is said when it is done."""

    form: Callable[[BodyPage, Any], forms.Form]
    act: Callable[[Request, int, Any], object]
    done: Text


def _today() -> dict[str, Any]:
    return {"since": http.today(), "on": http.today(), "until": http.today()}


DEEDS = {
    "appoint": Deed(
        lambda page, data: AppointForm(page.body, electable(page.body), data, initial=_today()),
        lambda request, pk, form: terms.appoint(request.actor, pk, form.charge(), now=http.now()),
        _("任职记好了。"),
    ),
    "release": Deed(
        lambda _page, data: ReleaseForm(data, initial=_today()),
        lambda request, _pk, form: terms.release(
            request.actor, form.cleaned_data["term"], on=form.cleaned_data["on"], now=http.now()
        ),
        _("卸任记好了。"),
    ),
    "move": Deed(
        lambda page, data: MoveDueForm(data, initial={"due_on": page.due_on}),
        lambda request, pk, form: terms.move_due(
            request.actor, pk, now=http.now(), **form.cleaned_data
        ),
        _("换届的日子改好了。"),
    ),
    "accompany": Deed(
        lambda page, data: AccompanyForm(joinable(page.body), data, initial=_today()),
        lambda request, pk, form: structure.accompany(
            request.actor,
            pk,
            form.cleaned_data["members"],
            since=form.cleaned_data["since"],
            now=http.now(),
        ),
        _("加进来了，组织关系不变。"),
    ),
    "part": Deed(
        lambda _page, data: PartForm(data, initial=_today()),
        lambda request, pk, form: structure.part(
            request.actor,
            pk,
            form.cleaned_data["member"],
            until=form.cleaned_data["until"],
            now=http.now(),
        ),
        _("记下了。"),
    ),
    "dissolve": Deed(
        lambda _page, data: DissolveForm(data, initial=_today()),
        lambda request, pk, form: structure.dissolve(
            request.actor, pk, now=http.now(), **form.cleaned_data
        ),
        _("撤销记好了，以前的记录都在。"),
    ),
}


@require_safe
@never_cache
def show(request: Request, slug: str, pk: int) -> HttpResponse:
    return _answer(request, body_page(request.actor, slug, pk, on=http.today()))


def _answer(
    request: Request,
    page: BodyPage,
    *,
    verb: str = "",
    form: forms.Form | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    """The page as it stands; `form` is what was sent as `verb` and not done."""
    made = {name: DEEDS[name].form(page, None) for name in _open(page)}
    if form and verb in made:
        made[verb] = form
    context = {
        "community": page.office.community,
        "page": page,
        "body": page.body,
        "forms": made,
        "failed": form,
        "refusal": refusal,
        "today": http.today(),
    }
    status = (refusal.status if refusal else 0) or 200
    return render(request, "party/desk_body.html", context, status=status)


def _open(page: BodyPage) -> list[str]:
    """What the reader may do with it now."""
    if page.body.dissolved_on is not None:
        return []
    may_appoint = page.may_order or (page.may_lead and not page.is_electing)
    names = ["appoint", "release", "dissolve"] if may_appoint else []
    names += ["move"] if page.may_order and page.due_on else []
    return names + (["accompany", "part"] if page.is_themed and page.may_lead else [])


@require_POST
def step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    page = body_page(request.actor, slug, pk, on=http.today())
    if verb not in _open(page):
        raise NotFound
    deed = DEEDS[verb]
    form = deed.form(page, request.POST)
    if verb == "release" and request.POST.get("term") not in {str(term.pk) for term in page.terms}:
        raise NotFound
    refusal = tried(form, lambda: deed.act(request, pk, form))
    if refusal.status:
        return _answer(request, page, verb=verb, form=form, refusal=refusal)
    http.say(request, deed.done)
    return redirect(BODY, slug, pk)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def found(request: Request, slug: str) -> HttpResponse:
    """A new organisation; `parent` in the address chooses what it stands under."""
    office, parents = founders_desk(request.actor, slug)
    initial = {"parent": request.GET.get("parent"), "founded_on": http.today()}
    firms = names_of(office.community.pk, on=http.today())
    form = FoundForm(parents, firms, request.POST or None, initial=initial)
    refusal = Refusal()
    if request.method == "POST":
        refusal = tried(
            form,
            lambda: structure.found(
                request.actor, office.community, form.founding(), now=http.now()
            ),
        )
        if not refusal.status:
            http.say(request, gettext("%(name)s成立了。") % {"name": form.cleaned_data["name"]})
            return redirect("party_desk:tree", slug)
    context = {"community": office.community, "form": form, "refusal": refusal}
    return render(request, "party/desk_found.html", context, status=refusal.status or 200)
