"""What goes on paper: an activity's poster, with a code that leads to its page, and a course's
certificate.
"""

from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lianxin.activities.models import Activity, Certificate, Kind, Way
from lianxin.core.http import local_day
from lianxin.core.press import MARK, code, typeset
from lianxin.core.spoken import clock, spoken
from lianxin.core.templatetags.lx import full_date, weekday

TEMPLATE = Path(__file__).parent / "paper/poster.typ"
CERTIFICATE = Path(__file__).parent / "paper/certificate.typ"


def poster(activity: Activity, *, address: str, today: date) -> bytes:
    """A4 as PDF; `address` is the whole one of the activity's page."""
    told = {
        "lang": "en" if get_language() == "en" else "zh",
        "mark": MARK.read_text(encoding="utf8"),
        "code": code(address),
        **words(activity),
    }
    return typeset(TEMPLATE, told, today=today)


def words(activity: Activity) -> dict[str, Any]:
    """What the poster says, on the page to print as on paper."""
    community = activity.community
    kind = str(Kind(activity.kind).label)
    return {
        "title": activity.title,
        "community": community.name,
        "head": _("%(name)s请您来") % {"name": community.name},
        "kind": f"{activity.series.name}・{kind}" if activity.series else kind,
        "rows": [(label, value) for label, value in _rows(activity) if value],
        "words": [line for line in activity.words.splitlines() if line.strip()],
        "how": _how(activity),
        "also": _("也可以打社区电话 %(phone)s，或者当面说一声。") % {"phone": community.phone},
    }


def _rows(activity: Activity) -> list[tuple[str, str]]:
    day = f"{full_date(activity.starts_at)} {weekday(activity.starts_at)}"
    return [
        (_("时间"), day),
        ("", f"{clock(activity.starts_at)}–{clock(activity.ends_at)}"),
        (_("地点"), activity.where),
        (_("请谁来"), activity.audience),
        (_("名额"), _("%(count)d 个") % {"count": activity.capacity} if activity.capacity else ""),
        (_("主办"), activity.organiser),
        (_("一起办"), activity.partners),
    ]


def _how(activity: Activity) -> str:
    if activity.way == Way.WALK_IN or activity.opens_at is None:
        return _("不用报名，到时候直接来")
    moment = {"moment": spoken(activity.opens_at)}
    if activity.way == Way.DRAW:
        return _("扫码报名，%(moment)s开始，到时抽签") % moment
    return _("扫码报名，%(moment)s开始，先到先得") % moment


def certificate(given: Certificate, *, today: date) -> bytes:
    """A4 across as PDF: who completed what, when, and by which rule."""
    course, community = given.course, given.course.community
    began, ended = (
        local_day(each) for each in (course.began_at or given.issued_at, given.issued_at)
    )
    told = {
        "lang": "en" if get_language() == "en" else "zh",
        "mark": MARK.read_text(encoding="utf8"),
        "title": _("结业证书"),
        "community": community.name,
        "name": given.person.name,
        "words": _(
            "%(start)s至%(end)s参加“%(title)s”学习，%(held)d 次课到了 %(came)d 次，准予结业。"
        )
        % {
            "start": full_date(began),
            "end": full_date(ended),
            "title": course.title,
            "held": given.sessions,
            "came": given.attended,
        },
        "series": course.series.name if course.series else "",
        "office": _("%(name)s居民委员会") % {"name": community.name},
        "day": full_date(ended),
        "number": _("编号 %(course)d-%(number)03d") % {"course": course.pk, "number": given.number},
    }
    return typeset(CERTIFICATE, told, today=today)
