from lianxin.reports.queries.card import FIGURES, Card, Line, card_of, years_of
from lianxin.reports.queries.evidence import Asked, Evidence, evidence_of

__all__ = ["FIGURES", "Asked", "Card", "Evidence", "Line", "card_of", "evidence_of", "years_of"]
