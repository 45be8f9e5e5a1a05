"""How the council's states look, and its people where names in full do not belong."""

from django import template
from django.utils.safestring import SafeString

from lianxin.core.masks import mask_name
from lianxin.core.names import COMPOUND
from lianxin.core.templatetags.lx import st
from lianxin.council.models import (
    AgendaItem,
    ItemState,
    Mediation,
    MediationState,
    OwnerVote,
    OwnerVoteState,
    Question,
    QuestionState,
    SeatState,
    Session,
    SessionState,
    Statement,
    StatementState,
)

register = template.Library()

SESSION_TONES = {
    SessionState.DRAFT: "new",
    SessionState.NOTIFIED: "council",
    SessionState.OPEN: "council",
    SessionState.PAUSED: "council",
    SessionState.HELD: "doing",
    SessionState.APPROVED: "doing",
    SessionState.PUBLISHED: "done",
    SessionState.CANCELLED: "withdrawn",
}
ITEM_TONES = {
    ItemState.PLANNED: "new",
    ItemState.PASSED: "doing",
    ItemState.FINISHED: "done",
    ItemState.FED_BACK: "done",
    ItemState.REJECTED: "declined",
    ItemState.POSTPONED: "withdrawn",
    ItemState.REFERRED: "referred",
    ItemState.DROPPED: "withdrawn",
}
QUESTION_TONES = {
    QuestionState.DRAFT: "new",
    QuestionState.OPEN: "council",
    QuestionState.CLOSED: "done",
    QuestionState.WITHDRAWN: "withdrawn",
}
OWNER_VOTE_TONES = {
    OwnerVoteState.DRAFT: "new",
    OwnerVoteState.ANNOUNCED: "wait",
    OwnerVoteState.OPEN: "council",
    OwnerVoteState.COUNTED: "doing",
    OwnerVoteState.PASSED: "done",
    OwnerVoteState.REJECTED: "declined",
    OwnerVoteState.VOID: "lapsed",
    OwnerVoteState.CANCELLED: "withdrawn",
}
STATEMENT_TONES = {
    StatementState.WAITING: "wait",
    StatementState.SHOWN: "done",
    StatementState.REFUSED: "declined",
    StatementState.TAKEN_DOWN: "withdrawn",
}
MEDIATION_TONES = {
    MediationState.ASKED: "wait",
    MediationState.UNDER_WAY: "doing",
    MediationState.DRAFTED: "wait",
    MediationState.AGREED: "done",
    MediationState.CLOSED: "done",
    MediationState.STOPPED: "declined",
    MediationState.FAILED: "lapsed",
}
SEAT_CLASSES = {SeatState.PRESENT: "in", SeatState.CALLED: "out", SeatState.EXCUSED: "out"}


@register.simple_tag
def session_badge(session: Session) -> SafeString:
    state = SessionState(session.state)
    return st(SESSION_TONES[state], state.label)


@register.simple_tag
def mediation_badge(mediation: Mediation) -> SafeString:
    state = MediationState(mediation.state)
    return st(MEDIATION_TONES[state], state.label)


@register.simple_tag
def item_badge(item: AgendaItem) -> SafeString:
    state = ItemState(item.state)
    return st(ITEM_TONES.get(state, "council"), state.label)


@register.simple_tag
def question_badge(question: Question) -> SafeString:
    state = QuestionState(question.state)
    return st(QUESTION_TONES[state], state.label)


@register.simple_tag
def statement_badge(statement: Statement) -> SafeString:
    state = StatementState(statement.state)
    return st(STATEMENT_TONES[state], state.label)


@register.simple_tag
def owner_vote_badge(vote: OwnerVote) -> SafeString:
    state = OwnerVoteState(vote.state)
    return st(OWNER_VOTE_TONES[state], state.label)


@register.filter
def square_metres(hundredths: int) -> str:
    """8950 as 89.5 ㎡, 900000 as 9,000 ㎡."""
    whole, part = divmod(hundredths, 100)
    tail = f".{part:02d}".rstrip("0") if part else ""
    return f"{whole:,}{tail} ㎡"


@register.filter
def seat_class(state: str) -> str:
    """Filled who is in the room, dashed who is not there, plain who has left it."""
    return SEAT_CLASSES.get(SeatState(state), "")


@register.filter
def surname(name: str) -> str:
    """司马 of 司马平, 张 of 张建国."""
    return name[:2] if name[:2] in COMPOUND else name[:1]


@register.filter
def span(seconds: int) -> str:
    """1:30, or, below nothing, how far over."""
    minutes, rest = divmod(abs(seconds), 60)
    return f"{minutes}:{rest:02}"


@register.filter
def masked(name: str) -> str:
    return mask_name(name)
