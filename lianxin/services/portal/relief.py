"""Relief as a household sees it, and the notice that everybody sees without names."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.core.pictures import SIZES, picture
from lianxin.people.queries import oneself_in
from lianxin.places.queries import community_by_slug
from lianxin.services import actions
from lianxin.services.forms import relief as forms
from lianxin.services.models import Relief
from lianxin.services.queries import relief as queries
from lianxin.services.rules.relief import RELIEF_FLOW, is_self

DONE = Refusal()


@require_safe
@never_cache
def overview(request: Request, slug: str) -> HttpResponse:
    """How it works, what is posted now, and what became of one's own."""
    return _page(request, slug)


def _page(
    request: Request, slug: str, failed: forms.MorePhotos | None = None, *, refusal: Refusal = DONE
) -> HttpResponse:
    """The page as it stands; `failed` is what was sent and not kept."""
    community = community_by_slug(slug)
    context = {
        "community": community,
        "own": [_row(request, each, failed) for each in queries.own(request.actor, community)],
        "noticed": list(queries.noticed(community.pk)),
        "refusal": refusal,
    }
    return render(request, "services/relief_portal.html", context, status=refusal.status or 200)


def _row(request: Request, relief: Relief, failed: forms.MorePhotos | None) -> dict[str, Any]:
    """One's own, what one may do with it now, and the form for more photos while some fit."""
    verbs = {step.verb for step in RELIEF_FLOW.open_to(request.actor, relief)}
    more = None
    if "add_photos" in verbs and failed and failed.thing.pk == relief.pk:
        more = failed
    elif "add_photos" in verbs and relief.photos.count() < actions.MOST_PHOTOS:
        more = forms.MorePhotos(request.actor, relief, http.today(), {})
    if more:
        more.auto_id = f"photos{relief.pk}_%s"
    return {"relief": relief, "verbs": verbs, "more": more}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: Request, slug: str) -> HttpResponse:
    community = community_by_slug(slug)
    person = oneself_in(request.actor, community.pk)
    if person is None:
        http.say(
            request,
            _("本社区认识您以后才能在网上申请：打电话或到社区来，当面就办。"),
            is_done=False,
        )
        return redirect("relief:overview", slug)
    form = forms.AskForm(queries.doors(community.pk), request.POST or None, request.FILES or None)
    refusal = Refusal()
    if request.method == "POST":

        def deed() -> object:
            told = form.told(person=person)
            return actions.ask_relief(request.actor, community, told, now=http.now())

        refusal = tried(form, deed)
        if not refusal.status:
            http.say(request, _("申请收到了。社区会请两位工作人员先后上门核实。"))
            return redirect("relief:overview", slug)
    context = {"community": community, "form": form, "refusal": refusal}
    return render(request, "services/relief_ask.html", context, status=refusal.status or 200)


@require_safe
@never_cache
def photo(request: Request, slug: str, key: uuid.UUID, size: str) -> HttpResponseBase:
    """A picture of a paper, to the household that shows it."""
    if size not in SIZES:
        raise NotFound
    found = queries.photo_for(request.actor, key)
    if found.relief.community.slug != slug or not is_self(request.actor, found.relief):
        raise NotFound
    return picture(found.upload, size, is_public=False)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add_photos(request: Request, slug: str, pk: int) -> HttpResponse:
    """Show more papers while nothing is decided; the form stands on the overview."""
    relief = queries.relief_for(request.actor, pk)
    if relief.community.slug != slug or not is_self(request.actor, relief):
        raise NotFound
    if request.method != "POST":
        return redirect("relief:overview", slug)
    form = forms.MorePhotos(request.actor, relief, http.today(), {}, request.POST, request.FILES)
    refusal = tried(
        form,
        lambda: actions.add_relief_photos(request.actor, pk, now=http.now(), **form.said()),
    )
    if refusal.status:
        return _page(request, slug, form, refusal=refusal)
    http.say(request, _("照片放好了，办这件事的工作人员看得到。"))
    return redirect("relief:overview", slug)


@require_POST
def step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    """The household's own two steps: signing for it, and not asking any more."""
    if queries.relief_for(request.actor, pk).community.slug != slug:
        raise NotFound
    if verb == "withdraw":
        actions.withdraw_relief(request.actor, pk, now=http.now())
        http.say(request, _("好的，不申请了。"))
    elif verb == "receive":
        signed_by = request.POST.get("signed_by", "")
        actions.receive(request.actor, pk, signed_by=signed_by, now=http.now())
        http.say(request, _("签收好了。"))
    else:
        raise NotFound
    return redirect("relief:overview", slug)
