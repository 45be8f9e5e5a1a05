"""Whether an award's certificate is true, and under what name the public is told so."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings

from lianxin.core.http import local_day
from lianxin.honours.models import Nominee
from lianxin.honours.queries.consents import nominee_agrees
from lianxin.volunteers.rules.crediting import CODE_LETTERS, seal


def content(nominee: Nominee) -> dict[str, Any]:
    """All that a certificate says; the holder as a keyed hash, which stays when the name goes."""
    round_ = nominee.round
    return {
        "kind": "award",
        "number": nominee.certificate,
        "holder": nominee.holder_index,
        "award": round_.name,
        "honour": round_.honour,
        "community": round_.community_id,
        "on": local_day(round_.announced_at).isoformat() if round_.announced_at else "",
    }


def code_of(nominee: Nominee) -> str:
    """The code that goes with what a certificate says, by this installation's key."""
    return seal(content(nominee), key=settings.LIANXIN_INDEX_KEY.encode())


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the public is told of a code."""

    nominee: Nominee | None
    name: str = ""


def verdict(code: str, *, today: date) -> Verdict:
    typed = "".join(letter for letter in code.upper() if letter.isalnum())
    if len(typed) != CODE_LETTERS:
        return Verdict(None)
    found = (
        Nominee.objects.filter(code=typed, is_awarded=True)
        .annotate(is_named=nominee_agrees(today))
        .select_related("round__community__subdistrict")
        .first()
    )
    if found is None or code_of(found) != typed:
        return Verdict(None)
    return Verdict(found, found.name if vars(found)["is_named"] else "")
