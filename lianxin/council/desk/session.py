"""One session's page, and each step that is taken on it: one form, one action, one view.

Staff have it at the desk; the chair and who keeps the minutes have it on their phones, with or
without a post.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.deeds import Deed
from lianxin.core.errors import NotFound
from lianxin.core.http import Request, namespace_of
from lianxin.core.pictures import SIZES, picture
from lianxin.council.deeds.session import ITEM_DEEDS, SESSION_DEEDS
from lianxin.council.forms.steps import Step
from lianxin.council.models import AgendaItem, SessionState
from lianxin.council.queries.desk_sitting import DeskSitting, desk_sitting
from lianxin.council.queries.papers import paper_photo
from lianxin.council.queries.sitting import Row

TEMPLATES = {
    SessionState.DRAFT: "council/desk_draft.html",
    SessionState.NOTIFIED: "council/desk_draft.html",
    SessionState.OPEN: "council/desk_run.html",
    SessionState.PAUSED: "council/desk_run.html",
}
MINUTES = "council/desk_minutes.html"
CHAIRING = "council/chair.html"
ROW_STEPS = ("reserve", "finish", "progress", "dissent", "answer_dissent", "revoke")


@require_GET
@never_cache
def show(request: Request, slug: str, pk: int) -> HttpResponse:
    return answer(request, page_at(request, slug, pk))


def is_at_desk(request: Request) -> bool:
    """Whether the address is the desk's; the others are for a phone in the room."""
    return not namespace_of(request).endswith("_chair")


def page_at(request: Request, slug: str, pk: int) -> DeskSitting:
    at_desk = is_at_desk(request)
    return desk_sitting(request.actor, slug, pk, now=http.now(), is_at_desk=at_desk)


def to_session(request: Request, slug: str, pk: int) -> HttpResponse:
    """Back to the page from which a step was taken."""
    here = namespace_of(request)
    return redirect(reverse("council_desk:session", args=[slug, pk], current_app=here))


def answer(
    request: Request,
    page: DeskSitting,
    *,
    verb: str = "",
    form: Step | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    """The page as it stands; `form` is what was sent as `verb` and not done."""
    seen = page.seen
    forms, live_forms = _forms(page, verb, form), _live_forms(page, verb, form)
    rows = [(row, _row_forms(page, row, verb, form)) for row in seen.rows]
    drawn = [*forms.values(), *live_forms.values()]
    drawn += [each for _row, made in rows for each in made.values()]
    context = {
        "community": seen.council.community,
        "page": page,
        "seen": seen,
        "session": seen.session,
        "council": seen.council,
        "forms": forms,
        "rows": rows,
        "live_forms": live_forms,
        "failed": form,
        "orphan": form if all(each is not form for each in drawn) else None,
        "refusal": refusal,
        "stands": stands(page),
        "is_chairing": not is_at_desk(request),
    }
    template = TEMPLATES.get(SessionState(seen.session.state), MINUTES)
    template = template if is_at_desk(request) else CHAIRING
    return render(request, template, context, status=(refusal.status if refusal else 0) or 200)


def stands(page: DeskSitting) -> str:
    """What the forms of the chair's page are drawn from, to tell when it is not so any more."""
    live = page.seen.live
    at = f".{live.item.pk}.{live.item.revision}" if live else ""
    return f"{page.seen.session.revision}{at}"


def _forms(page: DeskSitting, verb: str, form: Step | None) -> dict[str, Step]:
    """A fresh form for each of the session's open steps, but for the one that failed."""
    names = set(page.seen.verbs)
    if "add_item" in names:
        names |= {"add_matters", "add_question"}
    if "empower" in names:
        names |= {"take_proxy_back"} if page.seen.proxies_each else set()
        names -= set() if page.seen.proxies_each else {"empower"}
    made = {
        name: deed.form(page, None, name) for name, deed in SESSION_DEEDS.items() if name in names
    }
    # Four buttons share one list of members.
    shared = "arrive" if verb in ("leave", "excuse", "take_back") and "arrive" in made else verb
    return made | ({shared: form} if form and not form.item and shared in made else {})


def _row_forms(page: DeskSitting, row: Row, verb: str, form: Step | None) -> dict[str, Step]:
    """The same for one row of the agenda."""
    made = {
        name: ITEM_DEEDS[name].form(page, row.item, name)
        for name in ROW_STEPS
        if name in row.verbs and not row.item.is_live
    }
    return made | _kept(made, row.item, verb, form)


def _live_forms(page: DeskSitting, verb: str, form: Step | None) -> dict[str, Step]:
    """The same for the item that is before the meeting."""
    if (live := page.seen.live) is None:
        return {}
    verbs = set(live.verbs)
    if "enter_votes" in verbs and live.item.is_secret:
        verbs = (verbs - {"enter_votes"}) | ({"enter_papers"} if page.keeps_minutes else set())
    made = {
        name: deed.form(page, live.item, name) for name, deed in ITEM_DEEDS.items() if name in verbs
    }
    return made | _kept(made, live.item, verb, form)


def _kept(
    made: Mapping[str, Step], item: AgendaItem, verb: str, form: Step | None
) -> dict[str, Step]:
    is_here = form is not None and form.item is not None and form.item.pk == item.pk
    return {verb: form} if form and is_here and verb in made else {}


@require_POST
def step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    """Take a step on the session."""
    return _take(request, slug, pk, verb, SESSION_DEEDS)


@require_POST
def item_step(request: Request, slug: str, pk: int, item: int, verb: str) -> HttpResponse:
    """Take a step on one of its items."""
    return _take(request, slug, pk, verb, ITEM_DEEDS, item_id=item)


def _take(
    request: Request,
    slug: str,
    pk: int,
    verb: str,
    deeds: Mapping[str, Deed],
    item_id: int | None = None,
) -> HttpResponse:
    page = page_at(request, slug, pk)
    item = next((row.item for row in page.seen.rows if row.item.pk == item_id), None)
    if verb not in deeds or (item is None) != (item_id is None):
        raise NotFound
    deed = deeds[verb]
    form = deed.form(page, item, verb, request.POST, request.FILES)
    refusal = tried(form, lambda: _do(request, deed, item_id or pk, form.said()))
    if refusal.status:
        # What stands now, not what stood before: somebody may have been quicker.
        newest = page_at(request, slug, pk)
        return answer(request, newest, verb=verb, form=form, refusal=refusal)
    http.say(request, deed.done)
    return to_session(request, slug, pk)


def _do(request: Request, deed: Deed, pk: int, said: dict[str, Any]) -> object:
    return deed.act(request.actor, pk, now=http.now(), **said)


@require_safe
@never_cache
def photo(request: Request, slug: str, pk: int, key: UUID, size: str) -> HttpResponseBase:
    """The picture of a paper on which people voted."""
    if size not in SIZES:
        raise NotFound
    response = picture(paper_photo(request.actor, slug, pk, key), size, is_public=False)
    response["Cache-Control"] = "private, no-store"
    return response
