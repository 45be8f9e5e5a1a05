"""How places, asks, things and visits are told."""

from django import template
from django.utils.safestring import SafeString

from lianxin.core.headcounts import told_headcount
from lianxin.core.templatetags.lx import st
from lianxin.facilities.models import (
    Ask,
    AskState,
    Equipment,
    Loan,
    LoanState,
    Visit,
)

register = template.Library()

ASK_TONES = {
    AskState.ASKED: "wait",
    AskState.CONFIRMED: "done",
    AskState.DECLINED: "declined",
    AskState.WITHDRAWN: "withdrawn",
    AskState.GIVEN_UP: "withdrawn",
    AskState.LAPSED: "lapsed",
}
LOAN_TONES = {
    LoanState.OUT: "doing",
    LoanState.RETURNED: "done",
    LoanState.DAMAGED: "part",
    LoanState.LOST: "lapsed",
}
THING_TONES = {"good": "done", "worn": "done", "damaged": "part", "lost": "lapsed"}


@register.simple_tag
def ask_badge(ask: Ask) -> SafeString:
    state = AskState(ask.state)
    return st(ASK_TONES[state], state.label)


@register.simple_tag
def loan_badge(loan: Loan) -> SafeString:
    state = LoanState(loan.state)
    return st(LOAN_TONES[state], state.label)


@register.simple_tag
def thing_badge(thing: Equipment) -> SafeString:
    return st(THING_TONES[thing.condition], thing.get_condition_display())


@register.filter
def came(visit: Visit) -> str:
    return told_headcount(visit.count, is_approximate=visit.is_approximate)
