"""The street's desk: communities side by side, cards to look through, the year's layout."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.http import Request
from lianxin.reports import actions
from lianxin.reports.forms import LayoutForm
from lianxin.reports.queries import editions
from lianxin.reports.queries.sections import FIGURES
from lianxin.reports.queries.starter import layout_of
from lianxin.reports.queries.street import SHADES, TREND, street_of


@never_cache
@require_safe
def side_by_side(request: Request, year: int) -> HttpResponse:
    trend = request.GET.get("trend", TREND)
    found = street_of(request.actor, year, trend=trend, today=http.today())
    context = {
        "desk_name": found.subdistrict.name,
        "at_street": True,
        "street": found,
        "year": year,
        "this_year": http.today().year,
        "shades": range(SHADES),
        "waiting": editions.to_review(request.actor),
    }
    return render(request, "reports/desk_street.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def layout(request: Request, year: int) -> HttpResponse:
    """The words by which every community's card of a year begins."""
    found = street_of(request.actor, year, today=http.today())
    laid = dict(layout_of(found.subdistrict.pk, year))
    form = LayoutForm(laid, request.POST if request.method == "POST" else None)
    refusal = Refusal()
    if request.method == "POST":
        refusal = tried(
            form,
            lambda: actions.lay_out(
                request.actor, found.subdistrict, year, form.cleaned_data, now=http.now()
            ),
        )
        if not refusal.status:
            http.say(request, _("定下来了，还没有动笔的社区照这个样子开始。"))
            return redirect("reports_street:side_by_side", year)
    context = {
        "desk_name": found.subdistrict.name,
        "at_street": True,
        "year": year,
        "form": form,
        "figures": FIGURES,
        "refusal": refusal,
    }
    return render(request, "reports/desk_layout.html", context, status=refusal.status or 200)
