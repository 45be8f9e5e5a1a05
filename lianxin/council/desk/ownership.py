"""The register of owners at the desk: door by door, and on what ground it is somebody's."""

from uuid import UUID

from django import forms as django_forms
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound, NotPermitted
from lianxin.core.http import Request
from lianxin.core.pictures import SIZES, picture
from lianxin.council import actions
from lianxin.council.forms.ownership import Showing
from lianxin.council.models import Holding
from lianxin.council.queries.ownership import doors_desk, holding_for
from lianxin.council.queries.papers import owner_paper_photo


@require_safe
@never_cache
def doors(request: Request, slug: str) -> HttpResponse:
    return _page(request, slug, request.GET.get("place", ""))


def _page(
    request: Request,
    slug: str,
    place: str,
    *,
    refusal: Refusal | None = None,
    failed: tuple[int, django_forms.Form] | None = None,
) -> HttpResponse:
    asked = request.GET
    page = doors_desk(
        request.actor,
        slug,
        place=place,
        after=asked.get("after", ""),
        before=asked.get("before", ""),
    )
    pk, form = failed or (0, None)
    context = {
        "community": page.community,
        "page": page,
        "rows": [(door, form if door.pk == pk else Showing(door.pk)) for door in page.seen.rows],
        "refusal": refusal,
    }
    status = (refusal.status if refusal else 0) or 200
    return render(request, "council/desk_doors.html", context, status=status)


@require_POST
def step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    """A door confirmed, or a confirmation taken back."""
    holding = holding_for(request.actor, pk, slug=slug)
    if verb not in ("confirm", "withdraw"):
        raise NotFound
    form = Showing(pk, request.POST) if verb == "confirm" else django_forms.Form(request.POST)
    try:
        refusal = tried(form, lambda: _do(request, holding, form))
    except NotPermitted as refused:
        refusal = Refusal(refused.status, refused.message)
    if refusal.status:
        words = refusal.message or " ".join(map(str, form.non_field_errors()))
        told = Refusal(refusal.status, words)
        failed = (pk, form) if verb == "confirm" else None
        return _page(request, slug, str(holding.place_id), refusal=told, failed=failed)
    http.say(request, _("核对好了。") if verb == "confirm" else _("核对收回了。"))
    return redirect(f"{reverse('council_desk:doors', args=[slug])}?place={holding.place_id}")


def _do(request: Request, holding: Holding, form: django_forms.Form) -> object:
    actor, now = request.actor, http.now()
    if isinstance(form, Showing):
        return actions.confirm_door(actor, holding.pk, form.shown(), now=now)
    words = request.POST.get("words", "")
    return actions.withdraw_proof(actor, holding.pk, words=words, now=now)


@require_safe
@never_cache
def photo(request: Request, slug: str, pk: int, key: UUID, size: str) -> HttpResponseBase:
    """The picture of an owner's paper, for who reads it the second time."""
    if size not in SIZES:
        raise NotFound
    response = picture(owner_paper_photo(request.actor, slug, pk, key), size, is_public=False)
    response["Cache-Control"] = "private, no-store"
    return response
