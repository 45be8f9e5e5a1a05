from lianxin.reports.queries.card import Card, Line, card_of, period_of, years_of
from lianxin.reports.queries.doc import Doc, doc_of, fingerprint, live
from lianxin.reports.queries.evidence import Asked, Evidence, evidence_of
from lianxin.reports.queries.sections import FIGURES, SECTIONS, Section

__all__ = [
    "FIGURES",
    "SECTIONS",
    "Asked",
    "Card",
    "Doc",
    "Evidence",
    "Line",
    "Section",
    "card_of",
    "doc_of",
    "evidence_of",
    "fingerprint",
    "live",
    "period_of",
    "years_of",
]
