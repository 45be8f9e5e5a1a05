"""The wall: stories to read, to tell, to thank for; its lobby screen; its posters."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.core.pictures import SIZES, picture
from lianxin.honours import actions, pdf
from lianxin.honours.forms.showing import Answered, Tell, Thank
from lianxin.honours.models import Shown
from lianxin.honours.portal.awards import pace
from lianxin.honours.queries.access import shown_by_token, shown_for
from lianxin.honours.queries.wall import (
    Wall,
    asked_of,
    boards_of,
    has_thanked,
    photo_at,
    story_at,
    thanks_of,
    turn,
)
from lianxin.honours.queries.wall import wall as wall_of
from lianxin.places.models import Community
from lianxin.places.queries import community_by_slug

METHODS = ["GET", "HEAD", "POST"]


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 16 else 0


def _wall(request: Request, slug: str) -> tuple[Wall, Community]:
    community = community_by_slug(slug)
    marks = {name: request.GET.get(name, "") for name in ("after", "before")}
    board = _number(request.GET.get("board", ""))
    return wall_of(community, board=board, today=http.today(), **marks), community


@require_safe
@never_cache
def wall(request: Request, slug: str) -> HttpResponse:
    found, community = _wall(request, slug)
    return render(request, "honours/wall.html", {"community": community, "wall": found})


@require_safe
@never_cache
def story(request: Request, slug: str, pk: int) -> HttpResponse:
    told = story_at(slug, pk, today=http.today())
    context = {
        "community": told.story.community,
        "told": told,
        "story": told.story,
        "thank": Thank(),
        "has_thanked": has_thanked(request.actor, pk),
    }
    return render(request, "honours/story.html", context)


@require_POST
def thank(request: Request, slug: str, pk: int) -> HttpResponse:
    form = Thank(request.POST)
    words = form.cleaned_data["words"] if form.is_valid() else request.POST.get("words", "")[:120]
    actions.thank(request.actor, slug, pk, words=words, now=http.now())
    http.say(request, _("您的谢意转到了。"))
    return redirect("honours:story", slug, pk)


@never_cache
@require_http_methods(METHODS)
def tell(request: Request, slug: str) -> HttpResponse:
    community = community_by_slug(slug)
    boards = [(each.pk, each.name) for each in boards_of(community.pk)]
    form = Tell(
        boards, request.POST or None, request.FILES or None, is_known=request.actor.is_known
    )
    refusal = Refusal()
    if request.method == "POST":
        pace(request, community)
        refusal = tried(
            form,
            lambda: actions.tell_story(request.actor, community, form.told(), now=http.now()),
        )
        if not refusal.status:
            http.say(request, _("谢谢您讲给大家听。社区看过、本人同意，就上墙。"))
            return redirect("honours:wall", slug)
    context = {"community": community, "form": form, "refusal": refusal, "boards": boards}
    return render(request, "honours/tell.html", context, status=refusal.status or 200)


@require_safe
@never_cache
def asked(request: Request, slug: str) -> HttpResponse:
    """What one is asked about being shown, and the thanks that came."""
    community = community_by_slug(slug)
    if not request.actor.is_known:
        raise NotFound
    context = {
        "community": community,
        "asked": [(each, _form(each)) for each in asked_of(request.actor)],
        "thanks": list(thanks_of(request.actor)),
    }
    return render(request, "honours/asked.html", context)


def _form(shown: Shown) -> Answered:
    return Answered(auto_id=f"a{shown.pk}_%s")


@require_POST
def answer(request: Request, slug: str, pk: int) -> HttpResponse:
    shown = shown_for(request.actor, pk)
    if shown.story.community.slug != slug or shown.person_id not in request.actor.person_ids:
        raise NotFound
    form = Answered(request.POST)
    if form.is_valid():
        actions.answer_shown(request.actor, pk, **form.said(), now=http.now())
        http.say(request, _("记下了，马上照办。"))
    return redirect("honours:asked", slug)


@never_cache
@require_http_methods(METHODS)
def asked_by_link(request: Request, slug: str, token: str) -> HttpResponse:
    """The private link of somebody whom a story shows."""
    shown = shown_by_token(token)
    if shown.story.community.slug != slug:
        raise NotFound
    form = Answered(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actor = replace(request.actor, keys=request.actor.keys | {token})
        actions.answer_shown(actor, shown.pk, **form.said(), now=http.now())
        http.say(request, _("记下了，马上照办。"))
        return redirect("honours:asked_by_link", slug, token)
    context = {"community": shown.story.community, "shown": shown, "form": form, "token": token}
    return render(request, "honours/asked_by_link.html", context)


@require_safe
@never_cache
def screen(request: Request, slug: str) -> HttpResponse:
    """One story for the lobby; the page itself leads to the next, with or without its script."""
    community = community_by_slug(slug)
    now = turn(community.pk, pk=_number(request.GET.get("turn", "")), today=http.today())
    address = request.build_absolute_uri(reverse("honours:wall", args=[slug]))
    context = {"community": community, "turn": now, "address": address}
    return render(request, "honours/screen.html", context)


@require_safe
def photo(request: Request, slug: str, key: UUID, size: str) -> HttpResponseBase:
    """A picture on the wall. Browsers keep it, and ask each time whether it still may be shown."""
    upload = photo_at(slug, key, today=http.today()) if size in SIZES else None
    if upload is None:
        raise NotFound
    mark = f'"{upload.key}-{size}-{bool(upload.thumbnail):d}"'
    answer: HttpResponseBase
    if request.headers.get("If-None-Match") == mark:
        answer = HttpResponseNotModified()
    else:
        answer = picture(upload, size, is_public=False)
    answer["Cache-Control"] = "private, no-cache"
    answer["ETag"] = mark
    return answer


@require_safe
@never_cache
def poster(request: Request, slug: str) -> HttpResponse:
    """The wall, or one board of it, on paper."""
    found, community = _wall(request, slug)
    address = request.build_absolute_uri(reverse("honours:wall", args=[slug]))
    title = found.board.name if found.board else _("善行善举墙")
    made = pdf.wall(community, title, found.stories, address=address, today=http.today())
    name = content_disposition_header(False, f"{title}.pdf")
    headers = {"Content-Disposition": name} if name else {}
    return HttpResponse(made, content_type="application/pdf", headers=headers)
