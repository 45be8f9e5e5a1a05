"""Awards at the desk: the terms, who is proposed, the papers, what is odd, the steps."""

from dataclasses import asdict
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.honours import actions
from lianxin.honours.deeds import AGREE, ANSWER, DECLINE, DEEDS
from lianxin.honours.forms import awards as forms
from lianxin.honours.models import Round
from lianxin.honours.queries.access import nominee_for, objection_for
from lianxin.honours.queries.award_desk import AwardDesk, award_desk, jurors_to_seat
from lianxin.honours.queries.awards import rounds_of
from lianxin.people.queries import workplace
from lianxin.volunteers.desk.taking import Choices, Taken, forms_for, take

METHODS = ["GET", "HEAD", "POST"]


@require_safe
@never_cache
def awards(request: Request, slug: str) -> HttpResponse:
    community = workplace(request.actor, slug)
    found = list(rounds_of(request.actor, community.pk)[:100])
    return render(request, "honours/desk_awards.html", {"community": community, "rounds": found})


@never_cache
@require_http_methods(METHODS)
def new(request: Request, slug: str) -> HttpResponse:
    community = workplace(request.actor, slug)
    form, refusal = forms.RoundForm(request.POST or None, initial=FIRST), Refusal()
    if request.method == "POST":
        made: list[Round] = []
        refusal = tried(
            form,
            lambda: made.append(
                actions.plan_round(request.actor, community, form.told(), now=http.now())
            ),
        )
        if made:
            return redirect("honours_desk:award", slug, made[0].pk)
    context = {"community": community, "form": form, "refusal": refusal, "award": None}
    status = refusal.status or 200
    return render(request, "honours/desk_award_form.html", context, status=status)


FIRST = {
    "subject": "person",
    "voter": "person",
    "ties": "deeds",
    "seats": 10,
    "votes_each": 10,
    "residents": 50,
    "jury": 30,
    "deeds": 20,
}


@never_cache
@require_http_methods(METHODS)
def rewrite(request: Request, slug: str, pk: int) -> HttpResponse:
    award = _desk(request, slug, pk).round
    form = forms.RoundForm(request.POST or None, initial=_facts(award))
    refusal = Refusal()
    if request.method == "POST":

        def deed() -> object:
            seen = form.cleaned_data["seen"]
            return actions.rewrite_round(request.actor, pk, form.told(), now=http.now(), seen=seen)

        refusal = tried(form, deed)
        if not refusal.status:
            http.say(request, _("改好了。"))
            return redirect("honours_desk:award", slug, pk)
    context = {"community": award.community, "form": form, "refusal": refusal, "award": award}
    status = refusal.status or 200
    return render(request, "honours/desk_award_form.html", context, status=status)


def _facts(award: Round) -> dict[str, Any]:
    names = asdict(actions.RoundTold(**{each: getattr(award, each) for each in _TOLD}))
    return {**names, "seen": award.revision}


_TOLD = tuple(actions.RoundTold.__dataclass_fields__)


@require_safe
@never_cache
def award(request: Request, slug: str, pk: int) -> HttpResponse:
    return _page(request, slug, pk, Taken())


def _desk(request: Request, slug: str, pk: int) -> AwardDesk:
    return award_desk(request.actor, slug, pk, today=http.today())


def _choices(request: Request, page: AwardDesk) -> Choices:
    on_ballot = [
        (each.number, _("%(n)d 号 %(name)s") % {"n": each.number, "name": each.name})
        for each in page.nominees
        if each.number and each.state == "fit"
    ]
    votes = [(each.pk, "") for odd in page.odd for each in odd.open]
    seats = jurors_to_seat(request.actor, page.round) if "seat" in page.verbs else []
    return {"choices": on_ballot, "votes": votes, "person": seats}


def _page(request: Request, slug: str, pk: int, taken: Taken) -> HttpResponse:
    page = _desk(request, slug, pk)
    choices = _choices(request, page)
    context = {
        "community": page.round.community,
        "page": page,
        "award": page.round,
        "taken": taken,
        "forms": forms_for(request, DEEDS, page.verbs, page.round, choices, taken),
        "site": request.build_absolute_uri("/")[:-1],
        "today": http.today(),
    }
    return render(request, "honours/desk_award.html", context, status=taken.status)


@require_POST
def step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    page = _desk(request, slug, pk)
    taken = take(request, DEEDS, verb, page.round, _choices(request, page))
    if taken.form:
        return _page(request, slug, pk, taken)
    return redirect("honours_desk:award", slug, pk)


@require_POST
def nominee_step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    """What somebody proposed said on the telephone or on paper."""
    community = workplace(request.actor, slug)
    nominee = nominee_for(request.actor, pk)
    if nominee.round.community_id != community.pk:
        raise NotFound
    taken = take(request, {**AGREE, **DECLINE}, verb, nominee)
    if taken.form:
        return _page(request, slug, nominee.round_id, taken)
    return redirect("honours_desk:award", slug, nominee.round_id)


@require_POST
def answer(request: Request, slug: str, pk: int) -> HttpResponse:
    community = workplace(request.actor, slug)
    objection = objection_for(request.actor, pk)
    if objection.round.community_id != community.pk:
        raise NotFound
    taken = take(request, ANSWER, "answer", objection)
    if taken.form:
        return _page(request, slug, objection.round_id, taken)
    return redirect("honours_desk:award", slug, objection.round_id)


@require_POST
def unseat(request: Request, slug: str, pk: int, juror: int) -> HttpResponse:
    _desk(request, slug, pk)
    actions.unseat_juror(request.actor, pk, juror=juror, now=http.now())
    http.say(request, _("这一位不当评委了。"))
    return redirect("honours_desk:award", slug, pk)
