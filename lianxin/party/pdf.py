"""A courtyard's board on paper: its words and pictures, handed to the press."""

from base64 import b64encode
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lianxin.core.models import Upload
from lianxin.core.press import MARK, code, typeset
from lianxin.core.templatetags.lx import full_date
from lianxin.party.queries.board import Sheet, Shown

TEMPLATE = Path(__file__).parent / "paper/board.typ"


def title(found: Sheet) -> str:
    return f"{found.courtyard.label}{found.board.name}"


def sheet(found: Sheet, *, address: str, today: date) -> bytes:
    """A PDF to be hung up in the courtyard; what is taken back later is to be taken down, and the
    paper says so. `address` is where it stands as it is now.
    """
    told = _told(found, today) | {"code": code(address)}
    return typeset(TEMPLATE, told, today=today)


def _told(found: Sheet, today: date) -> dict[str, Any]:
    return {
        "lang": "en" if get_language() == "en" else "zh",
        "mark": MARK.read_text(encoding="utf8"),
        "title": found.board.name,
        "community": found.community.name,
        "courtyard": found.courtyard.label,
        "printed": _("%(day)s印制。每一项都由本人同意展示；本人收回的，请换上新印的这一张。")
        % {"day": full_date(today)},
        "nobody": _("这个院里还没有同意展示的党员。"),
        "scan": _("扫码看最新的"),
        "members": [_member(each) for each in found.members],
    }


def _member(shown: Shown) -> dict[str, Any]:
    return {
        "name": shown.name,
        "photo": _framed(shown.portrait) if shown.portrait else "",
        "posts": [{"name": name, "duties": duties} for name, duties in shown.posts],
        "pledge": _("承诺：%(words)s") % {"words": shown.pledge} if shown.pledge else "",
    }


def _framed(upload: Upload) -> str:
    """A picture as SVG that holds it, cut to a square: the press takes words alone."""
    with upload.file.open("rb") as source:
        data = b64encode(source.read()).decode()
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">'
        '<image width="100" height="100" preserveAspectRatio="xMidYMid slice" '
        f'href="data:image/jpeg;base64,{data}"/></svg>'
    )
