"""What moved on a card since the last day that was noted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lianxin.reports.models import DayNumbers, Edition
from lianxin.reports.queries.doc import Doc


@dataclass(frozen=True, slots=True)
class Moved:
    label: str
    code: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Since:
    day: date
    """The last day before this one that the clock noted: yesterday, unless it stood still."""
    moved: Sequence[Moved]


def moved(edition: Edition, doc: Doc, *, today: date) -> Since | None:
    """The figures that differ from those of the last day that was noted; None without one."""
    noted = DayNumbers.objects.filter(edition=edition, day__lt=today).order_by("-day").first()
    if noted is None:
        return None
    lines = [
        Moved(figure["label"], code, noted.words[code], figure["words"])
        for code, figure in doc["figures"].items()
        if code in noted.words and noted.words[code] != figure["words"]
    ]
    return Since(noted.day, lines)
