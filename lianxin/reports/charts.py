"""Bar charts as SVG: one drawing for page and paper, colours by class, bars as doors."""

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width
from xml.etree.ElementTree import Element, SubElement, tostring

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from lianxin.reports.doors import door
from lianxin.reports.queries import Card

WIDTH = 760
_AXIS_LEFT, _TOP, _FLOOR = 40, 24, 200
_BAR = 36
_ROW, _THICK, _ROOM_FOR_VALUE = 32, 18, 76
_LETTER = 13
PAPER = (
    "text{font-family:'Noto Sans SC';font-size:13px;fill:#45494e}"
    ".ch-v{font-weight:600;fill:#1a1c1e}"
    ".ch-bar{fill:#45494e}"
    ".ch-axis{stroke:#cfcfc8}"
    ".ch-grid{stroke:#e4e4df}"
)
"""What a page's stylesheet says of the classes, for paper, which has none."""


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    value: int
    told: str
    """The bar in words, for who does not see it."""
    url: str


def solved_by_month(card: Card, *, on_paper: bool = False) -> SafeString:
    bars = [
        Bar(
            _("%(month)d月") % {"month": month},
            count,
            _("%(month)d月解决 %(count)d 件，看凭证") % {"month": month, "count": count},
            door(card.community.slug, card.year, "matters_solved", month=month),
        )
        for month, count in enumerate(card.months, start=1)
    ]
    title = _("%(year)d年各月解决的事，共 %(count)d 件") % _whole(card)
    return columns(bars, title, on_paper=on_paper)


def solved_by_category(card: Card, *, on_paper: bool = False) -> SafeString:
    bars = [
        Bar(
            category.name,
            count,
            _("%(category)s解决 %(count)d 件，看凭证") % {"category": category, "count": count},
            door(card.community.slug, card.year, "matters_solved", category=category.code),
        )
        for category, count in card.categories
    ]
    title = _("%(year)d年各类解决的事，共 %(count)d 件") % _whole(card)
    return rows(bars, title, on_paper=on_paper)


def _whole(card: Card) -> dict[str, int]:
    return {"year": card.year, "count": card.values["matters_solved"].part}


def columns(bars: Sequence[Bar], title: str, *, on_paper: bool = False) -> SafeString:
    """Upright bars over a common floor, as for months."""
    drawing = _drawing(_FLOOR + 34, title, on_paper=on_paper)
    step = _step(max((bar.value for bar in bars), default=0))
    top = step * max(1, -(-max((bar.value for bar in bars), default=0) // step))
    for mark in range(0, top + 1, step):
        y = _FLOOR - (_FLOOR - _TOP) * mark // top
        line = "ch-grid" if mark else "ch-axis"
        SubElement(drawing, "path", {"class": line, "d": f"M{_AXIS_LEFT} {y}H{WIDTH}"})
        _text(drawing, "ch-t", _AXIS_LEFT - 10, y + 5, str(mark), anchor="end")
    pitch = (WIDTH - _AXIS_LEFT) / len(bars)
    for place, bar in enumerate(bars):
        left = round(_AXIS_LEFT + pitch * place + (pitch - _BAR) / 2)
        middle, height = left + _BAR // 2, round((_FLOOR - _TOP) * bar.value / top)
        if bar.value:
            link = _link(drawing, bar)
            _rect(link, left, _FLOOR - height, _BAR, height)
            _text(link, "ch-v", middle, _FLOOR - height - 8, f"{bar.value:,}", anchor="middle")
        _text(drawing, "ch-t", middle, _FLOOR + 22, bar.label, anchor="middle")
    return _told(drawing)


def rows(bars: Sequence[Bar], title: str, *, on_paper: bool = False) -> SafeString:
    """Lying bars one below another, as for categories with names."""
    drawing = _drawing(_ROW * len(bars) - 4, title, on_paper=on_paper)
    most = max((bar.value for bar in bars), default=1)
    left = max((_breadth(bar.label) for bar in bars), default=0) + 14
    for place, bar in enumerate(bars):
        y = _ROW * place + 5
        length = max(2, round((WIDTH - left - _ROOM_FOR_VALUE) * bar.value / most))
        _text(drawing, "ch-t", 0, y + 14, bar.label)
        link = _link(drawing, bar)
        _rect(link, left, y, length, _THICK)
        _text(link, "ch-v", left + length + 8, y + 14, f"{bar.value:,}")
    return _told(drawing)


def _step(most: int) -> int:
    """The distance of grid lines, of 1, 2 or 5 and noughts, that makes at most five of them."""
    power = 1
    while True:
        for head in (1, 2, 5):
            if head * power * 5 >= most:
                return head * power
        power *= 10


def _breadth(text: str) -> int:
    return sum(_LETTER if east_asian_width(letter) in "WF" else 8 for letter in text)


def _drawing(height: int, title: str, *, on_paper: bool) -> Element:
    box = {"viewBox": f"0 0 {WIDTH} {height}"}
    if not on_paper:
        return Element("svg", {**box, "role": "group", "aria-label": title})
    drawing = Element("svg", {**box, "xmlns": "http://www.w3.org/2000/svg"})
    SubElement(drawing, "style").text = PAPER
    return drawing


def _link(drawing: Element, bar: Bar) -> Element:
    return SubElement(drawing, "a", {"href": bar.url, "aria-label": bar.told})


def _rect(parent: Element, x: int, y: int, width: int, height: int) -> None:
    numbers = {"x": x, "y": y, "width": width, "height": height, "rx": 2}
    told = {name: str(number) for name, number in numbers.items()}
    SubElement(parent, "rect", {"class": "ch-bar", **told})


def _text(parent: Element, kind: str, x: int, y: int, words: str, *, anchor: str = "") -> None:
    where = {"class": kind, "x": str(x), "y": str(y)}
    if anchor:
        where["text-anchor"] = anchor
    SubElement(parent, "text", where).text = words


def _told(drawing: Element) -> SafeString:
    return mark_safe(tostring(drawing, encoding="unicode"))  # noqa: S308  # escaped by its builder
