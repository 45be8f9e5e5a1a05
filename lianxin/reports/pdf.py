"""The report card on paper: its words and numbers, handed to the press."""

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lianxin.core.flow import Text
from lianxin.core.press import MARK, typeset
from lianxin.core.templatetags.figures import number
from lianxin.core.templatetags.lx import full_date, told
from lianxin.matters.models import Matter
from lianxin.reports import charts
from lianxin.reports.doors import door, matter_door
from lianxin.reports.queries import Card, Line, Section
from lianxin.reports.sentences import Span, sentences

TEMPLATE = Path(__file__).parent / "paper/card.typ"
DASH = "—"


def title(card: Card) -> str:
    return _("%(name)s%(year)d年成绩单") % {"name": card.community.name, "year": card.year}


def paper(card: Card, *, site: str, today: date) -> bytes:
    """A PDF whose numbers lead to their evidence at a site, e.g. https://lianxin.example/.

    The same card on the same day gives the same bytes.
    """
    return typeset(TEMPLATE, _told(card, site, today), today=today)


def _told(card: Card, site: str, today: date) -> dict[str, Any]:
    return {
        "lang": "en" if get_language() == "en" else "zh",
        "mark": MARK.read_text(encoding="utf8"),
        "title": title(card),
        "community": card.community.name,
        "place": _place(card),
        "draft": _("草稿，随记录变化"),
        "printed": _("数到%(day)s为止。") % {"day": full_date(today)},
        "words": _words(),
        "four": [_great(card, line, site) for line in card.four],
        "sentences": [[_span(span, site) for span in sentence] for sentence in sentences(card)],
        "charts": _charts(card) if card.values["matters_solved"].part else [],
        "focal": [_matter(card, matter, site) for matter in card.focal],
        "focal_note": _("这一年提出或办结的焦点问题共 %(count)d 件，不公开的也数在内。")
        % {"count": card.values["focal"].part},
        "sections": [_section(card, each, lines, site) for each, lines in card.sections],
        "rates": [_rate(card, line, site) for line in card.rates],
        "figures": [_figure(card, card.line(code), site) for code in card.values],
    }


def _words() -> dict[str, Any]:
    return {
        "council": _("协商议事"),
        "focal": _("焦点问题"),
        "rates": _("比率"),
        "columns": [_("比率"), _("值"), _("分子／分母"), _("没有回答")],
        "rates_note": _("没有回答的不算在分母里，单独写在旁边；没有可数的写“不适用”，不写 0。"),
        "evidence": _("凭证"),
        "evidence_note": _("每个数字数的是哪些记录，打开它的地址就能看到。"),
    }


def _place(card: Card) -> str:
    place = f"{card.community.subdistrict.name}{card.community.name}"
    if not card.secretary:
        return place
    return f"{place}　" + _("书记 %(name)s") % {"name": card.secretary}


def _door(card: Card, line: Line, site: str) -> str:
    return urljoin(site, door(card.community.slug, card.year, line.figure.code))


def _great(card: Card, line: Line, site: str) -> dict[str, str]:
    return {
        "value": told(line.value.part),
        "unit": str(line.figure.unit),
        "label": str(line.figure.label),
        "url": _door(card, line, site),
    }


def _span(span: Span, site: str) -> dict[str, Any]:
    return {**asdict(span), "url": urljoin(site, span.url) if span.url else ""}


def _charts(card: Card) -> list[dict[str, str]]:
    return [
        {
            "title": _("各月解决的事"),
            "alt": _("各月解决的事的柱形图"),
            "svg": charts.solved_by_month(card).paper,
            "note": _("按居民确认之日计。"),
        },
        {
            "title": _("按类别"),
            "alt": _("各类解决的事的条形图"),
            "svg": charts.solved_by_category(card).paper,
            "note": "",
        },
    ]


def _matter(card: Card, matter: Matter, site: str) -> dict[str, str]:
    notes = (matter.number, matter.place_label, full_date(matter.closed_at))
    return {
        "title": matter.title,
        "state": matter.get_state_display(),
        "note": _("，").join(note for note in notes if note),
        "url": urljoin(site, matter_door(card.community.slug, matter)),
    }


def _counted(count: int | None, unit: Text) -> str:
    return DASH if count is None else f"{told(count)} {unit}"


def _rate(card: Card, line: Line, site: str) -> dict[str, Any]:
    value, unit = line.value, line.figure.unit
    share = value.share
    return {
        "label": str(line.figure.label),
        "share": {
            "words": told(share) if share is not None else f"{DASH} {told(None)}",
            "url": _door(card, line, site) if share is not None else "",
        },
        "counts": f"{told(value.part)}／{told(value.whole)} {unit}" if value.whole else DASH,
        "silent": _counted(value.silent, unit),
    }


def _figure(card: Card, line: Line, site: str) -> dict[str, str]:
    shown = number(line.figure, line.value)
    return {"label": str(line.figure.label), "value": shown, "url": _door(card, line, site)}


def _section(card: Card, section: Section, lines: list[Line], site: str) -> dict[str, Any]:
    """A section as its title and rows of label, number and unit, each number with its door."""
    rows = [
        {
            "label": str(line.figure.label),
            "unit": "" if line.figure.whole else str(line.figure.unit),
            "number": {
                "words": number(line.figure, line.value),
                "url": _door(card, line, site),
            },
        }
        for line in lines
    ]
    return {"title": str(section.title), "rows": rows}
