"""Report card, its evidence, and what proves it: public pages."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from lianxin.core import http
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.core.press import code as drawn_code
from lianxin.places.queries import community_by_slug
from lianxin.reports import charts, queries
from lianxin.reports.formats import FORMATS, KINDS, title, written
from lianxin.reports.forms import AskedForm
from lianxin.reports.models import Edition
from lianxin.reports.queries import Doc
from lianxin.reports.queries.editions import before, proof, published
from lianxin.reports.queries.pictures import settled
from lianxin.reports.queries.saying import said_of
from lianxin.reports.sentences import read


def told_of(request: Request, slug: str, year: int) -> tuple[Doc, Edition | None]:
    """The published card as it was signed, or the draft as the records have it now."""
    edition = published(slug, year, _number(request))
    if edition is not None and edition.frozen is not None:
        return edition.frozen, edition
    if _number(request) is not None:
        raise NotFound
    return queries.live(slug, year, today=http.today()), None


def _number(request: Request) -> int | None:
    told = request.GET.get("edition", "")
    return int(told) if told.isdecimal() else None


@require_GET
def card(request: Request, slug: str, year: int) -> HttpResponse:
    doc, edition = told_of(request, slug, year)
    if edition:
        doc = settled(doc, today=http.today())
    newest = published(slug, year) if edition and _number(request) else edition
    context = {
        "doc": doc,
        "edition": edition,
        "newest": newest,
        "is_newest": edition is None or newest is None or edition.pk == newest.pk,
        "earlier": before(edition) if edition else (),
        "said": said_of(edition, today=http.today()) if edition else None,
        "community": community_by_slug(slug),
        "read": read(doc),
        "four": [(code, doc["figures"][code]) for code in doc["four"]],
        "rates": [(code, doc["figures"][code]) for code in doc["rates"]],
        "by_month": charts.solved_by_month(doc),
        "by_category": charts.solved_by_category(doc),
        "kinds": KINDS.items(),
    }
    return render(request, "reports/card.html", context)


@require_GET
def download(request: Request, slug: str, year: int, kind: str) -> HttpResponse:
    """The card as PDF, Word, Excel, JSON or one web page."""
    if kind not in FORMATS:
        raise NotFound
    doc, edition = told_of(request, slug, year)
    media, _made = FORMATS[kind]
    site, sha256 = request.build_absolute_uri("/"), edition.sha256 if edition else ""
    body = written(kind, doc, site=site, sha256=sha256, today=http.today())
    name = content_disposition_header(as_attachment=kind != "pdf", filename=f"{title(doc)}.{kind}")
    headers = {"Content-Disposition": name} if name else {}
    return HttpResponse(body, content_type=media, headers=headers)


@require_GET
def evidence(request: Request, slug: str, year: int, code: str) -> HttpResponse:
    asked = AskedForm(request.GET).asked()
    if asked is None:
        raise NotFound
    today = http.today()
    found = queries.evidence_of(request.actor, slug, year, code, asked, today=today)
    context = {"evidence": found, "community": found.community, "year": year}
    return render(request, "reports/evidence.html", context)


@require_GET
def verify(request: Request, slug: str, year: int) -> HttpResponse:
    """Whether what somebody holds in their hands is what was signed."""
    found = proof(slug, year, _number(request), asked=request.GET.get("sha256", ""))
    context = {
        "community": found.edition.community,
        "edition": found.edition,
        "year": year,
        "proof": found,
        "code": drawn_code(request.build_absolute_uri()),
    }
    return render(request, "reports/verify.html", context)
