"""Picking records into a card's words: found like anything else, named in the section asked for."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.people.queries import workplace
from lianxin.reports import actions
from lianxin.reports.forms import PickForm
from lianxin.reports.models import Edition, EditionState
from lianxin.reports.queries import editions
from lianxin.reports.queries.kinds import OF_SECTION, nameable, offers
from lianxin.reports.queries.sections import SECTIONS


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def pick(request: Request, slug: str, year: int, section: str) -> HttpResponse:
    """Records and pictures for one section, by words or what the year has of them."""
    workplace(request.actor, slug)
    edition = editions.under_way(request.actor, slug, year)
    if edition is None or section not in OF_SECTION:
        raise NotFound
    form = PickForm(edition, section, request.POST if request.method == "POST" else None)
    refusal = Refusal()
    if request.method == "POST":
        refusal = tried(
            form,
            lambda: actions.name(
                request.actor, edition.pk, section=section, now=http.now(), **form.cleaned_data
            ),
        )
        if not refusal.status:
            http.say(request, _("写进去了，句子可以再改改。"))
            page = reverse("reports_desk:edit", args=[slug, year])
            return redirect(f"{page}#s-{section}")
    return _page(request, edition, section, form, refusal)


def _page(
    request: Request, edition: Edition, section: str, form: PickForm, refusal: Refusal
) -> HttpResponse:
    words, kind = request.GET.get("q", "").strip(), request.GET.get("kind", "")
    context = {
        "community": edition.community,
        "edition": edition,
        "year": edition.year,
        "section": next(each for each in SECTIONS if each.name == section),
        "form": form,
        "refusal": refusal,
        "words": words,
        "kind": kind,
        "kinds": nameable().values(),
        "chosen": set(request.POST.getlist("refs")),
        "may_pick": edition.state == EditionState.DRAFT,
        "offers": offers(
            edition.community, section, edition.year, words=words, kind=kind, today=http.today()
        ),
    }
    return render(request, "reports/desk_pick.html", context, status=refusal.status or 200)
