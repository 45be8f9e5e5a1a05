"""Relief at the desk: who asked, what two found, what was decided, paid and signed for."""

import uuid

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
from lianxin.core.pictures import picture
from lianxin.people import desk as unmasking
from lianxin.services import actions
from lianxin.services.deeds import RELIEF_DEEDS as DEEDS
from lianxin.services.forms import relief as forms
from lianxin.services.models import Relief
from lianxin.services.queries import relief as queries
from lianxin.services.queries.law import YEAR_FEN, YEAR_TIMES, doubtful
from lianxin.volunteers.desk.taking import Choices, Taken, forms_for, take


@require_safe
@never_cache
def register(request: Request, slug: str) -> HttpResponse:
    is_over = request.GET.get("over") == "1"
    seen = queries.register(
        request.actor,
        slug,
        unmasked=unmasking.unmasked(request),
        is_over=is_over,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    rules = doubtful(seen.community, (YEAR_FEN, YEAR_TIMES), on=http.today())
    context = {"community": seen.community, "seen": seen, "is_over": is_over, "doubtful": rules}
    return render(request, "services/relief_desk.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, slug: str) -> HttpResponse:
    """Write down what somebody asked for (代办)."""
    community = queries.relief_desk(request.actor, slug)
    form = forms.ProxyAskForm(
        queries.doors(community.pk), request.POST or None, request.FILES or None
    )
    refusal = Refusal()
    if request.method == "POST":
        made: list[Relief] = []
        refusal = tried(
            form,
            lambda: made.append(
                actions.ask_relief(request.actor, community, form.told(), now=http.now())
            ),
        )
        if made:
            http.say(request, _("申请收好了，请两位同事分别入户核实。"))
            return redirect("relief_desk:relief", slug, made[0].pk)
    context = {"community": community, "form": form, "refusal": refusal}
    return render(request, "services/relief_new.html", context, status=refusal.status or 200)


@require_safe
@never_cache
def relief(request: Request, slug: str, pk: int) -> HttpResponse:
    return _page(request, _dossier(request, slug, pk), Taken())


def _dossier(request: Request, slug: str, pk: int) -> queries.Dossier:
    unmasked = unmasking.unmasked(request)
    return queries.dossier(request.actor, slug, pk, unmasked=unmasked, today=http.today())


def _choices(told: queries.Dossier) -> Choices:
    return {"project_id": list(told.payable)}


def _page(request: Request, told: queries.Dossier, taken: Taken) -> HttpResponse:
    context = {
        "community": told.relief.community,
        "told": told,
        "relief": told.relief,
        "taken": taken,
        "forms": forms_for(request, DEEDS, told.verbs, told.relief, _choices(told), taken),
    }
    return render(request, "services/relief.html", context, status=taken.status)


@require_POST
def step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    told = _dossier(request, slug, pk)
    taken = take(request, DEEDS, verb, told.relief, _choices(told))
    if taken.form:
        return _page(request, _dossier(request, slug, pk), taken)
    return redirect("relief_desk:relief", slug, pk)


@require_safe
@never_cache
def photo(request: Request, slug: str, key: uuid.UUID) -> HttpResponseBase:
    """A picture of a paper; each time it is opened is written down."""
    community = queries.relief_desk(request.actor, slug)
    if queries.photo_for(request.actor, key).relief.community_id != community.pk:
        raise NotFound
    upload = actions.look_at_photo(request.actor, key, now=http.now())
    return picture(upload, "full", is_public=False)


@require_POST
def unmask(request: Request, slug: str, pk: int) -> HttpResponse:
    """Show name and phone in full for some minutes, to this session alone."""
    told = _dossier(request, slug, pk)
    unmasking.unmask(request, told.relief.community, told.relief.person_id)
    return redirect("relief_desk:relief", slug, pk)
