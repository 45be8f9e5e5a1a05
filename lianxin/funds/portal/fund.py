"""The fund as residents see it: the public ledger, a project, a vote and why it came out so."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.http import Request
from lianxin.funds import actions
from lianxin.funds.forms.voices import ObjectionForm
from lianxin.funds.forms.vote import BallotForm
from lianxin.funds.models import Use, VoterUnit
from lianxin.funds.queries.overview import overview
from lianxin.funds.queries.project import seen
from lianxin.funds.queries.voting import booth, open_election
from lianxin.funds.solving.ballots import written

DONE = {
    VoterUnit.PERSON: gettext_lazy("您的票投好了。截止以前可以来改。"),
    VoterUnit.HOUSEHOLD: gettext_lazy("您这一户的票投好了。"),
}
ASKED = ("year", "q", "use", "after", "before")


@require_safe
def fund(request: Request, slug: str) -> HttpResponse:
    asked = {name: request.GET.get(name, "").strip()[:300] for name in ASKED}
    page = overview(request.actor, slug, **asked)
    context = {
        "community": page.community,
        "seen": page,
        "asked": asked,
        "use_choices": Use.choices,
    }
    response = render(request, "funds/fund.html", context)
    patch_cache_control(response, private=True, max_age=0)
    return response


@require_safe
@never_cache
def project(request: Request, slug: str, pk: int) -> HttpResponse:
    return shown(request, slug, pk)


def shown(
    request: Request,
    slug: str,
    pk: int,
    *,
    form: ObjectionForm | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    """A project as it stands; `form` is an objection that was sent and not kept."""
    page = seen(request.actor, slug, pk)
    context = {
        "community": page.project.community,
        "seen": page,
        "project": page.project,
        "form": form or ObjectionForm(),
        "refusal": refusal,
    }
    return render(request, "funds/project.html", context, status=refusal.status if refusal else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def vote(request: Request, slug: str, pk: int) -> HttpResponse:
    """A vote; a POST casts one's ballot."""
    page = booth(request.actor, slug, pk)
    own = page.own.points if page.own else None
    form = BallotForm(page.vote, page.options, request.POST or None, own=own)
    refusal = Refusal()
    if request.method == "POST":

        def deed() -> object:
            door = form.cleaned_data.get("door", "")
            return actions.cast(request.actor, pk, form.points(), now=http.now(), door=door)

        refusal = tried(form, deed)
        if not refusal.status:
            http.say(request, DONE[VoterUnit(page.vote.unit)])
            return redirect("funds:vote", slug, pk)
    context = {
        "community": page.vote.community,
        "page": page,
        "vote": page.vote,
        "form": form,
        "refusal": refusal,
    }
    return render(request, "funds/vote.html", context, status=refusal.status or 200)


@require_safe
def ballots(request: Request, slug: str, pk: int) -> HttpResponse:
    """All ballots without their voters, for anybody to count again (a Pabulib file)."""
    held = written(open_election(request.actor, slug, pk))
    response = HttpResponse(held, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{slug}-{pk}.pb"'
    return response
