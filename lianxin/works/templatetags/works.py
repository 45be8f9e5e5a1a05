"""How projects, their pieces and their course are told."""

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from lianxin.core.flow import Text
from lianxin.core.models import Entry
from lianxin.core.templatetags.lx import st
from lianxin.works.models import Piece, PieceState, Project, State
from lianxin.works.rules import PROJECT_FLOW
from lianxin.works.rules.acceptance import Verdict

register = template.Library()

TONES = {
    State.DRAFT: "new",
    State.ANNOUNCED: "council",
    State.UNDER_WAY: "doing",
    State.INSPECTING: "wait",
    State.ASKING: "wait",
    State.ACCEPTED: "done",
    State.PARTLY: "part",
    State.STOPPED: "withdrawn",
}
PIECE_TONES = {PieceState.TODO: "new", PieceState.DONE: "done", PieceState.PUT_OFF: "part"}
VOICE_TONES = {
    Verdict.FINE: "done",
    Verdict.WAITING: "wait",
    Verdict.SILENT: "lapsed",
    Verdict.NOT_FINE: "part",
}


@register.simple_tag
def project_badge(project: Project) -> SafeString:
    state = State(project.state)
    return st(TONES[state], state.label)


@register.simple_tag
def piece_badge(piece: Piece) -> SafeString:
    state = PieceState(piece.state)
    return st(PIECE_TONES[state], state.label)


@register.simple_tag
def voice_badge(verdict: Verdict) -> SafeString:
    words: dict[Verdict, Text] = {
        Verdict.FINE: _("住户说行"),
        Verdict.WAITING: _("还在听住户说"),
        Verdict.SILENT: _("到期没几户说话"),
        Verdict.NOT_FINE: _("住户说还不行"),
    }
    return st(VOICE_TONES[verdict], words[verdict])


@register.filter
def deed_told(entry: Entry) -> Text:
    """A step as the course tells it, with what it was about."""
    names: dict[str, Text] = {
        "plan": _("立项"),
        "pass": _("验收合格，请住户说行不行"),
        "say": _("一位住户说了话"),
        "consent": _("业主表决通过了") if entry.details.get("passed") else _("业主表决没通过"),
    }
    step = PROJECT_FLOW.get(entry.deed)
    return names.get(entry.deed) or (step.label if step else entry.deed)


@register.filter
def square_metres(hundredths: int) -> str:
    whole, rest = divmod(hundredths, 100)
    return f"{whole:,}.{rest:02d}" if rest else f"{whole:,}"
