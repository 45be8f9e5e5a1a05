"""A session's minutes on paper, to be signed and filed."""

from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lianxin.core.press import MARK, typeset
from lianxin.core.spoken import clock
from lianxin.core.templatetags.lx import full_date
from lianxin.council.models import Passage
from lianxin.council.queries.sitting import Sitting

TEMPLATE = Path(__file__).parents[1] / "paper/minutes.typ"


def minutes(seen: Sitting, *, today: date) -> bytes:
    """A4 as PDF: names in full for who took part, masked as published for all others."""
    session = seen.session
    told = {
        "lang": "en" if get_language() == "en" else "zh",
        "mark": MARK.read_text(encoding="utf8"),
        "title": f"“{seen.council.name}”{session.title}",
        "head": _("会议纪要"),
        "community": seen.council.community.name,
        "rows": [{"label": label, "value": value} for label, value in _rows(seen)],
        "parts": [_part(seen, passage) for passage in seen.passages],
        "signed": _signed(seen),
    }
    return typeset(TEMPLATE, told, today=today)


def _rows(seen: Sitting) -> list[tuple[str, str]]:
    session = seen.session
    began, ended = session.opened_at or session.starts_at, session.closed_at
    when = f"{full_date(began)} {clock(began)}" + (f"–{clock(ended)}" if ended else "")
    return [
        (_("时间"), when),
        (_("地点"), session.venue),
        (_("主持"), _name(seen)),
        (
            _("到会"),
            _("应到 %(called)d 人，实到 %(came)d 人")
            % {"called": seen.bar.entitled, "came": seen.came},
        ),
    ]


def _name(seen: Sitting) -> str:
    chair = seen.session.chair
    return chair.name if seen.sees_all else chair.public_name


def _part(seen: Sitting, passage: Passage) -> dict[str, Any]:
    text = passage.text if seen.sees_all else passage.public_text
    title = passage.item.title if passage.item else _("会议")
    if not text:
        return {"title": _("一件不公开的事"), "lines": [_("内容不公开。")]}
    return {"title": title, "lines": [line for line in text.splitlines() if line.strip()]}


def _signed(seen: Sitting) -> list[dict[str, str]]:
    """Who stands for the minutes; a line to sign on where nobody does yet."""
    session = seen.session
    recorder = session.recorder if seen.sees_all else ""
    return [
        {
            "role": _("主持人"),
            "name": _name(seen) if session.approved_at else "",
            "day": full_date(session.approved_at) if session.approved_at else "",
        },
        {
            "role": _("记录人"),
            "name": recorder or (_("社区工作人员") if session.recorded_at else ""),
            "day": full_date(session.recorded_at) if session.recorded_at else "",
        },
    ]
