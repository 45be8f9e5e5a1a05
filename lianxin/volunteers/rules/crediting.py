"""Hours and stars by the day's rules, in whole minutes; and the steps of a certificate."""

import base64
import hmac
import json
from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext_lazy as _

from lianxin.core.flow import Flow, Step
from lianxin.volunteers.models import Certificate
from lianxin.volunteers.models import CertificateState as C
from lianxin.volunteers.rules.access import BY_STAFF, issues, issues_or_is_clock

HOUR = 60
"""Minutes."""
CODE_LETTERS = 16
"""Eighty bits: nobody guesses one."""


def step_minutes(step: Fraction) -> int:
    """An hour's share as whole minutes; raises ValueError where it is none."""
    minutes = step * HOUR
    if minutes.denominator != 1:
        raise ValueError(f"{step} of an hour is not a whole number of minutes")
    return minutes.numerator


def credit(starts_at: datetime, ends_at: datetime, *, step: int) -> int:
    """The minutes between two moments in whole steps begun and ended."""
    return int((ends_at - starts_at).total_seconds()) // 60 // step * step


def is_whole(minutes: int, *, step: int) -> bool:
    return minutes % step == 0


def told_hours(minutes: int) -> str:
    """299.5 of 17,970 minutes."""
    hours = Fraction(minutes, HOUR)
    if hours.denominator == 1:
        return f"{hours.numerator:,}"
    return f"{float(hours):,.2f}".rstrip("0")


def stars(minutes: int, thresholds: Sequence[Fraction]) -> int:
    """How many of the thresholds, in hours, are reached: 300 reaches 300 (V-05)."""
    return sum(Fraction(minutes, HOUR) >= least for least in thresholds)


def content(certificate: Certificate) -> dict[str, Any]:
    """All that a certificate says; the holder as a keyed hash, which stays when they leave."""
    return {
        "number": certificate.number,
        "holder": certificate.holder_index,
        "volunteer": certificate.volunteer_number,
        "since": certificate.since.isoformat(),
        "until": certificate.until.isoformat(),
        "issued_on": certificate.issued_on.isoformat() if certificate.issued_on else "",
        "issuer": certificate.issuer,
        "responsible": certificate.responsible,
        "handler": certificate.handler,
        "minutes": certificate.minutes,
        "stars": certificate.stars,
        "lines": certificate.lines,
    }


def seal(said: dict[str, Any], *, key: bytes) -> str:
    """The code that goes with what a certificate says: letters and the digits 2 to 7."""
    words = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    mark = hmac.new(key, words.encode(), sha256).digest()
    return base64.b32encode(mark).decode()[:CODE_LETTERS]


def spoken_code(code: str) -> str:
    """ABCD-EFGH-JKLM-NPQR, as it is printed."""
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def _step(verb: str, label: Any, sources: Any, target: str | None, **rest: Any) -> Step:
    return Step(verb, label, frozenset(sources), target, **rest)


CERTIFICATE_FLOW = Flow(
    _step("post", _("公示"), {C.ASKED}, C.POSTED, by=issues, who=BY_STAFF),
    _step("issue", _("开具"), {C.ASKED, C.POSTED}, C.ISSUED, by=issues_or_is_clock, who=BY_STAFF),
    _step("refuse", _("不开具"), {C.ASKED, C.POSTED}, C.REFUSED, by=issues, who=BY_STAFF),
    _step("revoke", _("作废"), {C.ISSUED}, C.REVOKED, by=issues, who=BY_STAFF),
)
