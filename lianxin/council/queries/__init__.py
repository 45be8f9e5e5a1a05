from lianxin.council.queries.access import (
    council_at,
    council_for,
    council_of,
    item_for,
    session_for,
    sessions_for,
)

__all__ = [
    "council_at",
    "council_for",
    "council_of",
    "item_for",
    "session_for",
    "sessions_for",
]
