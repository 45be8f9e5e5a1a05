"""One member's page, and what is written on it."""

from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import Invalid, NotFound
from lianxin.core.http import Request
from lianxin.party.actions import roster as actions
from lianxin.party.deeds import MEMBER_DEEDS
from lianxin.party.desk.roster import form_context, purpose_of
from lianxin.party.forms.roster import ConvertForm, DecideForm, ExtendForm, MemberForm
from lianxin.party.models import Member
from lianxin.party.queries.access import Office, member_for, office_of
from lianxin.party.queries.cards import cards_of
from lianxin.party.queries.law import rule_of
from lianxin.party.queries.roster import shown
from lianxin.party.rules.probation import PROBATION, ends_on
from lianxin.people.forms import Unmask

UNMASKED = "unmasked_members"
"""In the session: members whose numbers are shown in full, each with the second until which."""


def _member(request: Request, slug: str, pk: int) -> tuple[Office, Member]:
    """A member of this community whom the actor sees; NotFound for all others."""
    office, member = office_of(request.actor, slug), member_for(request.actor, pk)
    if member.community_id != office.community.pk:
        raise NotFound
    return office, member


@require_safe
@never_cache
def show(request: Request, slug: str, pk: int) -> HttpResponse:
    office, member = _member(request, slug, pk)
    if not (purpose := purpose_of(request, office.community.pk)):
        return redirect("party_desk:members", slug)
    actions.look_at(request.actor, member, purpose=purpose, now=http.now())
    return _page(request, office, member)


def _page(
    request: Request,
    office: Office,
    member: Member,
    refusal: Refusal | None = None,
    **bound: forms.Form,
) -> HttpResponse:
    today = http.today()
    months = rule_of(office.community, PROBATION, today).count
    context = {
        "community": office.community,
        "office": office,
        "page": shown(member, is_full=member.pk in unmasked(request)),
        "member": member,
        "ends_on": ends_on(member, months),
        "cards": [
            (card, bound.get(f"decide_{card.kind}") or _decide_form(card.kind))
            for card in cards_of(office.community, member, today=today)
        ],
        "extend": bound.get("extend") or ExtendForm(),
        "convert": bound.get("convert") or ConvertForm(initial={"on": today}),
        "refusal": refusal,
        "today": today,
    }
    status = refusal.status if refusal else 200
    return render(request, "party/desk_member.html", context, status=status or 200)


def _decide_form(kind: str, data: Any = None) -> DecideForm:
    initial = {"kind": kind, "on": http.today()}
    return DecideForm(data, initial=initial, auto_id=f"{kind}_%s")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def amend(request: Request, slug: str, pk: int) -> HttpResponse:
    """Put a member's particulars right."""
    office, member = _member(request, slug, pk)
    if not (office.is_whole and purpose_of(request, office.community.pk)):
        raise NotFound
    is_full = member.pk in unmasked(request)
    data = request.POST or None
    form = MemberForm(office.community, http.today(), member, data, is_full=is_full)
    refusal = Refusal()
    if request.method == "POST":
        refusal = tried(form, lambda: _amend(request, member, form))
        if not refusal.status:
            http.say(request, _("改好了，改了哪几样会记下来。"))
            return redirect("party_desk:member", slug, pk)
    context = form_context(office, form)
    context |= {"member": member, "refusal": refusal, "is_full": is_full}
    return render(request, "party/desk_member_form.html", context, status=refusal.status or 200)


def _amend(request: Request, member: Member, form: MemberForm) -> Member:
    seen = form.cleaned_data["seen"] or 0
    told = form.particulars()
    return actions.amend(request.actor, member.pk, told, seen=seen, now=http.now())


@require_POST
def unmask(request: Request, slug: str, pk: int) -> HttpResponse:
    """Show a member's numbers in full to this session, for a reason and for some minutes."""
    office, member = _member(request, slug, pk)
    form = Unmask(request.POST)
    if not form.is_valid():
        raise Invalid(str(form.errors["reason"][0]), field="reason")
    now = http.now()
    actions.unmask(request.actor, member.pk, reason=form.cleaned_data["reason"], now=now)
    minutes = rule_of(office.community, "people.unmask_minutes", http.local_day(now)).count
    until = int((now + timedelta(minutes=minutes)).timestamp())
    kept = {str(key): request.session[UNMASKED][str(key)] for key in unmasked(request)}
    request.session[UNMASKED] = {**kept, str(member.pk): until}
    return redirect("party_desk:member", slug, pk)


def unmasked(request: Request) -> set[int]:
    """The members whose numbers this session may still see in full."""
    now = http.now().timestamp()
    kept = request.session.get(UNMASKED, {})
    return {int(member) for member, until in kept.items() if until > now}


@require_POST
def step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    """What a meeting decided about a probation, or about a case."""
    office, member = _member(request, slug, pk)
    if not office.is_whole or verb not in MEMBER_DEEDS:
        raise NotFound
    deed, kind = MEMBER_DEEDS[verb], request.POST.get("kind", "")
    is_case = verb == "decide"
    form = _decide_form(kind, request.POST) if is_case else deed.form(request.POST)
    refusal = tried(form, lambda: deed.act(request.actor, pk, now=http.now(), **form.said()))
    if refusal.status:
        name = f"decide_{kind}" if is_case else verb
        return _page(request, office, member, refusal, **{name: form})
    http.say(request, deed.done)
    return redirect("party_desk:member", slug, pk)
