"""The council as residents see it; its members vote here."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lianxin.core import http
from lianxin.core.errors import Invalid, NotFound, OutOfOrder
from lianxin.core.http import Request, namespace_of
from lianxin.council import actions, pdf
from lianxin.council.queries.opinions import standing_questions
from lianxin.council.queries.overview import overview
from lianxin.council.queries.sitting import sitting
from lianxin.council.rules.access import kind_named


@require_safe
def council(request: Request, slug: str) -> HttpResponse:
    seen = overview(request.actor, slug, now=http.now(), kind=kind_named(namespace_of(request)))
    context = {
        "community": seen.community,
        "seen": seen,
        "council": seen.council,
        "questions": standing_questions(request.actor, seen.community.pk),
    }
    response = render(request, "council/council.html", context)
    patch_cache_control(response, private=True, max_age=0)
    return response


@require_safe
@never_cache
def session(request: Request, slug: str, pk: int) -> HttpResponse:
    return page(request, slug, pk)


def page(
    request: Request, slug: str, pk: int, *, message: str = "", status: int = 200
) -> HttpResponse:
    seen = sitting(request.actor, slug, pk, now=http.now())
    context = {
        "community": seen.council.community,
        "seen": seen,
        "session": seen.session,
        "council": seen.council,
        "message": message,
    }
    return render(request, "council/session.html", context, status=status)


@require_POST
def vote(request: Request, slug: str, pk: int, item: int) -> HttpResponse:
    """A member's own vote."""
    seen = sitting(request.actor, slug, pk, now=http.now())
    if item not in {row.item.pk for row in seen.rows}:
        raise NotFound
    choice, given = request.POST.get("choice", ""), request.POST.get("member", "")
    member_id = int(given) if given.isdecimal() else None
    try:
        actions.vote(request.actor, item, choice=choice, member_id=member_id, now=http.now())
    except (OutOfOrder, Invalid) as refusal:
        return page(request, slug, pk, message=refusal.message, status=refusal.status)
    http.say(request, _("您这一票投好了。"))
    return redirect("council:public_session", slug, pk)


@require_POST
def approve(request: Request, slug: str, pk: int) -> HttpResponse:
    """The chair's word that the minutes are right."""
    seen = sitting(request.actor, slug, pk, now=http.now())
    given = request.POST.get("seen", "")
    try:
        actions.approve(
            request.actor,
            seen.session.pk,
            now=http.now(),
            seen=int(given) if given.isdecimal() else None,
        )
    except OutOfOrder as refusal:
        return page(request, slug, pk, message=refusal.message, status=refusal.status)
    http.say(request, _("纪要定稿，接下来由社区公布。"))
    return redirect("council:public_session", slug, pk)


@require_safe
def minutes(request: Request, slug: str, pk: int) -> HttpResponse:
    """The minutes on paper: as published for all, with names in full for who took part."""
    now = http.now()
    seen = sitting(request.actor, slug, pk, now=now)
    if not seen.passages:
        raise NotFound
    paper = pdf.minutes(seen, today=http.local_day(now))
    name = f"minutes-{seen.session.pk}.pdf"
    response = HttpResponse(paper, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    patch_cache_control(response, private=True, max_age=0)
    return response
