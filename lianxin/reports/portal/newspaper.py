"""Every community's card on one sheet, as the newspaper once had them."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from lianxin.core import http
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.places.models import Subdistrict
from lianxin.reports import pdf
from lianxin.reports.queries import Doc
from lianxin.reports.queries.sheet import sheet_of
from lianxin.reports.sentences import leading, read


def _sheet(code: str, year: int) -> tuple[Subdistrict, Sequence[Doc]]:
    street, docs = sheet_of(code, year, today=http.today())
    if not docs:
        raise NotFound
    return street, docs


@require_GET
def sheet(request: Request, code: str, year: int) -> HttpResponse:
    street, docs = _sheet(code, year)
    cards = [
        (doc, sections, leading(sections))
        for doc, sections in zip(docs, map(read, docs), strict=True)
    ]
    context = {"street": street, "year": year, "cards": cards}
    return render(request, "reports/newspaper.html", context)


@require_GET
def on_paper(request: Request, code: str, year: int) -> HttpResponse:
    street, docs = _sheet(code, year)
    site = request.build_absolute_uri("/")
    body = pdf.newspaper(docs, street=street.name, year=year, site=site, today=http.today())
    title = _("%(street)s%(year)d年成绩单") % {"street": street.name, "year": year}
    name = content_disposition_header(as_attachment=False, filename=f"{title}.pdf")
    headers = {"Content-Disposition": name} if name else {}
    return HttpResponse(body, content_type="application/pdf", headers=headers)
