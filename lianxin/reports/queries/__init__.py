from lianxin.reports.queries.card import Card, Line, card_of, years_of
from lianxin.reports.queries.evidence import Asked, Evidence, evidence_of
from lianxin.reports.queries.sections import FIGURES, SECTIONS, Section

__all__ = [
    "FIGURES",
    "SECTIONS",
    "Asked",
    "Card",
    "Evidence",
    "Line",
    "Section",
    "card_of",
    "evidence_of",
    "years_of",
]
