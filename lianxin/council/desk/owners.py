"""Owners at the desk: the roll, the votes, emergency repairs, what the fund did."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms as django_forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound, NotPermitted
from lianxin.core.http import Request
from lianxin.council import actions
from lianxin.council.forms import owners as forms
from lianxin.council.models import Choice, OwnerVote
from lianxin.council.queries.owner_pages import OwnersDesk, last_quarter, owners_desk
from lianxin.council.queries.owners import VoteDesk, vote_desk
from lianxin.places.models import Place

METHODS = ["GET", "HEAD", "POST"]
BARE: Mapping[str, tuple[Callable[..., Any], Any]] = {
    "announce": (actions.announce, gettext_lazy("公示了，业主和居委会都告知了。")),
    "take_back": (actions.take_back_vote, gettext_lazy("收回来了，改好再公示，日子重新算。")),
    "open": (actions.open_vote, gettext_lazy("开始投票了。")),
    "count": (actions.count, gettext_lazy("票计好了，可以宣布。")),
    "cancel": (actions.cancel_vote, gettext_lazy("取消了。")),
}
DECLARATIONS = ("declare_passed", "declare_rejected", "declare_void")


@require_safe
@never_cache
def owners(request: Request, slug: str) -> HttpResponse:
    return _overview(request, owners_desk(request.actor, slug, now=http.now()))


def _overview(
    request: Request, page: OwnersDesk, refusal: Refusal | None = None, **made: Any
) -> HttpResponse:
    pk = page.community.pk
    year, quarter = last_quarter(http.today())
    context = {
        "community": page.community,
        "page": page,
        "roll": made.get("roll") or forms.Roll(pk),
        "repair": made.get("repair") or forms.Repair(pk),
        "report": made.get("report") or forms.Report(pk, year=year, quarter=quarter),
        "refusal": refusal,
    }
    status = (refusal.status if refusal else 0) or 200
    return render(request, "council/desk_owners.html", context, status=status)


@require_POST
def add(request: Request, slug: str, what: str) -> HttpResponse:
    """A roll pasted in, a repair that cannot wait, a quarter of the fund."""
    page = owners_desk(request.actor, slug, now=http.now())
    kinds: dict[str, Callable[..., Any]] = {
        "roll": forms.Roll,
        "repair": forms.Repair,
        "report": forms.Report,
    }
    if what not in kinds:
        raise NotFound
    form = kinds[what](page.community.pk, request.POST)
    refusal = tried(form, lambda: _add(request, page, what, form))
    if refusal.status:
        return _overview(request, page, refusal, **{what: form})
    http.say(request, _("记下了。"))
    return redirect("council_desk:owners", slug)


def _add(request: Request, page: OwnersDesk, what: str, form: django_forms.Form) -> object:
    actor, community, now = request.actor, page.community, http.now()
    told = form.cleaned_data
    if isinstance(form, forms.Report):
        return actions.report_fund(actor, community, form.told(), now=now)
    if what == "repair":
        place_id, broken = told["place_id"], told["what"]
        return actions.ask_repair(actor, community, place_id=place_id, what=broken, now=now)
    place = Place.objects.get(pk=told["place_id"])
    return actions.enter_roll(actor, community, place, told["text"], now=now)


@require_POST
def repair_step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    """The street's word on a repair."""
    page = owners_desk(request.actor, slug, now=http.now())
    if verb not in ("confirm", "refuse") or pk not in {each.pk for each in page.repairs}:
        raise NotFound
    form = django_forms.Form(request.POST)
    words = request.POST.get("words", "")
    refusal = tried(
        form,
        lambda: actions.decide_repair(request.actor, pk, verb=verb, words=words, now=http.now()),
    )
    if refusal.status:
        message = refusal.message or " ".join(map(str, form.non_field_errors()))
        return _overview(request, page, Refusal(refusal.status, message))
    http.say(request, _("记下了街道的意见。"))
    return redirect("council_desk:owners", slug)


@never_cache
@require_http_methods(METHODS)
def prepare(request: Request, slug: str) -> HttpResponse:
    """A new vote; of an item that the council referred, with its words."""
    page = owners_desk(request.actor, slug, now=http.now())
    asked = request.GET.get("item", "")
    item = next((each for each in page.referred if str(each.pk) == asked), None)
    facts = (
        {"item_id": item.pk, "title": item.title, "words": item.words, "purpose": item.reserved}
        if item
        else {}
    )
    form = forms.Prepare(page.community.pk, request.POST or None, facts=facts)
    made: list[OwnerVote] = []
    refusal = Refusal()
    if request.method == "POST":
        refusal = tried(
            form,
            lambda: made.append(
                actions.prepare(request.actor, page.community, form.motion(), now=http.now())
            ),
        )
        if made:
            return redirect("council_desk:owner_vote", slug, made[0].pk)
    context = {"community": page.community, "form": form, "refusal": refusal, "vote": None}
    return render(request, "council/desk_prepare.html", context, status=refusal.status or 200)


@never_cache
@require_http_methods(METHODS)
def rewrite(request: Request, slug: str, pk: int) -> HttpResponse:
    page = vote_desk(request.actor, slug, pk, now=http.now())
    vote = page.vote
    form = forms.Prepare(vote.community_id, request.POST or None, facts=forms.facts_of(vote))
    refusal = Refusal()
    if request.method == "POST":
        refusal = tried(
            form,
            lambda: actions.rewrite_vote(
                request.actor, pk, form.motion(), now=http.now(), seen=form.cleaned_data["seen"]
            ),
        )
        if not refusal.status:
            http.say(request, _("改好了。"))
            return redirect("council_desk:owner_vote", slug, pk)
    context = {"community": vote.community, "form": form, "refusal": refusal, "vote": vote}
    return render(request, "council/desk_prepare.html", context, status=refusal.status or 200)


@require_safe
@never_cache
def vote(request: Request, slug: str, pk: int) -> HttpResponse:
    return _page(request, vote_desk(request.actor, slug, pk, now=http.now()), Refusal())


def _page(request: Request, page: VoteDesk, refusal: Refusal) -> HttpResponse:
    context = {
        "community": page.vote.community,
        "page": page,
        "vote": page.vote,
        "needs": page.needs,
        "refusal": refusal,
        "choices": Choice.choices,
    }
    return render(request, "council/desk_owner_vote.html", context, status=refusal.status or 200)


@require_POST
def step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    page = vote_desk(request.actor, slug, pk, now=http.now())
    form = django_forms.Form(request.POST)
    refusal = tried(form, lambda: _step(request, page, verb))
    if refusal.status:
        message = refusal.message or " ".join(map(str, form.non_field_errors()))
        newest = vote_desk(request.actor, slug, pk, now=http.now())
        return _page(request, newest, Refusal(refusal.status, message))
    http.say(request, BARE[verb][1] if verb in BARE else _("宣布了，公示页上看得到票数。"))
    return redirect("council_desk:owner_vote", slug, pk)


def _step(request: Request, page: VoteDesk, verb: str) -> object:
    sent = request.POST.get("seen", "")
    seen = int(sent) if sent.isdecimal() and len(sent) < 9 else None
    told: dict[str, Any] = {"now": http.now(), "seen": seen}
    if verb in DECLARATIONS:
        return actions.declare(request.actor, page.vote.pk, verb=verb, **told)
    if verb not in BARE:
        raise NotFound
    if verb == "cancel":
        told["words"] = request.POST.get("words", "")
    return BARE[verb][0](request.actor, page.vote.pk, **told)


@require_POST
def ballot(request: Request, slug: str, pk: int, ballot: int) -> HttpResponse:
    """What one of the staff reads on an owner's paper."""
    page = vote_desk(request.actor, slug, pk, now=http.now())
    if ballot not in {row.ballot.pk for row in page.rows}:
        raise NotFound
    form = forms.PaperBallot(request.POST, request.FILES)

    def deed() -> object:
        told = form.cleaned_data
        return actions.enter_ballot(
            request.actor, ballot, choice=told["choice"], photo=told["photo"], now=http.now()
        )

    try:
        refusal = tried(form, deed)
    except NotPermitted as refused:
        refusal = Refusal(refused.status, refused.message)
    if refusal.status:
        words = refusal.message or str(_("选赞成、反对或者弃权。"))
        newest = vote_desk(request.actor, slug, pk, now=http.now())
        return _page(request, newest, Refusal(refusal.status, words))
    http.say(request, _("记下了；另一位同事照着纸再记一遍，一样才算数。"))
    return redirect("council_desk:owner_vote", slug, pk)
