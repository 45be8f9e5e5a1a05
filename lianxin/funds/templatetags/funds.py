"""How money, states and payees look."""

from django import template
from django.utils.safestring import SafeString

from lianxin.core.masks import mask_name
from lianxin.core.templatetags.lx import st
from lianxin.funds.models import PayeeKind, Project, ProjectState, Vote, VoteState, Voucher
from lianxin.funds.rules import money

register = template.Library()

TONES = {
    ProjectState.DRAFT: "new",
    ProjectState.PROPOSED: "new",
    ProjectState.VOTING: "council",
    ProjectState.CHOSEN: "council",
    ProjectState.UNCHOSEN: "declined",
    ProjectState.AGREED: "council",
    ProjectState.APPROVED: "doing",
    ProjectState.NOTICED: "wait",
    ProjectState.DELIVERING: "doing",
    ProjectState.ACCEPTED: "part",
    ProjectState.PUBLISHED: "done",
    ProjectState.REFUSED: "declined",
    ProjectState.DROPPED: "withdrawn",
}
VOTE_TONES = {
    VoteState.DRAFT: "new",
    VoteState.OPEN: "council",
    VoteState.CLOSED: "wait",
    VoteState.COUNTED: "wait",
    VoteState.DECLARED: "done",
    VoteState.CANCELLED: "withdrawn",
}


@register.filter
def yuan(fen: int | None) -> str:
    """1,234.50 of 123450."""
    return money.yuan(fen or 0)


@register.simple_tag
def project_badge(project: Project) -> SafeString:
    state = ProjectState(project.state)
    return st(TONES[state], state.label)


@register.simple_tag
def vote_badge(vote: Vote) -> SafeString:
    state = VoteState(vote.state)
    return st(VOTE_TONES[state], state.label)


@register.filter
def public_payee(voucher: Voucher) -> str:
    """A firm in full, a person masked (S-16)."""
    return mask_name(voucher.payee) if voucher.payee_kind == PayeeKind.PERSON else voucher.payee


@register.filter
def masked(name: str) -> str:
    return mask_name(name)


@register.filter
def signed(voucher: Voucher) -> str:
    """What a booking did to the money: paid with a minus, taken back with a plus."""
    told = money.yuan(voucher.amount)
    return {"pay": f"−{told}", "reverse": f"+{told}", "grant": f"+{told}"}.get(voucher.kind, told)
