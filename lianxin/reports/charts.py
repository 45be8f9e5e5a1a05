"""Bar charts as SVG: one drawing for page and paper, colours by class, bars as doors."""

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width
from xml.etree.ElementTree import Element, SubElement, tostring

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lianxin.reports.doors import door
from lianxin.reports.queries import Doc

WIDE, NARROW = 760, 240
"""On a phone of 390 px and in 长辈版 the narrow one's letters come out at 19 px."""
_AXIS_LEFT, _TOP, _FLOOR = 40, 24, 200
_BAR = 36
_THICK = 18
_LETTER = 13
PAPER = (
    "text{font-family:'Noto Sans SC';font-size:13px;fill:#45494e}"
    ".ch-v{font-weight:600;fill:#1a1c1e}"
    ".ch-bar{fill:#45494e}"
    ".ch-hit{fill:none}"
    ".ch-axis{stroke:#cfcfc8}"
    ".ch-grid{stroke:#e4e4df}"
)
"""What a page's stylesheet says of the classes, for paper, which has none."""


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    value: int
    url: str

    @property
    def told(self) -> str:
        """The bar in words, for who does not see it; they begin with what is seen."""
        seen = {"label": self.label, "count": f"{self.value:,}"}
        return (
            ngettext("%(label)s%(count)s 件，看凭证", "%(label)s%(count)s 件，看凭证", self.value)
            % seen
        )


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars with a title, drawn for where they are shown."""

    title: str
    bars: Sequence[Bar]
    is_upright: bool = False

    @property
    def wide(self) -> SafeString:
        return _told(self._drawn(32))

    @property
    def narrow(self) -> SafeString:
        return _told(rows(self.bars, self.title, width=NARROW, pitch=40))

    @property
    def paper(self) -> str:
        drawing = self._drawn(26)
        drawing.set("xmlns", "http://www.w3.org/2000/svg")
        SubElement(drawing, "style").text = PAPER
        return _told(drawing)

    def _drawn(self, pitch: int) -> Element:
        if self.is_upright:
            return columns(self.bars, self.title)
        return rows(self.bars, self.title, width=WIDE, pitch=pitch)


def solved_by_month(doc: Doc) -> Chart:
    bars = [
        Bar(
            _("%(month)d月") % {"month": month},
            count,
            door(doc["slug"], doc["year"], "matters_solved", month=month),
        )
        for month, count in enumerate(doc["months"], start=1)
    ]
    return Chart(_("%(year)d年各月解决的事，共 %(count)d 件") % _whole(doc), bars, is_upright=True)


def solved_by_category(doc: Doc) -> Chart:
    bars = [
        Bar(name, count, door(doc["slug"], doc["year"], "matters_solved", category=code))
        for code, name, count in doc["categories"]
    ]
    return Chart(_("%(year)d年各类解决的事，共 %(count)d 件") % _whole(doc), bars)


def _whole(doc: Doc) -> dict[str, int]:
    return {"year": doc["year"], "count": doc["figures"]["matters_solved"]["part"]}


def columns(bars: Sequence[Bar], title: str) -> Element:
    """Upright bars over a common floor, as for months."""
    drawing = _drawing(WIDE, _FLOOR + 34, title)
    most = max((bar.value for bar in bars), default=0)
    step = _step(most)
    top = step * max(1, -(-most // step))
    for mark in range(0, top + 1, step):
        y = _FLOOR - (_FLOOR - _TOP) * mark // top
        line = "ch-grid" if mark else "ch-axis"
        SubElement(drawing, "path", {"class": line, "d": f"M{_AXIS_LEFT} {y}H{WIDE}"})
        _text(drawing, "ch-t", _AXIS_LEFT - 10, y + 5, str(mark), anchor="end")
    pitch = (WIDE - _AXIS_LEFT) / max(1, len(bars))
    for place, bar in enumerate(bars):
        left = round(_AXIS_LEFT + pitch * place + (pitch - _BAR) / 2)
        middle, height = left + _BAR // 2, round((_FLOOR - _TOP) * bar.value / top)
        link = _link(drawing, bar)
        _text(link, "ch-t", middle, _FLOOR + 22, bar.label, anchor="middle")
        if bar.value:
            _rect(link, "ch-hit", left, 0, _BAR, _FLOOR)
            _rect(link, "ch-bar", left, _FLOOR - height, _BAR, height)
            _text(link, "ch-v", middle, _FLOOR - height - 8, f"{bar.value:,}", anchor="middle")
    return drawing


def rows(bars: Sequence[Bar], title: str, *, width: int, pitch: int) -> Element:
    """Lying bars one below another, `pitch` apart, as for categories with names."""
    drawing = _drawing(width, pitch * len(bars), title)
    most = max((bar.value for bar in bars), default=0) or 1
    labels = [_cut(bar.label, width * 9 // 20) for bar in bars]
    left = max(map(_breadth, labels), default=0) + 14
    room = width - left - 16 - _breadth(f"{most:,}")
    for place, (bar, label) in enumerate(zip(bars, labels, strict=True)):
        middle = pitch * place + pitch // 2
        link = _link(drawing, bar)
        _text(link, "ch-t", 0, middle + 5, label)
        if bar.value:
            length = max(2, round(room * bar.value / most))
            _rect(link, "ch-hit", 0, middle - pitch // 2, width, pitch)
            _rect(link, "ch-bar", left, middle - _THICK // 2, length, _THICK)
            _text(link, "ch-v", left + length + 8, middle + 5, f"{bar.value:,}")
    return drawing


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


def _cut(text: str, room: int) -> str:
    """What of a label has room; who does not see it hears it whole."""
    if _breadth(text) <= room:
        return text
    return _cut(f"{text.removesuffix('…')[:-1]}…", room)


def _drawing(width: int, height: int, title: str) -> Element:
    box = f"0 0 {width} {height}"
    return Element("svg", {"viewBox": box, "role": "group", "aria-label": title})


def _link(drawing: Element, bar: Bar) -> Element:
    """A door for the bar; nothing leads to nothing."""
    if not bar.value:
        return SubElement(drawing, "g")
    return SubElement(drawing, "a", {"href": bar.url, "aria-label": bar.told})


def _rect(parent: Element, kind: str, x: int, y: int, width: int, height: int) -> None:
    numbers = {"x": x, "y": y, "width": width, "height": height, "rx": 2}
    told = {name: str(number) for name, number in numbers.items()}
    SubElement(parent, "rect", {"class": kind, **told})


def _text(parent: Element, kind: str, x: int, y: int, words: str, *, anchor: str = "") -> None:
    where = {"class": kind, "x": str(x), "y": str(y)}
    if anchor:
        where["text-anchor"] = anchor
    SubElement(parent, "text", where).text = words


def _told(drawing: Element) -> SafeString:
    return mark_safe(tostring(drawing, encoding="unicode"))  # noqa: S308  # escaped by its builder
