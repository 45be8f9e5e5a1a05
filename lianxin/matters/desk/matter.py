"""One matter's page, the steps that are taken there, and names and phones in full for a reason."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import danger, http
from lianxin.core.errors import Invalid, NotFound, OutOfOrder
from lianxin.core.fields import put_refusal
from lianxin.core.http import Request
from lianxin.matters.desk.deeds import DEEDS, Deed
from lianxin.matters.forms.steps import Step
from lianxin.matters.models import Matter
from lianxin.matters.queries.beside import beside
from lianxin.matters.queries.desk import Dossier, dossier, matter_at, require
from lianxin.people import desk as unmasking
from lianxin.people.queries import Contact


@never_cache
@require_safe
def show(request: Request, slug: str, pk: int) -> HttpResponse:
    return _page(request, matter_at(request.actor, slug, pk))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    """Show what a step asks for, or take it; when somebody was quicker, the words stay."""
    deed = DEEDS.get(verb)
    if deed is None:
        raise NotFound
    matter = matter_at(request.actor, slug, pk)
    if request.method != "POST":
        require(request.actor, matter, verb)
        form = deed.form(request.actor, matter, http.today())
        form.initial.update(_asked_for(request))
        return _page(request, matter, verb, form)
    form = deed.form(request.actor, matter, http.today(), request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, matter, verb, form, status=422)
    try:
        deed.act(request.actor, pk, now=http.now(), **form.said())
    except Invalid as refusal:
        put_refusal(form, refusal)
        return _page(request, matter, verb, form, status=422)
    except OutOfOrder as refusal:
        return _conflict(request, slug, pk, verb, refusal.message)
    return _onward(request, slug, pk, deed)


def _asked_for(request: Request) -> dict[str, Any]:
    """Whom a call-back is about, said in the address."""
    person = request.GET.get("person", "")
    return {"person_id": int(person)} if person.isascii() and person.isdigit() else {}


def _onward(request: Request, slug: str, pk: int, deed: Deed) -> HttpResponse:
    undo = reverse("matters_desk:step", args=[slug, pk, deed.undo]) if deed.undo else ""
    http.say(request, deed.done, undo=undo)
    if deed.leaves:
        return redirect("matters_desk:backlog", slug)
    return redirect("matters_desk:matter", slug, pk)


def _conflict(request: Request, slug: str, pk: int, verb: str, news: str) -> HttpResponse:
    """The newest state with what was typed, ready to be sent again if the step is still open."""
    matter = matter_at(request.actor, slug, pk)
    data = request.POST.copy()
    data["seen"] = str(matter.revision)
    form = DEEDS[verb].form(request.actor, matter, http.today(), data)
    return _page(request, matter, verb, form, news=news, status=409)


def _page(
    request: Request,
    matter: Matter,
    verb: str = "",
    form: Step | None = None,
    *,
    news: str = "",
    status: int = 200,
) -> HttpResponse:
    told = dossier(request.actor, matter, unmasking.unmasked(request))
    is_open = verb in told.verbs
    context = {
        "community": matter.community,
        "matter": matter,
        "told": told,
        "deeds": [(name, deed) for name, deed in DEEDS.items() if name in told.verbs - {"say"}],
        "verb": verb,
        "deed": DEEDS.get(verb),
        "form": form if is_open and form and not form.is_bare else None,
        "whom": _whom(told, form) if form and is_open else None,
        "typed": form.typed() if form and not is_open else [],
        "news": news,
        "dangers": danger.find(matter.words) if matter.is_open else [],
        "today": http.today(),
        "beside": beside(matter, today=http.today()),
    }
    return render(request, "matters/desk_matter.html", context, status=status)


def _whom(told: Dossier, form: Step) -> Contact | None:
    """Who is being called back."""
    if "person_id" not in form.fields:
        return None
    person = str(form["person_id"].value())
    return next((each.contact for each in told.asked if str(each.contact.pk) == person), None)


@require_POST
def unmask(request: Request, slug: str, pk: int, person: int) -> HttpResponse:
    """Show a name and phone in full for some minutes, to this session alone."""
    matter = matter_at(request.actor, slug, pk)
    unmasking.unmask(request, matter.community, person)
    return redirect(f"{reverse('matters_desk:matter', kwargs={'slug': slug, 'pk': pk})}#people")
