from lianxin.reports.queries.card import Card, Line, card_of, years_of
from lianxin.reports.queries.evidence import Asked, Evidence, evidence_of

__all__ = ["Asked", "Card", "Evidence", "Line", "card_of", "evidence_of", "years_of"]
