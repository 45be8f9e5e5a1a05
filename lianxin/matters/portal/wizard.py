"""The report's first step, and what its steps share: whose draft it is, and where one goes on."""

import uuid
from collections.abc import Callable
from functools import wraps

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lianxin.core import http
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.matters.actions import drafts as actions
from lianxin.matters.forms.where import STAGES, Where
from lianxin.matters.models import Channel, Draft, Matter, MatterKind
from lianxin.matters.portal import visit
from lianxin.matters.queries import drafts as queries
from lianxin.places import actions as places
from lianxin.places.models import Community, Place
from lianxin.places.queries import community_by_slug, courtyards, door, door_place

Step = Callable[[Request, Draft], HttpResponse]


def of_draft(step: Step) -> Callable[..., HttpResponse]:
    """Hand a step its writer's draft; one that was sent already leads to its matter."""

    @wraps(step)
    @never_cache
    def view(request: Request, slug: str, key: uuid.UUID) -> HttpResponse:
        try:
            draft = queries.draft_for(visit.owner_of(request), key)
        except NotFound:
            if (matter := queries.sent(key)) and visit.wrote(request, key):
                return arrived(request, matter)
            raise
        if draft.community.slug != slug:
            raise NotFound
        return step(request, draft)

    return view


def arrived(request: Request, matter: Matter) -> HttpResponse:
    """To the page of what was sent; a guest's browser may see it from now on."""
    if not request.actor.is_known:
        visit.grant(request, matter.pk)
    return redirect("matters:show", matter.community.slug, matter.number)


def step_url(draft: Draft, step: str, *, anchor: str = "", **query: str) -> str:
    """The address of a step of a draft; what is blank in the query is left out."""
    url = reverse(f"matters:{step}", kwargs={"slug": draft.community.slug, "key": draft.key})
    asked = urlencode({name: value for name, value in query.items() if value})
    return f"{url}{f'?{asked}' if asked else ''}{f'#{anchor}' if anchor else ''}"


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: Request, slug: str) -> HttpResponse:
    """The place, before there is a draft: looking at the page keeps nothing."""
    community = community_by_slug(slug)
    scanned = _scanned(request, community)
    if request.method != "POST":
        form = Where(community, place=scanned, stage=_stage(request))
        return _page(request, community, form, scanned=scanned)
    form = _where(request, community)
    if not form.is_valid():
        return _page(request, community, form, scanned=scanned, status=422)
    kind = request.POST.get("kind", "")
    draft = actions.start(
        request.actor,
        community,
        owner=visit.begin(request),
        now=http.now(),
        place=form.place,
        place_words=form.place_words,
        kind=kind if kind in MatterKind.values else MatterKind.HELP,
        channel=Channel.CODE if scanned else Channel.WEB,
    )
    visit.remember_draft(request, draft.key)
    return _onward(request, draft, form)


@require_http_methods(["GET", "HEAD", "POST"])
@of_draft
def place(request: Request, draft: Draft) -> HttpResponse:
    if request.method != "POST":
        form = Where(
            draft.community,
            place=draft.place,
            place_words=draft.place_words,
            stage=_stage(request),
        )
        return _page(request, draft.community, form, draft=draft)
    form = _where(request, draft.community)
    if not form.is_valid():
        return _page(request, draft.community, form, draft=draft, status=422)
    fields = {"place": form.place, "place_words": form.place_words}
    actions.write(visit.owner_of(request), draft.key, now=http.now(), **fields)
    return _onward(request, draft, form)


def _where(request: Request, community: Community) -> Where:
    return Where(community, request.POST, stage=request.POST.get("stage", ""))


def _stage(request: Request) -> str:
    """In 长辈版 each question has a screen of its own."""
    asked = request.GET.get("part", "")
    return (asked if asked in STAGES else STAGES[0]) if http.is_elder(request) else ""


def _onward(request: Request, draft: Draft, form: Where) -> HttpResponse:
    if form.next_stage and "skip" not in request.POST:
        if http.is_elder(request):
            return redirect(step_url(draft, "place", part=form.next_stage))
        return redirect(step_url(draft, "place", anchor="finer"))
    return redirect(step_url(draft, "words"))


def _scanned(request: Request, community: Community) -> Place | None:
    """The place of the stairwell code with which the page was opened."""
    code = request.POST.get("door") or request.GET.get("door")
    return door_place(community.pk, code) if code else None


def _page(
    request: Request,
    community: Community,
    form: Where,
    *,
    draft: Draft | None = None,
    scanned: Place | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "community": community,
        "draft": draft,
        "form": form,
        "scanned": scanned or (draft.place if draft and draft.channel == Channel.CODE else None),
        "door": request.POST.get("door") or request.GET.get("door", ""),
        "kind": request.POST.get("kind") or request.GET.get("kind", ""),
        "yards": courtyards(community.pk),
        "before": reverse("home:community", kwargs={"slug": community.slug}),
    }
    return render(request, "matters/report_place.html", context, status=status)


@require_http_methods(["GET", "HEAD"])
def finer(request: Request, slug: str) -> HttpResponse:
    """The buildings and entrances of the courtyard that is being typed."""
    community = community_by_slug(slug)
    typed = {"yard": request.GET.get("yard", "")}
    form = Where(community, place=Where(community, typed).place)
    return render(request, "matters/_finer.html", {"form": form, "community": community})


@require_safe
def code(request: Request, code: str) -> HttpResponse:
    """A stairwell door's code: begin a report with the place filled in.

    An old one says that it is old: where it hangs now, nobody knows.
    """
    found = door(code)
    if request.method == "GET" and not is_ahead(request):
        places.count_scan(found, on=http.today())
    community = found.place.community
    if not found.is_current:
        return render(request, "matters/old_code.html", {"community": community})
    return redirect(f"{reverse('matters:new', args=[community.slug])}?door={found.code}")


def is_ahead(request: Request) -> bool:
    """Whether the browser only looks ahead, and nobody has scanned anything."""
    return "prefetch" in request.headers.get("Sec-Purpose", request.headers.get("Purpose", ""))
