"""Awards as residents see them: the terms, proposing, voting, objecting, the recount."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http
from lianxin.core.actor import DESK, Actor
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.flow import Text
from lianxin.core.http import Request
from lianxin.core.pace import spend
from lianxin.honours import actions, pdf
from lianxin.honours.forms.awards import Cast, Objects, Propose
from lianxin.honours.models import Ballot, Nominee, Voter
from lianxin.honours.queries.access import nominee_by_token, nominee_for
from lianxin.honours.queries.awards import Seen, published, recount, rounds_of, seen
from lianxin.honours.queries.certificates import verdict
from lianxin.honours.queries.law import TELLS, count_of
from lianxin.honours.solving.counting import RECOUNT
from lianxin.places.models import Community
from lianxin.places.queries import community_by_slug

METHODS = ["GET", "HEAD", "POST"]


@require_safe
@never_cache
def awards(request: Request, slug: str) -> HttpResponse:
    community = community_by_slug(slug)
    found = rounds_of(request.actor, community.pk).filter(opened_at__isnull=False)[:50]
    return render(request, "honours/awards.html", {"community": community, "rounds": list(found)})


@require_safe
@never_cache
def award(request: Request, slug: str, pk: int) -> HttpResponse:
    return _page(request, slug, pk)


def _page(
    request: Request,
    slug: str,
    pk: int,
    *,
    objects: Objects | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    found = seen(request.actor, slug, pk, today=http.today())
    context = {
        "community": found.round.community,
        "seen": found,
        "award": found.round,
        "objects": objects or Objects(is_known=request.actor.is_known),
        "refusal": refusal,
        "today": http.today(),
    }
    status = (refusal.status if refusal else 0) or 200
    return render(request, "honours/award.html", context, status=status)


def pace(request: Request, community: Community) -> None:
    """So many times an hour somebody tells, proposes or objects."""
    most = count_of(community, TELLS, on=http.today())
    whose = str(request.actor.user_id or request.META.get("REMOTE_ADDR", ""))
    spend("honours.tell", whose, most=most, now=http.now())


@never_cache
@require_http_methods(METHODS)
def propose(request: Request, slug: str, pk: int) -> HttpResponse:
    found = seen(request.actor, slug, pk, today=http.today())
    if "nominate" not in found.verbs:
        return redirect("honours:award", slug, pk)
    form = Propose(request.POST or None, is_known=request.actor.is_known)
    refusal = Refusal()
    if request.method == "POST":
        pace(request, found.round.community)
        refusal = tried(
            form,
            lambda: actions.nominate(request.actor, pk, form.told(), now=http.now()),
        )
        if not refusal.status:
            http.say(request, _("收到了。本人同意以后，才会参加评选。"))
            return redirect("honours:award", slug, pk)
    context = {
        "community": found.round.community,
        "award": found.round,
        "form": form,
        "refusal": refusal,
    }
    return render(request, "honours/propose.html", context, status=refusal.status or 200)


@never_cache
@require_http_methods(METHODS)
def vote(request: Request, slug: str, pk: int) -> HttpResponse:
    found = seen(request.actor, slug, pk, today=http.today())
    if "vote" not in found.verbs or found.person is None:
        return redirect("honours:award", slug, pk)
    form, refusal = _ballot(request, found), Refusal()
    if request.method == "POST":
        made: list[Ballot] = []
        refusal = tried(form, lambda: made.append(_cast(request, pk, form)))
        if made:
            shown = {"community": found.round.community, "award": found.round, "ballot": made[0]}
            return render(request, "honours/voted.html", shown)
    context = {
        "community": found.round.community,
        "award": found.round,
        "seen": found,
        "form": form,
        "refusal": refusal,
        "chosen": form["choices"].value() or [],
    }
    return render(request, "honours/vote.html", context, status=refusal.status or 200)


def _ballot(request: Request, found: Seen) -> Cast:
    offered = [
        (each.number, _("%(n)d 号 %(name)s") % {"n": each.number, "name": each.name})
        for each in found.candidates
    ]
    by_household = found.round.voter == Voter.HOUSEHOLD
    return Cast(offered, request.POST or None, by_household=by_household)


def _cast(request: Request, pk: int, form: Cast) -> Ballot:
    said = form.cleaned_data
    device = "|".join(request.META.get(each, "") for each in ("REMOTE_ADDR", "HTTP_USER_AGENT"))
    home = said.get("home", "")
    return actions.vote(
        request.actor, pk, said["choices"], home=home, device=device, now=http.now()
    )


@require_POST
def objects(request: Request, slug: str, pk: int) -> HttpResponse:
    found = seen(request.actor, slug, pk, today=http.today())
    form = Objects(request.POST, is_known=request.actor.is_known)
    pace(request, found.round.community)
    refusal = tried(
        form,
        lambda: actions.object_to(request.actor, pk, **form.cleaned_data, now=http.now()),
    )
    if refusal.status:
        return _page(request, slug, pk, objects=form, refusal=refusal)
    http.say(request, _("收到了。社区核实以后会答复您，答复大家都看得到。"))
    return redirect("honours:award", slug, pk)


def _holder(actor: Actor, token: str) -> Actor:
    return replace(actor, keys=actor.keys | {token}) if token else actor


@never_cache
@require_http_methods(METHODS)
def asked(request: Request, slug: str, token: str) -> HttpResponse:
    """The private link of who is proposed: what was written, and yes or no."""
    nominee = nominee_by_token(token)
    if nominee.round.community.slug != slug:
        raise NotFound
    actor = _holder(request.actor, token)
    if request.method == "POST":
        _say(request, actor, nominee)
        return redirect("honours:asked_award", slug, token)
    return _asked_page(request, nominee, token)


def _asked_page(request: Request, nominee: Nominee, token: str) -> HttpResponse:
    context: dict[str, Any] = {
        "community": nominee.round.community,
        "award": nominee.round,
        "nominee": nominee,
        "token": token,
    }
    return render(request, "honours/asked_award.html", context)


DEEDS: dict[str, tuple[Callable[..., object], Text]] = {
    "agree": (actions.agree, gettext_lazy("谢谢您，您同意参加了。")),
    "decline": (actions.decline, gettext_lazy("记下了，您不参加。没有别人会知道。")),
    "withdraw": (actions.withdraw_nominee, gettext_lazy("您退出了，姓名已经从名单上拿掉。")),
}


def _say(request: Request, actor: Actor, nominee: Nominee) -> None:
    verb = request.POST.get("answer", "")
    if verb not in DEEDS:
        raise NotFound
    deed, words = DEEDS[verb]
    deed(actor, nominee.pk, now=http.now())
    http.say(request, words)


@require_POST
def own(request: Request, slug: str, pk: int) -> HttpResponse:
    """The answer of who is proposed and has an account."""
    nominee = nominee_for(request.actor, pk)
    if nominee.round.community.slug != slug or nominee.person_id not in request.actor.person_ids:
        raise NotFound
    _say(request, request.actor, nominee)
    return redirect("honours:award", slug, nominee.round_id)


@require_safe
@never_cache
def recounted(request: Request, slug: str, pk: int) -> HttpResponse:
    """The count in plain words, with all that it takes to do it again."""
    found = recount(request.actor, slug, pk, today=http.today())
    context = {
        "community": found.round.community,
        "award": found.round,
        "found": found,
        "program": RECOUNT,
    }
    return render(request, "honours/recount.html", context)


@require_safe
@never_cache
def ballots(request: Request, slug: str, pk: int) -> HttpResponse:
    found = recount(request.actor, slug, pk, today=http.today())
    answer = HttpResponse(published(found), content_type="application/json")
    answer["Content-Disposition"] = 'attachment; filename="ballots.json"'
    return answer


@require_safe
@never_cache
def certificate(request: Request, slug: str, pk: int) -> HttpResponse:
    """On paper, for who is honoured and for the desk."""
    nominee = nominee_for(request.actor, pk)
    is_own = nominee.person_id in request.actor.person_ids
    works = request.actor.places(*DESK)
    if nominee.round.community.slug != slug or not nominee.code:
        raise NotFound
    if not (is_own or nominee.round.community_id in works):
        raise NotFound
    made = pdf.certificate(nominee, site=request.build_absolute_uri("/"))
    name = content_disposition_header(False, f"{nominee.certificate}.pdf")
    headers = {"Content-Disposition": name} if name else {}
    return HttpResponse(made, content_type="application/pdf", headers=headers)


@require_safe
@never_cache
def verify(request: Request, code: str) -> HttpResponse:
    """Whether an award's certificate is true."""
    found = verdict(code, today=http.today())
    status = 200 if found.nominee else 404
    return render(request, "honours/verify.html", {"found": found}, status=status)
