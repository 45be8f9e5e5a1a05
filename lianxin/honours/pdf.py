"""What goes on paper: an award's certificate, and the wall as a poster."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lianxin.core.http import local_day
from lianxin.core.press import MARK, code, typeset
from lianxin.core.templatetags.lx import full_date
from lianxin.honours.models import Nominee
from lianxin.honours.queries.wall import Told
from lianxin.places.models import Community
from lianxin.volunteers.rules.crediting import spoken_code

CERTIFICATE = Path(__file__).parent / "paper/certificate.typ"
WALL = Path(__file__).parent / "paper/wall.typ"


def _lang() -> str:
    return "en" if get_language() == "en" else "zh"


def certificate(nominee: Nominee, *, site: str) -> bytes:
    """A4 across, with a code that leads to the page where anybody can check it."""
    round_ = nominee.round
    on = local_day(round_.announced_at) if round_.announced_at else local_day(nominee.nominated_at)
    community = round_.community
    address = urljoin(site, reverse("honours_verify:verify", args=[nominee.code]))
    told = {
        "lang": _lang(),
        "mark": MARK.read_text(encoding="utf8"),
        "title": _("荣誉证书"),
        "name": nominee.name,
        "words": _("在%(award)s中，被评为“%(honour)s”。")
        % {"award": round_.name, "honour": round_.honour},
        "thanks": _("特发此证，谢谢您。"),
        "office": _("%(street)s%(name)s居民委员会")
        % {"street": community.subdistrict.name, "name": community.name},
        "day": full_date(on),
        "number": _("编号 %(number)s") % {"number": nominee.certificate},
        "check": _("核验码 %(code)s") % {"code": spoken_code(nominee.code)},
        "how": _("扫码，或打开下面的地址，就能查真伪。"),
        "address": address,
        "code": code(address),
    }
    return typeset(CERTIFICATE, told, today=on)


def wall(
    community: Community, title: str, stories: Sequence[Told], *, address: str, today: date
) -> bytes:
    """A3 to hang up. Pictures stay off paper: what hangs cannot be taken back at once."""
    told = {
        "lang": _lang(),
        "mark": MARK.read_text(encoding="utf8"),
        "title": title,
        "community": community.name,
        "lead": _("身边的好人，身边的好事"),
        "stories": [
            {
                "board": each.story.board.name,
                "title": each.story.title,
                "names": "、".join(each.names),
                "words": [line for line in each.story.words.splitlines() if line.strip()],
                "signed": each.story.signed,
            }
            for each in stories
        ],
        "how": _("扫一扫，看更多，也讲一件您看到的好事"),
        "day": _("印于 %(day)s；有人收回同意的，以网上为准。") % {"day": full_date(today)},
        "code": code(address),
    }
    return typeset(WALL, told, today=today)
