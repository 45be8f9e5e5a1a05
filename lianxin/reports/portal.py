"""Report card, its evidence, and the card on paper: public pages."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from lianxin.core import http
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.reports import charts, pdf, queries
from lianxin.reports.forms import AskedForm
from lianxin.reports.sentences import sentences


@require_GET
def card(request: Request, slug: str, year: int) -> HttpResponse:
    found = queries.card_of(slug, year, today=http.today())
    context = {
        "card": found,
        "community": found.community,
        "sentences": sentences(found),
        "by_month": charts.solved_by_month(found),
        "by_category": charts.solved_by_category(found),
    }
    return render(request, "reports/card.html", context)


@require_GET
def on_paper(request: Request, slug: str, year: int) -> HttpResponse:
    today = http.today()
    found = queries.card_of(slug, year, today=today)
    paper = pdf.paper(found, site=request.build_absolute_uri("/"), today=today)
    name = content_disposition_header(as_attachment=False, filename=f"{pdf.title(found)}.pdf")
    headers = {"Content-Disposition": name} if name else {}
    return HttpResponse(paper, content_type="application/pdf", headers=headers)


@require_GET
def evidence(request: Request, slug: str, year: int, code: str) -> HttpResponse:
    asked = AskedForm(request.GET).asked()
    if asked is None:
        raise NotFound
    today = http.today()
    found = queries.evidence_of(request.actor, slug, year, code, asked, today=today)
    context = {"evidence": found, "community": found.community, "year": year}
    return render(request, "reports/evidence.html", context)
