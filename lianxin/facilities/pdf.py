"""The codes of an exhibition, to be cut out and hung beside what they tell of."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lianxin.core.press import MARK, code, typeset
from lianxin.facilities.models import Exhibit, Room

TEMPLATE = Path(__file__).parent / "paper/codes.typ"


def codes(room: Room, labels: Sequence[tuple[Exhibit, str]], *, today: date) -> bytes:
    """A4 as PDF; each exhibit comes with the whole address that its code carries."""
    told = {
        "lang": "en" if get_language() == "en" else "zh",
        "mark": MARK.read_text(encoding="utf8"),
        "title": room.name,
        "community": room.community.name,
        "how": _("用手机扫一扫，看介绍、听讲解"),
        "labels": [
            {
                "number": number,
                "title": exhibit.title,
                "era": exhibit.era,
                "has_sound": bool(exhibit.sound_id),
                "code": code(address),
            }
            for number, (exhibit, address) in enumerate(labels, start=1)
        ],
        "listen": _("有讲解录音"),
        "cut": _("沿虚线剪开，贴在展品旁边、伸手够得着的高度。"),
    }
    return typeset(TEMPLATE, told, today=today)
