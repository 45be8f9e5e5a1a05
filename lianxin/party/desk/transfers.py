"""Members on their way: what waits, a new one, one of them with its steps, and its letter."""

from collections.abc import Mapping

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.party.actions import transfers as actions
from lianxin.party.deeds import TRANSFER_DEEDS, begin_transfer
from lianxin.party.desk.roster import form_context, purpose_of
from lianxin.party.forms.transfers import (
    AdmitForm,
    AskForm,
    LetterForm,
)
from lianxin.party.models import Member, Transfer, TransferKind
from lianxin.party.pdf import letter_on_paper
from lianxin.party.queries.access import Office, member_for, office_of
from lianxin.party.queries.transfers import transfer_for
from lianxin.party.queries.transfers import transfers as transfers_page
from lianxin.party.rules.transfers import TRANSFER_FLOW


@require_safe
@never_cache
def transfers(request: Request, slug: str) -> HttpResponse:
    office = office_of(request.actor, slug)
    is_open = request.GET.get("group") != "ended"
    asked = {name: request.GET.get(name, "") for name in ("after", "before")}
    page = transfers_page(request.actor, office.community, is_open=is_open, **asked)
    context = {
        "community": office.community,
        "office": office,
        "page": page,
        "is_open": is_open,
        "today": http.today(),
    }
    return render(request, "party/desk_transfers.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, slug: str) -> HttpResponse:
    """Begin a member's way, as ?member says whose."""
    office = office_of(request.actor, slug)
    member = _member(request, office)
    form = AskForm(member, http.today(), request.POST or None, is_whole=office.is_whole)
    refusal = Refusal()
    if request.method == "POST":
        made: list[Transfer] = []
        refusal = tried(
            form, lambda: made.append(begin_transfer(request.actor, member, form, now=http.now()))
        )
        if not refusal.status:
            http.say(request, _("记下了，等对方确认。"))
            return redirect("party_desk:transfer", slug, made[0].pk)
    context = {"community": office.community, "member": member, "form": form, "refusal": refusal}
    return render(request, "party/desk_transfer_new.html", context, status=refusal.status or 200)


def _member(request: Request, office: Office) -> Member:
    raw = request.GET.get("member", "")
    if not (raw.isascii() and raw.isdigit() and len(raw) < 19):
        raise NotFound
    member = member_for(request.actor, int(raw))
    if member.community_id != office.community.pk:
        raise NotFound
    return member


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def receive(request: Request, slug: str) -> HttpResponse:
    """Take down a letter with which somebody comes."""
    office = office_of(request.actor, slug)
    if not office.is_whole:
        raise NotFound
    form = LetterForm(request.POST or None)
    refusal = Refusal()
    if request.method == "POST":
        made: list[Transfer] = []
        refusal = tried(form, lambda: made.append(_receive(request, office, form)))
        if not refusal.status:
            http.say(request, _("介绍信记下了，接着编入支部。"))
            return redirect("party_desk:transfer", slug, made[0].pk)
    context = {"community": office.community, "form": form, "refusal": refusal}
    return render(request, "party/desk_transfer_letter.html", context, status=refusal.status or 200)


def _receive(request: Request, office: Office, form: LetterForm) -> Transfer:
    letter, like = form.letter()
    return actions.receive(request.actor, office.community, letter, now=http.now(), **like)


def _transfer(request: Request, slug: str, pk: int) -> tuple[Office, Transfer]:
    office, transfer = office_of(request.actor, slug), transfer_for(request.actor, pk)
    if office.community.pk not in (transfer.community_id, transfer.to_community_id):
        raise NotFound
    return office, transfer


@require_safe
@never_cache
def transfer(request: Request, slug: str, pk: int) -> HttpResponse:
    office, found = _transfer(request, slug, pk)
    return _page(request, office, found, {}, Refusal())


def _page(
    request: Request,
    office: Office,
    found: Transfer,
    bound: Mapping[str, forms.Form],
    refusal: Refusal,
) -> HttpResponse:
    steps = [
        (step, bound.get(step.verb) or TRANSFER_DEEDS[step.verb].form(found, http.today()))
        for step in TRANSFER_FLOW.open_to(request.actor, found)
    ]
    admit = next((form for step, form in steps if step.verb == "admit"), None)
    shared = form_context(office, admit) if isinstance(admit, AdmitForm) else {}
    context = shared | {
        "community": office.community,
        "office": office,
        "transfer": found,
        "steps": [(step, form) for step, form in steps if step.verb != "admit"],
        "admit": admit,
        "refusal": refusal,
        "today": http.today(),
        "may_see_member": bool(purpose_of(request, office.community.pk))
        and found.community_id == office.community.pk,
    }
    status = refusal.status or 200
    return render(request, "party/desk_transfer.html", context, status=status)


@require_POST
def step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    office, found = _transfer(request, slug, pk)
    if verb not in TRANSFER_DEEDS:
        raise NotFound
    deed = TRANSFER_DEEDS[verb]
    form = deed.form(found, http.today(), request.POST)
    refusal = tried(form, lambda: deed.act(request.actor, pk, now=http.now(), **form.said()))
    if refusal.status:
        fresh = transfer_for(request.actor, pk)
        return _page(request, office, fresh, {verb: form}, refusal)
    http.say(request, deed.done)
    return redirect("party_desk:transfer", slug, pk)


@require_safe
@never_cache
def letter(request: Request, slug: str, pk: int) -> HttpResponse:
    """The letter of introduction on paper."""
    _office, found = _transfer(request, slug, pk)
    if found.kind != TransferKind.OUT or found.valid_until is None:
        raise NotFound
    answer = HttpResponse(letter_on_paper(found, today=http.today()), "application/pdf")
    answer["Content-Disposition"] = 'inline; filename="letter.pdf"'
    answer["Cache-Control"] = "no-store"
    return answer
