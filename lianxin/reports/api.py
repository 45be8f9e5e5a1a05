"""Report cards, their figures, and the records that each figure counts."""

from typing import Annotated, Any

from django.http import HttpResponse
from ninja import Query
from ninja.params import functions
from pydantic import Field

from lianxin.core import http
from lianxin.core.api import Call, Door, Leaf, Scope, Shape, Slug, Turning
from lianxin.matters.models import Matter
from lianxin.reports import queries
from lianxin.reports.formats import FORMATS, KINDS, written
from lianxin.reports.models import Edition
from lianxin.reports.queries import Asked, Doc
from lianxin.reports.queries.editions import published

router = Door()
Year = Annotated[int, functions.Path(ge=2000, le=2100, examples=[2015])]
Code = Annotated[
    str, functions.Path(pattern=r"^[a-z0-9_]+$", max_length=60, examples=["matters_solved"])
]


class FigureTold(Shape):
    """One figure of a card."""

    code: str = Field(examples=["matters_solved"])
    label: str = Field(examples=["办结的诉求"])
    words: str = Field(examples=["38"], description="数是多少；没有就是空的")
    after: str = Field(examples=["件"])
    meaning: str
    declared: int | None = Field(description="只有纸上有的数，和它的出处分开写")


class CardTold(Shape):
    """A community's report card of one year: as signed, or as the records have it now."""

    community: str = Field(examples=["lishanlu"])
    year: int
    counted_on: str = Field(examples=["2015-12-31"])
    is_running: bool = Field(description="这一年还没有过完")
    edition: int | None = Field(description="公布的是第几版；没有公布就是现在的记录")
    sha256: str = Field(description="公布的那一版的指纹")
    figures: list[FigureTold]


class Record(Shape):
    """One record that a figure counts."""

    kind: str = Field(examples=["matters.matter"])
    id: int
    number: str = Field(examples=["LSL-2015-000012"], description="诉求的编号")
    title: str


class EvidenceLeaf(Leaf):
    """A page of the records that a figure counts: those that the caller may see."""

    code: str
    count: int = Field(description="一共数了几条")
    seen: int = Field(description="您看得到几条；别的数在内，内容不显示")
    items: list[Record]


def _doc(slug: str, year: int) -> tuple[Doc, Edition | None]:
    """The card as it was signed, or as the records have it now."""
    edition = published(slug, year)
    if edition is not None and edition.frozen is not None:
        return edition.frozen, edition
    return queries.live(slug, year, today=http.today()), None


@router.reads(
    "/communities/{slug}/cards/{int:year}",
    scope=Scope.COMMUNITY_READ,
    gives=CardTold,
    says="一个社区一年的成绩单",
    is_open=True,
)
def card(request: Call, slug: Slug, year: Year) -> CardTold:
    doc, edition = _doc(slug, year)
    return CardTold(
        community=doc["slug"],
        year=doc["year"],
        counted_on=doc["counted_on"],
        is_running=doc["is_running"],
        edition=edition.number if edition else None,
        sha256=edition.sha256 if edition else "",
        figures=[_figure(code, each) for code, each in sorted(doc["figures"].items())],
    )


def _figure(code: str, figure: Doc) -> FigureTold:
    declared = figure.get("declared")
    return FigureTold(
        code=code,
        label=figure["label"],
        words=figure["words"] or "",
        after=figure["after"],
        meaning=str(queries.FIGURES[code].meaning) if code in queries.FIGURES else "",
        declared=declared["value"] if declared else None,
    )


class WhichRecords(Turning):
    """Which of a figure's records; a page has fifty."""

    of: str = Field("part", pattern="^(part|whole|silent)$")
    month: int | None = Field(None, ge=1, le=12)


@router.reads(
    "/communities/{slug}/cards/{int:year}/figures/{code}",
    scope=Scope.COMMUNITY_READ,
    gives=EvidenceLeaf,
    says="一个数是怎么数出来的：它数的每一条记录",
    is_open=True,
)
def evidence(
    request: Call, slug: Slug, year: Year, code: Code, which: Query[WhichRecords]
) -> EvidenceLeaf:
    asked = Asked(of=which.of, month=which.month, after=which.after, before=which.before)
    found = queries.evidence_of(request.actor, slug, year, code, asked, today=http.today())
    return EvidenceLeaf(
        code=code,
        count=found.count,
        seen=found.seen,
        items=[_record(each) for each in found.page.rows],
        next=found.page.next,
        previous=found.page.previous,
    )


def _record(row: Any) -> Record:
    is_matter = isinstance(row, Matter)
    return Record(
        kind=row._meta.label_lower,
        id=row.pk,
        number=row.number if is_matter else "",
        title=row.title if is_matter else "",
    )


def _on_paper(kind: str, name: str) -> None:
    media, _made = FORMATS[kind]

    def take(request: Call, slug: Slug, year: Year) -> HttpResponse:
        doc, edition = _doc(slug, year)
        site, sha256 = request.build_absolute_uri("/"), edition.sha256 if edition else ""
        body = written(kind, doc, site=site, sha256=sha256, today=http.today())
        return HttpResponse(body, content_type=media)

    take.__name__ = f"card_{kind}"
    router.papers(
        f"/communities/{{slug}}/cards/{{int:year}}/card.{kind}",
        scope=Scope.COMMUNITY_READ,
        says=f"成绩单，{name}",
        media=media,
        is_open=True,
    )(take)


for its_kind in ("pdf", "docx", "xlsx"):
    _on_paper(its_kind, str(KINDS[its_kind]))
