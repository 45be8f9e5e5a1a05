"""The card as a Word document, out of a template that anybody can restyle in Word."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from django.utils.translation import gettext as _

from lianxin.core.lazy import lazily
from lianxin.reports.doors import door, matter_door
from lianxin.reports.queries import Doc
from lianxin.reports.queries.pictures import files
from lianxin.reports.sentences import Picture, Read, Span, read
from lianxin.reports.sentences import row as row_of

units = lazily("docx.shared")
docxtpl = lazily("docxtpl")
TEMPLATE = Path(__file__).parent / "paper/card.docx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def document(doc: Doc, *, site: str, sha256: str = "") -> bytes:
    """Raises nothing for words that look like the template's own: they go in as text."""
    template = docxtpl.DocxTemplate(TEMPLATE)
    hand = Hand(partial(_linked, template, site), partial(_drawn, template, files(doc)))
    template.render(_told(doc, site, sha256, hand), autoescape=True)
    made = io.BytesIO()
    template.save(made)
    return made.getvalue()


@dataclass(frozen=True, slots=True)
class Hand:
    """How Word has words with addresses, and pictures."""

    linked: Callable[..., Any]
    drawn: Callable[[Picture], Any]


def _drawn(template: Any, jpegs: Mapping[str, bytes], picture: Picture) -> Any:
    file = io.BytesIO(jpegs[picture.key])
    return docxtpl.InlineImage(template, file, width=units.Mm(110))


def _linked(template: Any, site: str, *spans: Span) -> Any:
    """Words as Word has them, those with an address as a link to it."""
    line = docxtpl.RichText()
    for span in spans:
        if span.url:
            there = template.build_url_id(urljoin(site, span.url))
            line.add(span.words, url_id=there, underline=True)
        else:
            line.add(span.words)
    return line


def _told(doc: Doc, site: str, sha256: str, hand: Hand) -> dict[str, Any]:
    linked = hand.linked
    return {
        "title": _("%(name)s%(year)d年成绩单") % {"name": doc["community"], "year": doc["year"]},
        "place": f"{doc['street']}{doc['community']}",
        "secretary": doc["secretary"],
        "four": [
            f"{row.label} {row.said}{row.words}{row.after}"
            for row in (row_of(doc, code) for code in doc["four"])
        ],
        "sections": [_section(each, hand) for each in read(doc)],
        "heads": {
            "label": _("数的是什么"),
            "value": _("今年"),
            "counts": _("分子／分母"),
            "silent": _("没有回答"),
            "last": _("去年"),
            "mean": _("街道平均"),
            "each": doc.get("each") or _("每千户"),
        },
        "rates": [_rate(doc, code, linked) for code in doc["rates"]],
        "focal": [
            {**matter, "title": linked(Span(matter["title"], _page_of(doc, matter)))}
            for matter in doc["focal"]
        ],
        "evidence": _("每个数字的凭证：%(site)s")
        % {"site": urljoin(site, f"/c/{doc['slug']}/report/{doc['year']}/")},
        "sha256": _("指纹（SHA-256）：%(sha)s") % {"sha": sha256}
        if sha256
        else _("草稿，随记录变化"),
    }


def _section(each: Read, hand: Hand) -> dict[str, Any]:
    return {
        "title": each.title,
        "lines": [
            {
                "words": hand.linked(*line) if line else "",
                "pictures": [
                    {"image": hand.drawn(picture), "caption": picture.caption}
                    for picture in pictures
                ],
            }
            for line, pictures in each.lines
        ],
        "rows": [
            {
                "label": row.label,
                "value": hand.linked(Span(row.said), Span(f"{row.words}{row.after}", row.url)),
                "counts": row.counts,
                "last": row.last or "—",
                "mean": f"{row.mean} {row.over}".strip() or "—",
                "each": row.each or "—",
            }
            for row in each.rows
        ],
    }


def _rate(doc: Doc, code: str, linked: Callable[..., Any]) -> dict[str, Any]:
    figure = doc["figures"][code]
    whole = figure["whole"]
    return {
        "label": figure["label"],
        "value": linked(
            Span(figure["words"] if whole else "—", door(doc["slug"], doc["year"], code))
        ),
        "counts": f"{figure['part']:,}／{whole:,} {figure['unit']}" if whole else "—",
        "silent": "—" if figure["silent"] is None else f"{figure['silent']:,}",
    }


def _page_of(doc: Doc, matter: Mapping[str, Any]) -> str:
    return matter_door(doc["slug"], matter["number"])
