"""The report card on paper: its words and numbers, handed to the press."""

import base64
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from PIL import Image

from lianxin.core.press import MARK, code, typeset
from lianxin.core.templatetags.lx import full_date, told
from lianxin.reports import charts
from lianxin.reports.doors import door, matter_door
from lianxin.reports.queries import Doc
from lianxin.reports.queries.pictures import files, jpegs
from lianxin.reports.sentences import Picture, Read, Row, Span, leading, read
from lianxin.reports.sentences import row as row_of

PAPER = Path(__file__).parent / "paper"
DASH = "—"


def title(doc: Doc) -> str:
    return _("%(name)s%(year)d年成绩单") % {"name": doc["community"], "year": doc["year"]}


def paper(doc: Doc, *, site: str, sha256: str = "") -> bytes:
    """A PDF whose numbers lead to their evidence at a site, e.g. https://lianxin.example/.

    The same card gives the same bytes; a signed one prints its fingerprint.
    """
    today = date.fromisoformat(doc["counted_on"])
    drawn = {key: _framed(file) for key, file in files(doc).items()}
    return typeset(PAPER / "card.typ", _told(doc, site, sha256, today, drawn), today=today)


def newspaper(docs: Sequence[Doc], *, street: str, year: int, site: str, today: date) -> bytes:
    """Every community's card on one sheet of A3."""
    told = {
        "lang": "en" if get_language() == "en" else "zh",
        "title": _("社区书记们交出%(year)d年成绩单") % {"year": year},
        "street": street,
        "printed": _("数到%(day)s为止。没有一个数字是手填的，每个都能点开看凭证。")
        % {"day": full_date(today)},
        "cards": _columns(docs, site),
    }
    return typeset(PAPER / "newspaper.typ", told, today=today)


def _columns(docs: Sequence[Doc], site: str) -> list[dict[str, Any]]:
    cards = [read(doc) for doc in docs]
    led = [leading(sections) for sections in cards]
    drawn = jpegs(each.key for each in led if each)
    return [
        _column(doc, sections, _leading(picture, drawn, site), site)
        for doc, sections, picture in zip(docs, cards, led, strict=True)
    ]


def _leading(
    picture: Picture | None, drawn: Mapping[str, bytes], site: str
) -> dict[str, str] | None:
    if picture is None or picture.key not in drawn:
        return None
    svg, url = _framed(drawn[picture.key]), urljoin(site, picture.url)
    return {"svg": svg, "caption": picture.caption, "url": url}


def _column(
    doc: Doc, sections: Sequence[Read], picture: dict[str, str] | None, site: str
) -> dict[str, Any]:
    return {
        "picture": picture,
        "name": doc["community"],
        "secretary": _("书记 %(name)s") % {"name": doc["secretary"]} if doc["secretary"] else "",
        "sections": [
            {"title": each.title, "lines": _lines(each, site)}
            for each in sections
            if each.sentences
        ],
    }


def _lines(section: Read, site: str) -> list[list[dict[str, Any]]]:
    return [[_span(span, site) for span in sentence] for sentence in section.sentences]


def _framed(file: bytes) -> str:
    """A JPEG within an SVG, which the press is told as text."""
    with Image.open(io.BytesIO(file), formats=("JPEG",)) as picture:
        wide, high = picture.size
    data = base64.b64encode(file).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" '
        f'viewBox="0 0 {wide} {high}"><image width="{wide}" height="{high}" '
        f'href="data:image/jpeg;base64,{data}"/></svg>'
    )


def _told(
    doc: Doc, site: str, sha256: str, today: date, drawn: Mapping[str, str]
) -> dict[str, Any]:
    figures = doc["figures"]
    return {
        "lang": "en" if get_language() == "en" else "zh",
        "mark": MARK.read_text(encoding="utf8"),
        "title": title(doc),
        "community": doc["community"],
        "place": _place(doc),
        "draft": _state(doc, sha256),
        "printed": _("数到%(day)s为止。") % {"day": full_date(today)},
        "words": _words(doc.get("each") or _("每千户")),
        "four": [_great(doc, code, site) for code in doc["four"]],
        "charts": _charts(doc) if figures["matters_solved"]["part"] else [],
        "focal": [_matter(doc, matter, site) for matter in doc["focal"]],
        "focal_note": _("这一年提出或办结的焦点问题共 %(count)d 件，不公开的也数在内。")
        % {"count": figures["focal"]["part"]},
        "sections": [_section(each, site, drawn) for each in read(doc)],
        "rates": [_rate(doc, code, site) for code in doc["rates"]],
        "figures": [_figure(doc, code, site) for code in figures],
        "seal": _seal(doc, site, sha256),
    }


def _state(doc: Doc, sha256: str) -> str:
    if not sha256:
        return _("草稿，随记录变化")
    return _("已签发，第 %(number)d 版") % {"number": doc["edition"]}


def _seal(doc: Doc, site: str, sha256: str) -> dict[str, Any] | None:
    """What a signed card is known by."""
    if not sha256:
        return None
    url = urljoin(site, reverse("reports:verify", args=[doc["slug"], doc["year"]]))
    day = date.fromisoformat(doc["signed_at"][:10])
    rows = [
        (_("签发"), f"{doc['signed_by']}　{full_date(day)}"),
        (_("版次"), _("第 %(number)d 版") % {"number": doc["edition"]}),
        (_("指纹"), " ".join(sha256[at : at + 4] for at in range(0, 64, 4))),
    ]
    if doc["reason"]:
        rows.insert(2, (_("更正"), doc["reason"]))
    return {
        "rows": [list(row) for row in rows],
        "note": _("正文、数字和凭证清单自签发起不再改动。若有更正，另出新版并写明理由，本版保留。"),
        "code": code(url),
        "url": url,
        "check": _("扫码核对"),
    }


def _words(each: str) -> dict[str, Any]:
    """`each` is of what a thousand is held against the numbers."""
    return {
        "focal": _("焦点问题"),
        "rates": _("比率"),
        "seal": _("签发与核验"),
        "numbers": [_("数的是什么"), _("今年"), "", _("去年"), _("街道平均"), each],
        "columns": [_("比率"), _("值"), _("分子／分母"), _("没有回答")],
        "rates_note": _("没有回答的不算在分母里，单独写在旁边；没有可数的写“不适用”，不写 0。"),
        "evidence": _("凭证"),
        "evidence_note": _("每个数字数的是哪些记录，打开它的地址就能看到。"),
    }


def _place(doc: Doc) -> str:
    place = f"{doc['street']}{doc['community']}"
    if not doc["secretary"]:
        return place
    return f"{place}　" + _("书记 %(name)s") % {"name": doc["secretary"]}


def _door(doc: Doc, figure: str, site: str) -> str:
    return urljoin(site, door(doc["slug"], doc["year"], figure))


def _great(doc: Doc, figure: str, site: str) -> dict[str, str]:
    told_of, said = doc["figures"][figure], row_of(doc, figure).said
    return {
        "value": told_of["words"] or DASH,
        "unit": told_of["unit"],
        "label": " ".join(filter(None, (told_of["label"], said and f"{said}{told_of['words']}"))),
        "url": _door(doc, figure, site),
    }


def _span(span: Span, site: str) -> dict[str, Any]:
    return {**asdict(span), "url": urljoin(site, span.url) if span.url else ""}


def _charts(doc: Doc) -> list[dict[str, str]]:
    return [
        {
            "title": _("各月解决的事"),
            "alt": _("各月解决的事的柱形图"),
            "svg": charts.solved_by_month(doc).paper,
            "note": _("按居民确认之日计。"),
        },
        {
            "title": _("按类别"),
            "alt": _("各类解决的事的条形图"),
            "svg": charts.solved_by_category(doc).paper,
            "note": "",
        },
    ]


def _matter(doc: Doc, matter: dict[str, str], site: str) -> dict[str, str]:
    notes = (matter["number"], matter["place"], matter["closed_on"])
    return {
        "title": matter["title"],
        "state": matter["state_words"],
        "note": _("，").join(note for note in notes if note),
        "url": urljoin(site, matter_door(doc["slug"], matter["number"])),
    }


def _rate(doc: Doc, figure: str, site: str) -> dict[str, Any]:
    told_of = doc["figures"][figure]
    whole, unit = told_of["whole"], told_of["unit"]
    silent = told_of["silent"]
    return {
        "label": told_of["label"],
        "share": {
            "words": told_of["words"] if whole else f"{DASH} {told(None)}",
            "url": _door(doc, figure, site) if whole else "",
        },
        "counts": f"{told(told_of['part'])}／{told(whole)} {unit}" if whole else DASH,
        "silent": DASH if silent is None else f"{told(silent)} {unit}",
    }


def _figure(doc: Doc, figure: str, site: str) -> dict[str, str]:
    told_of = doc["figures"][figure]
    shown = told_of["words"] or f"{DASH} {told(None)}"
    return {"label": told_of["label"], "value": shown, "url": _door(doc, figure, site)}


def _section(section: Read, site: str, drawn: Mapping[str, str]) -> dict[str, Any]:
    """A section as its title, its sentences with pictures, and rows of label, number and unit."""
    pictures = [
        [
            {"svg": drawn[each.key], "caption": each.caption, "url": urljoin(site, each.url)}
            for each in line
            if each.key in drawn
        ]
        for _sentence, line in section.lines
    ]
    return {
        "name": section.name,
        "title": section.title,
        "lines": _lines(section, site),
        "pictures": pictures,
        "rows": list(_rows(section.rows, site)),
    }


def _rows(rows: Iterable[Row], site: str) -> Iterable[dict[str, Any]]:
    for row in rows:
        yield {
            "label": row.label,
            "said": row.said,
            "unit": row.after.strip() or row.counts,
            "number": {"words": row.words, "url": urljoin(site, row.url)},
            "last": row.last or DASH,
            "mean": f"{row.mean} {row.over}".strip() or DASH,
            "each": row.each or DASH,
        }
