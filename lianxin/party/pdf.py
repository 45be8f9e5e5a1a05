"""Courtyards' boards and letters of introduction on paper: their words, handed to the press."""

from base64 import b64encode
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from PIL import Image

from lianxin.core.models import Upload
from lianxin.core.press import MARK, code, typeset
from lianxin.core.templatetags.lx import full_date
from lianxin.party.models import Transfer
from lianxin.party.queries.board import Sheet, Shown

TEMPLATE = Path(__file__).parent / "paper/board.typ"
PORTRAIT = 480
"""Pixels along the longer edge: enough for 24 mm on paper."""
LETTER = Path(__file__).parent / "paper/letter.typ"


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
    """A picture as SVG that holds a small copy, cut to a square: the press takes words alone."""
    small = BytesIO()
    with upload.file.open("rb") as source, Image.open(source) as picture:
        picture.thumbnail((PORTRAIT, PORTRAIT))
        picture.save(small, "JPEG", quality=85)
    data = b64encode(small.getvalue()).decode()
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">'
        '<image width="100" height="100" preserveAspectRatio="xMidYMid slice" '
        f'href="data:image/jpeg;base64,{data}"/></svg>'
    )


def letter_on_paper(transfer: Transfer, *, today: date) -> bytes:
    """A letter of introduction with its stub and the receipt to be sent back."""
    return typeset(LETTER, _letter(transfer), today=today)


def _letter(transfer: Transfer) -> dict[str, Any]:
    giver = _("%(community)s党委") % {"community": transfer.community.name}
    member, branch = transfer.member, transfer.from_branch
    rank = member.get_rank_display() if member else ""
    until = full_date(transfer.valid_until)
    words = _("%(name)s同志（%(rank)s），原在%(branch)s，现转去你处，请接收其组织关系。")
    return {
        "lang": "en" if get_language() == "en" else "zh",
        "title": _("党员组织关系介绍信"),
        "receipt": _("回执"),
        "stub": _("存根"),
        "number": transfer.letter,
        "to": transfer.elsewhere,
        "words": words
        % {"name": transfer.name, "rank": rank, "branch": branch.name if branch else ""},
        "valid": _("有效期到%(day)s为止（当日有效）。") % {"day": until},
        "giver": giver,
        "issued": full_date(transfer.issued_on),
        "seal": _("（盖章）"),
        "received": _("%(giver)s：%(name)s同志的组织关系已转到我处。")
        % {"giver": giver, "name": transfer.name},
        "signed": _("接收党组织（盖章）　　　　年　　月　　日"),
        "note": _("本信由连心桥打印，盖章有效；以全国党员管理信息系统办理的结果为准。"),
    }
