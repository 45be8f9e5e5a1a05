"""Sheets of codes to be cut and put up by stairwell doors."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.core import press
from lianxin.core.flow import Text
from lianxin.places.models import Community, DoorCode, Place

TEMPLATE = Path(__file__).parent / "paper/codes.typ"


@dataclass(frozen=True, slots=True)
class Layout:
    """How many codes stand on which paper, and how large."""

    name: str
    label: Text
    paper: str
    columns: int
    rows: int
    code_mm: int
    is_upright: bool
    """The code above its words, not beside them."""


LAYOUTS: Mapping[str, Layout] = MappingProxyType(
    {
        each.name: each
        for each in (
            Layout("a4", gettext_lazy("A4，一张 8 个"), "a4", 2, 4, 42, False),
            Layout("a5", gettext_lazy("A5，一张 4 个"), "a5", 2, 2, 46, True),
            Layout("a5-one", gettext_lazy("A5，一张 1 个，贴墙"), "a5", 1, 1, 100, True),
        )
    }
)


def sheet(
    community: Community,
    told: Iterable[tuple[Place, DoorCode]],
    layout: Layout,
    *,
    site: str,
    today: date,
) -> bytes:
    """A PDF with a code for each door, its place in words, and the address to be typed."""
    words: dict[str, Any] = {
        "paper": layout.paper,
        "columns": layout.columns,
        "rows": layout.rows,
        "code_mm": layout.code_mm,
        "upright": layout.is_upright,
        "mark": press.MARK.read_text(encoding="utf8"),
        "community": community.name,
        "title": _("楼门二维码"),
        "invites": _("有事，扫一扫说一声"),
        "or": _("扫不了，输入这个网址："),
        "phone": _("打电话也一样：%(phone)s") % {"phone": community.phone}
        if community.phone
        else "",
        "codes": [_code(place, code, site) for place, code in told],
    }
    return press.typeset(TEMPLATE, words, today=today)


def _code(place: Place, code: DoorCode, site: str) -> dict[str, str]:
    yard, _space, door = place.label.partition(" ")
    return {
        "yard": yard,
        "door": door,
        "qr": press.code(urljoin(site, f"/q/{code.code}/")),
        "link": f"{urlsplit(site).netloc}/q/{code.spoken}",
    }
