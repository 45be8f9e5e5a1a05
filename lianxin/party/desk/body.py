"""One organisation's page, and what is done there."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.organisations.queries import names_of
from lianxin.party.actions import structure
from lianxin.party.deeds import BODY_DEEDS
from lianxin.party.forms.structure import FoundForm
from lianxin.party.queries.access import office_left
from lianxin.party.queries.body_page import BodyPage, body_page
from lianxin.party.queries.founding import founders_desk

BODY = "party_desk:body"


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
    made = {name: BODY_DEEDS[name].form(page) for name in page.verbs}
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


@require_POST
def step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    page = body_page(request.actor, slug, pk, on=http.today())
    if verb not in page.verbs:
        raise NotFound
    deed = BODY_DEEDS[verb]
    form = deed.form(page, request.POST)
    refusal = tried(form, lambda: deed.act(request.actor, pk, now=http.now(), **form.said()))
    if refusal.status:
        return _answer(request, page, verb=verb, form=form, refusal=refusal)
    http.say(request, deed.done)
    # Who has put down the last of their own duties is a member like others: this is theirs no more.
    if not office_left(request.actor, slug).is_open:
        return redirect("party:mine", slug)
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
