"""An election from its announcement to its result."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.core.steps import Step
from lianxin.party.actions.announcing import announce
from lianxin.party.deeds import ELECTION_DEEDS
from lianxin.party.forms import election as steps
from lianxin.party.queries.body_page import body_page
from lianxin.party.queries.elections import ElectionPage, election_for, election_page

ELECTION = "party_desk:election"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, slug: str, pk: int) -> HttpResponse:
    """Announce an election of an organisation."""
    page = body_page(request.actor, slug, pk, on=http.today())
    if not page.may_lead or page.body.dissolved_on is not None:
        raise NotFound
    form, refusal = steps.AnnounceForm(request.POST or None), Refusal()
    if request.method == "POST":
        refusal = tried(
            form,
            lambda: announce(request.actor, pk, form.announced(), now=http.now()),
        )
        if not refusal.status:
            http.say(request, gettext("公告发出去了，有账号的党员都收到了。"))
            return redirect("party_desk:body", slug, pk)
    context = {
        "community": page.office.community,
        "page": page,
        "body": page.body,
        "form": form,
        "refusal": refusal,
    }
    template = "party/desk_election_new.html"
    return render(request, template, context, status=refusal.status or 200)


@require_safe
@never_cache
def show(request: Request, slug: str, pk: int) -> HttpResponse:
    return _answer(request, election_page(request.actor, slug, pk))


def _answer(
    request: Request,
    page: ElectionPage,
    *,
    verb: str = "",
    form: Step | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    """The page as it stands; `form` is what was sent as `verb` and not done."""
    made = {
        name: ELECTION_DEEDS[name].form(request.actor, page.election, http.today())
        for name in page.verbs
        if name in ELECTION_DEEDS
    }
    if form and verb in made:
        made[verb] = form
    context = {
        "community": page.office.community,
        "page": page,
        "election": page.election,
        "forms": made,
        "failed": form,
        "refusal": refusal,
    }
    status = (refusal.status if refusal else 0) or 200
    return render(request, "party/desk_election.html", context, status=status)


@require_POST
def step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    page = election_page(request.actor, slug, pk)
    if verb not in ELECTION_DEEDS:
        raise NotFound
    deed = ELECTION_DEEDS[verb]
    form = deed.form(request.actor, page.election, http.today(), request.POST)
    refusal = tried(form, lambda: deed.act(request.actor, pk, now=http.now(), **form.said()))
    if refusal.status:
        newest = election_page(request.actor, slug, pk)
        return _answer(request, newest, verb=verb, form=form, refusal=refusal)
    http.say(request, deed.done)
    # With the result somebody else may lead: whoever does not any more reads it as a member.
    is_led = election_for(request.actor, pk).is_led
    return redirect(ELECTION if is_led else "party:election", slug, pk)
