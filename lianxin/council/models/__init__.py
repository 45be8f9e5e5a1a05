from lianxin.council.models.agenda import (
    LIVE,
    RESOLVED,
    VOTED,
    AgendaItem,
    ItemState,
    Reserved,
)
from lianxin.council.models.charter import Base, Council, Member, MemberKind, Term
from lianxin.council.models.session import (
    HELD_STATES,
    SITTING,
    Presence,
    Seat,
    SeatState,
    Session,
    SessionState,
    Stakeholder,
)
from lianxin.council.models.votes import Choice, Passage, Resolution, Vote

__all__ = [
    "HELD_STATES",
    "LIVE",
    "RESOLVED",
    "SITTING",
    "VOTED",
    "AgendaItem",
    "Base",
    "Choice",
    "Council",
    "ItemState",
    "Member",
    "MemberKind",
    "Passage",
    "Presence",
    "Reserved",
    "Resolution",
    "Seat",
    "SeatState",
    "Session",
    "SessionState",
    "Stakeholder",
    "Term",
    "Vote",
]
