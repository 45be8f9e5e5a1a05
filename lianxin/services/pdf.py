"""A member's route sheet on paper, handed to the press."""

from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from lianxin.core.press import MARK, typeset
from lianxin.core.templatetags.lx import clock, full_date
from lianxin.services.queries.sheet import Line, Sheet

TEMPLATE = Path(__file__).parent / "paper/sheet.typ"


def paper(sheet: Sheet) -> bytes:
    return typeset(TEMPLATE, _told(sheet), today=sheet.today)


def _told(sheet: Sheet) -> dict[str, Any]:
    return {
        "mark": MARK.read_text(encoding="utf8"),
        "title": _("上门单"),
        "who": f"{sheet.member.team.name}　{sheet.member.name}",
        "made": _("%(day)s 印") % {"day": full_date(sheet.today)},
        "empty": _("没有要上门的。"),
        "foot": _("看到什么、做了什么、用了什么料，写在格子里；没有照片也行。用完交回社区。"),
        "lines": [_row(each) for each in sheet.planned],
    }


def _row(line: Line) -> dict[str, str]:
    visit = line.visit
    return {
        "when": f"{full_date(visit.day)} {clock(visit.starts_at)}",
        "where": visit.request.place_label,
        "what": visit.request.service.name,
        "words": visit.request.words,
        "who": "　".join(each for each in (line.name, line.phone) if each),
        "found": _("看到："),
        "did": _("做了："),
        "used": _("用料："),
    }
