"""Where in a street help may be needed: what was promised to residents and is kept less than
elsewhere; a question, not a verdict, and no order of communities.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from lianxin.core.flow import Text
from lianxin.core.packs import rule
from lianxin.places.models import Community
from lianxin.reports.queries.counting import Counted, number_words
from lianxin.reports.queries.sections import FIGURES
from lianxin.reports.rules import ASK_BELOW

ASKED = (
    "response_rate",
    "resolution_rate",
    "satisfaction_rate",
    "resolutions_carried_out",
    "dissents_answered",
    "mediations_kept",
    "first_visit_in_time",
    "care_visits_kept",
    "pledges_kept",
)
"""Rates of what was promised to residents; how many members take part is nobody's call for help."""


@dataclass(frozen=True, slots=True)
class AskLine:
    code: str
    label: Text
    counted: str
    """Part and whole."""
    mean: str
    """The street's rate."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Where help may be needed, in words; a question, not a verdict."""

    community: Community
    lines: Sequence[AskLine]


def asks(counts: Counted, today: date) -> list[Ask]:
    """Each community with a rate that lies well below the street's."""
    found = [Ask(place, list(_below(counts, place, today))) for place in counts.places]
    return [ask for ask in found if ask.lines]


def _below(counts: Counted, place: Community, today: date) -> Iterator[AskLine]:
    least = rule(ASK_BELOW, on=today, jurisdictions=place.subdistrict.jurisdictions).value
    for code in ASKED:
        figure, value = FIGURES[code], counts.year[place.pk, code]
        mean, share = counts.mean(figure), value.share
        if mean is not None and share is not None and mean - share >= least:
            counted = f"{value.part:,}／{value.whole:,}"
            yield AskLine(code, figure.label, counted, number_words(figure, mean))
