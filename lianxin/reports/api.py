"""Report cards, their figures and what proves them, the records that each figure counts, and what
residents say of a card.
"""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpResponse
from django.utils.translation import gettext as _
from ninja import Query
from ninja.params import functions
from pydantic import BaseModel, Field

from lianxin.core import http
from lianxin.core.api import (
    Body,
    Call,
    Door,
    Leaf,
    Part,
    Scope,
    Shape,
    Slug,
    Turning,
    Words,
    body_of,
    done,
    enumerated,
    filled,
    keep_home,
    taking,
)
from lianxin.core.api.problems import Fault, Unfit
from lianxin.core.errors import NotFound
from lianxin.matters.models import Matter
from lianxin.reports import actions, queries
from lianxin.reports.formats import FORMATS, KINDS, written
from lianxin.reports.forms import SayForm
from lianxin.reports.models import Edition, Mark
from lianxin.reports.queries import Asked, Doc
from lianxin.reports.queries.editions import proof, published
from lianxin.reports.queries.saying import own_marks, said_of
from lianxin.reports.queries.sections import SECTIONS

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


class CardProof(Shape):
    """What proves a published edition, and how what the caller holds compares with it."""

    edition: int
    sha256: str
    is_genuine: bool = Field(description="刚刚重新算过，和签发时一个字不差")
    is_same: bool | None = Field(description="您手里的就是这一版；没有写全六十四位是空的")
    begins_so: bool = Field(description="您写的几位和这一版的开头一样")


class WhichProof(BaseModel):
    """Which edition, and the fingerprint on paper."""

    edition: int | None = Field(None, ge=1, le=10_000, description="第几版；不写就是最新的")
    sha256: Words = Field("", max_length=200, description="纸上印的指纹")


@router.reads(
    "/communities/{slug}/cards/{int:year}/proof",
    scope=Scope.COMMUNITY_READ,
    gives=CardProof,
    says="核对公布的成绩单：指纹对不对得上",
    is_open=True,
)
def card_proof(request: Call, slug: Slug, year: Year, which: Query[WhichProof]) -> CardProof:
    found = proof(slug, year, which.edition, asked=which.sha256)
    return CardProof(
        edition=found.edition.number,
        sha256=found.edition.sha256,
        is_genuine=found.is_genuine,
        is_same=found.is_same,
        begins_so=found.begins_so,
    )


SectionOfCard: Any = Literal.__getitem__(tuple(section.name for section in SECTIONS))
MarkOfSection = Annotated[Mark, enumerated(Mark)]


class MarksSection(Body):
    """What one thinks of one section."""

    section: SectionOfCard
    mark: MarkOfSection


class MarkTold(Shape):
    """The same, as it was kept."""

    section: str = Field(examples=["works"])
    mark: MarkOfSection


class SaidOfCard(Shape):
    """What the caller said of a card, until when it can be changed, and how many said anything."""

    marks: list[MarkTold]
    words: str
    until: date
    people: int


def _marked(given: Sequence[MarksSection]) -> dict[str, str]:
    return {f"mark_{each.section}": each.mark.value for each in given}


MARKS = Part(
    Annotated[list[MarksSection], Field(max_length=len(SECTIONS), description="一节评一次")],
    [],
    _marked,
    is_spread=True,
)


@router.writes(
    "/communities/{slug}/cards/{int:year}/say",
    scope=Scope.CARDS_WRITE,
    gives=SaidOfCard,
    says="群众测评：评公布的成绩单，两周里可以改",
)
@taking(body_of(SayForm, "SaysOfCard", instead={"marks": MARKS}))
def say(request: Call, slug: Slug, year: Year, told: Any) -> SaidOfCard:
    edition = published(slug, year)
    if edition is None or edition.frozen is None:
        raise NotFound
    keep_home(request, edition.community_id)
    before, words = own_marks(request.actor, edition)
    data, _files = filled(told)
    form = SayForm(edition.frozen, before, words, data)
    if not set(data) <= set(form.fields):
        raise Unfit([Fault(field="marks", detail=_("没有这一项，看看名字有没有写错。"))])

    def deed() -> object:
        said = {"marks": form.marks(), "words": form.cleaned_data["words"]}
        return actions.say(request.actor, slug, year, **said, now=http.now())

    done(form, deed)
    said = said_of(edition, today=http.today())
    marks = {**before, **form.marks()}
    return SaidOfCard(
        marks=[MarkTold(section=name, mark=Mark(mark)) for name, mark in marks.items()],
        words=form.cleaned_data["words"] or words,
        until=said.until,
        people=said.people,
    )
