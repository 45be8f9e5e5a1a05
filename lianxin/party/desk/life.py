"""The board of Party life, the book of meetings, and what is noted of one branch's life."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.deeds import Deed
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.party.deeds import BRANCH_DEEDS, EXCUSAL_DEEDS
from lianxin.party.forms.meeting import BranchStep
from lianxin.party.models import MeetingKind
from lianxin.party.queries.life import BranchLife, branch_life, life_board, meeting_book


@require_safe
@never_cache
def life(request: Request, slug: str) -> HttpResponse:
    board = life_board(request.actor, slug, day=http.today())
    context = {"community": board.office.community, "board": board}
    return render(request, "party/desk_life.html", context)


@require_safe
@never_cache
def meetings(request: Request, slug: str) -> HttpResponse:
    asked = request.GET
    body = asked.get("body", "")
    book = meeting_book(
        request.actor,
        slug,
        day=http.today(),
        body_id=int(body) if body.isdecimal() else None,
        kind=asked.get("kind", ""),
        after=asked.get("after", ""),
        before=asked.get("before", ""),
    )
    context = {
        "community": book.office.community,
        "book": book,
        "kinds": MeetingKind.choices,
        "asked_body": body,
        "asked_kind": asked.get("kind", ""),
    }
    return render(request, "party/desk_meetings.html", context)


@require_safe
@never_cache
def branch(request: Request, slug: str, pk: int) -> HttpResponse:
    return _answer(request, branch_life(request.actor, slug, pk, day=http.today()))


@require_POST
def branch_step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    """Note something of a branch's life."""
    page = branch_life(request.actor, slug, pk, day=http.today())
    if verb not in BRANCH_DEEDS:
        raise NotFound
    return _take(request, page, verb, BRANCH_DEEDS[verb], pk)


@require_POST
def excusal_step(request: Request, slug: str, pk: int, excusal: int, verb: str) -> HttpResponse:
    """Complete the two records of an excusal, or end it."""
    page = branch_life(request.actor, slug, pk, day=http.today())
    if verb not in EXCUSAL_DEEDS or excusal not in {each.pk for each in page.excusals}:
        raise NotFound
    return _take(request, page, verb, EXCUSAL_DEEDS[verb], excusal, excusal=excusal)


def _take(
    request: Request,
    page: BranchLife,
    verb: str,
    deed: Deed,
    pk: int,
    *,
    excusal: int = 0,
) -> HttpResponse:
    form = deed.form(page, verb, request.POST, today=http.today())
    refusal = tried(form, lambda: deed.act(request.actor, pk, now=http.now(), **form.said()))
    if refusal.status:
        return _answer(request, page, verb=verb, form=form, refusal=refusal, excusal=excusal)
    http.say(request, deed.done)
    return redirect("party_desk:life_branch", page.office.community.slug, page.branch.pk)


def _answer(
    request: Request,
    page: BranchLife,
    *,
    verb: str = "",
    form: BranchStep | None = None,
    refusal: Refusal | None = None,
    excusal: int = 0,
) -> HttpResponse:
    """The page as it stands; `form` is what was sent as `verb` and not done."""
    today = http.today()
    drawn = {name: deed.form(page, name, today=today) for name, deed in BRANCH_DEEDS.items()}
    if form and not excusal:
        drawn[verb] = form
    context = {
        "community": page.office.community,
        "page": page,
        "forms": drawn,
        "excusals": [
            (each, _excusal_form(page, each, verb, form if each.pk == excusal else None))
            for each in page.excusals
        ],
        "refusal": refusal,
    }
    status = refusal.status if refusal else 200
    return render(request, "party/desk_branch_life.html", context, status=status)


def _excusal_form(
    page: BranchLife, excusal: Any, verb: str, form: BranchStep | None
) -> tuple[str, BranchStep] | None:
    """What an excusal wants next; nothing once both records are there."""
    if excusal.is_complete or excusal.ended_on:
        return None
    name = "approve" if excusal.consent else "consent"
    drawn = form if form and verb == name else None
    fresh = EXCUSAL_DEEDS[name].form(page, f"{name}{excusal.pk}", today=http.today())
    return name, drawn or fresh
