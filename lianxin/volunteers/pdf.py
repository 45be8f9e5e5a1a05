"""The certificate on paper, handed to the press."""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import segno
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lianxin.core.press import MARK, typeset
from lianxin.core.templatetags.lx import full_date
from lianxin.volunteers.models import Certificate
from lianxin.volunteers.rules.crediting import spoken_code, told_hours

TEMPLATE = Path(__file__).parent / "paper/certificate.typ"
MOST_LINES = 24
"""Services listed one by one; more are told by their sum for each project."""


def paper(certificate: Certificate, *, site: str, today: date) -> bytes:
    """A PDF with a code that leads to the page where anybody can check it."""
    return typeset(TEMPLATE, _told(certificate, site), today=today)


def _told(certificate: Certificate, site: str) -> dict[str, Any]:
    address = urljoin(site, reverse("volunteers_verify:verify", args=[certificate.code]))
    return {
        "mark": MARK.read_text(encoding="utf8"),
        "title": _("志愿服务记录证明"),
        "number": _("编号：%(number)s") % {"number": certificate.number},
        "statement": _statement(certificate),
        "facts": _facts(certificate),
        "heads": [_("哪天"), _("服务"), _("小时")],
        "lines": _lines(certificate),
        "total": _("合计 %(hours)s 小时") % {"hours": told_hours(certificate.minutes)},
        "issuer": certificate.issuer,
        "issued_on": full_date(certificate.issued_on),
        "seal": _("（盖章）"),
        "code": spoken_code(certificate.code),
        "check": _("核验码"),
        "how": _("扫码，或打开下面的地址输入核验码，就能查真伪。核验页上不会比这张证明多一个字。"),
        "address": address,
        "qr": qr(address),
        "revoked": _("本证明已作废") if certificate.state == "revoked" else "",
        "free": _("本证明免费开具；时长由社区核实，不含往返路上的时间。"),
    }


def qr(address: str) -> str:
    """The code of an address as SVG text."""
    out = BytesIO()
    segno.make(address, error="m", micro=False).save(
        out, kind="svg", border=0, xmldecl=False, svgns=True, omitsize=True
    )
    return out.getvalue().decode()


def _statement(certificate: Certificate) -> str:
    return _(
        "兹证明 %(name)s 自 %(since)s 至 %(until)s，自愿参加本社区组织的志愿服务，"
        "经核实的服务时间共 %(hours)s 小时。"
    ) % {
        "name": certificate.holder or "—",
        "since": full_date(certificate.since),
        "until": full_date(certificate.until),
        "hours": told_hours(certificate.minutes),
    }


def _facts(certificate: Certificate) -> list[list[str]]:
    facts = [
        [_("证件"), _("居民身份证 %(number)s") % {"number": certificate.identity}],
        [_("志愿者编号"), certificate.volunteer_number],
        [_("负责人"), certificate.responsible],
        [_("经办人"), certificate.handler],
        [_("联系电话"), certificate.contact],
    ]
    if certificate.stars:
        facts.insert(2, [_("累计星级"), "★" * certificate.stars])
    return [fact for fact in facts if fact[1]]


def _lines(certificate: Certificate) -> list[list[str]]:
    lines = certificate.lines
    if len(lines) <= MOST_LINES:
        return [
            [full_date(date.fromisoformat(line["on"])), line["what"], told_hours(line["minutes"])]
            for line in lines
        ]
    sums: dict[str, list[int]] = {}
    for line in lines:
        sums.setdefault(line["what"], []).append(line["minutes"])
    return [
        [
            ngettext("%(count)d 次", "%(count)d 次", len(minutes)) % {"count": len(minutes)},
            what,
            told_hours(sum(minutes)),
        ]
        for what, minutes in sums.items()
    ]
