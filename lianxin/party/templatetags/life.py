"""How meetings of Party life and what is owed of them look."""

from django import template
from django.utils.safestring import SafeString

from lianxin.core.templatetags.lx import st
from lianxin.party.models import Meeting, MeetingState, Motion, MotionState, Turnout
from lianxin.party.queries.due import Due, Life

register = template.Library()

MEETING_TONES = {
    MeetingState.PLANNED: "new",
    MeetingState.TOLD: "council",
    MeetingState.OPEN: "council",
    MeetingState.HELD: "doing",
    MeetingState.APPROVED: "done",
    MeetingState.CALLED_OFF: "withdrawn",
}
MOTION_TONES = {
    MotionState.PUT: "council",
    MotionState.PASSED: "done",
    MotionState.FAILED: "declined",
    MotionState.DROPPED: "withdrawn",
}
SEAT_CLASSES = {Turnout.PRESENT: "in", Turnout.CALLED: "out"}


@register.simple_tag
def meeting_badge(meeting: Meeting) -> SafeString:
    state = MeetingState(meeting.state)
    return st(MEETING_TONES[state], state.label)


@register.simple_tag
def motion_badge(motion: Motion) -> SafeString:
    state = MotionState(motion.state)
    return st(MOTION_TONES[state], state.label)


@register.filter
def due(life: Life, code: str) -> Due | None:
    """What a branch owes of one frequency; none where it owes nothing."""
    return life.due(code)


@register.filter
def turnout_class(state: str) -> str:
    """Filled who came, dashed who did not, plain who asked for leave."""
    return SEAT_CLASSES.get(Turnout(state), "")
