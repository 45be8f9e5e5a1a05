"""One organisation's page: its way, who speaks for it, what was agreed and pledged."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal
from lianxin.core.errors import Invalid, NotFound
from lianxin.core.http import Request
from lianxin.core.secrets import open_file
from lianxin.organisations.deeds import DEEDS, PARTS
from lianxin.organisations.desk.taking import Taken, fresh, take
from lianxin.organisations.forms import steps
from lianxin.organisations.models import Pledge
from lianxin.organisations.queries.access import (
    agreement_for,
    contact_for,
    milestone_for,
    pledge_for,
)
from lianxin.organisations.queries.overview import Dossier, dossier
from lianxin.organisations.rules import PLEDGE_FLOW
from lianxin.people import desk as unmasking

HERE = "organisations_desk:organisation"


DOORS: Mapping[str, Callable[..., Any]] = {
    "milestones": milestone_for,
    "contacts": contact_for,
    "agreements": agreement_for,
    "pledges": pledge_for,
}


@require_safe
@never_cache
def show(request: Request, slug: str, pk: int) -> HttpResponse:
    return _page(request, slug, pk, Taken())


def _dossier(request: Request, slug: str, pk: int) -> Dossier:
    unmasked = unmasking.unmasked(request)
    page = dossier(request.actor, slug, pk, unmasked=unmasked, on=http.today())
    if page.organisation.community.slug != slug:
        raise NotFound
    return page


def _page(request: Request, slug: str, pk: int, taken: Taken) -> HttpResponse:
    page = _dossier(request, slug, pk)
    offers = _offers(page)
    forms = fresh(DEEDS, offers, taken)
    context = {
        "community": page.organisation.community,
        "page": page,
        "organisation": page.organisation,
        "forms": forms,
        "way": [(verb, forms[verb], verb == taken.verb) for verb in page.verbs],
        "verdicts": {each.pk: _form(steps.Verdict, "verdict", each.pk) for each in page.claims},
        "pledges": [(each, _settling(each)) for each in page.pledges],
        "taken": taken,
        "today": http.today(),
    }
    return render(request, "organisations/desk_organisation.html", context, status=taken.status)


def _form(form: type[steps.Asked], verb: str, pk: int) -> steps.Asked:
    """One of several like it on the page, each with names of its own for its fields."""
    return form(http.today(), {}, verb=f"{verb}{pk}")


def _settling(pledge: Pledge) -> dict[str, steps.Asked]:
    return {
        verb: _form(steps.Settled if verb.startswith("keep") else steps.Why, verb, pledge.pk)
        for verb in PLEDGE_FLOW
    }


def _offers(page: Dossier) -> steps.Offers:
    running = [(each.pk, each.title) for each in page.agreements if not hasattr(each, "renewal")]
    return {"renews": [("", "—"), *running]}


@require_POST
def step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    page = _dossier(request, slug, pk)
    taken = take(request, DEEDS, verb, pk, offers=_offers(page))
    if taken.form:
        return _page(request, slug, pk, taken)
    return redirect(HERE, slug, pk)


@require_POST
def part_step(
    request: Request, slug: str, pk: int, part: str, thing: int, verb: str
) -> HttpResponse:
    """A step on one milestone, contact, agreement or pledge of an organisation."""
    _dossier(request, slug, pk)
    if (part, verb) not in PARTS or DOORS[part](request.actor, thing).organisation_id != pk:
        raise NotFound
    deeds = {verb: PARTS[part, verb]}
    taken = take(request, deeds, verb, thing, offers={})
    if taken.form:
        words = taken.refusal.message or " ".join(
            str(error) for errors in taken.form.errors.values() for error in errors
        )
        return _page(request, slug, pk, Taken(refusal=Refusal(taken.status, words)))
    return redirect(HERE, slug, pk)


@require_POST
def unmask(request: Request, slug: str, pk: int, person: int) -> HttpResponse:
    """Show a contact's name and phone in full for some minutes, to this session alone."""
    page = _dossier(request, slug, pk)
    if person not in {each.person_id for each, _shown in page.contacts}:
        raise NotFound
    try:
        unmasking.unmask(request, page.organisation.community, person)
    except Invalid as refusal:
        return _page(request, slug, pk, Taken(refusal=Refusal(refusal.status, refusal.message)))
    return redirect(HERE, slug, pk)


@require_safe
@never_cache
def paper(request: Request, slug: str, pk: int) -> HttpResponse:
    """An agreement's paper, deciphered for who works there."""
    agreement = agreement_for(request.actor, pk)
    if agreement.organisation.community.slug != slug or not agreement.paper:
        raise NotFound
    with agreement.paper.open("rb") as sealed:
        held = open_file(sealed.read())
    kind = {"pdf": "application/pdf", "jpg": "image/jpeg"}[agreement.paper_kind]
    return HttpResponse(held, content_type=kind)
