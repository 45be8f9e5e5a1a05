"""How activities and sign-ups look wherever they are shown."""

from datetime import datetime

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lianxin.activities.models import (
    Activity,
    Course,
    CourseState,
    Signup,
    SignupState,
    State,
    Way,
)
from lianxin.activities.rules import ACTIVITY_FLOW, words
from lianxin.activities.rules.activity import Phase, phase
from lianxin.core import http
from lianxin.core.flow import Text
from lianxin.core.models import Entry
from lianxin.core.press import code
from lianxin.core.templatetags.lx import clock, near_date, sep, st, weekday

register = template.Library()

TONES = {
    State.PLANNED: "new",
    State.PUBLISHED: "council",
    State.HELD: "wait",
    State.RECORDED: "done",
    State.CALLED_OFF: "withdrawn",
}
SIGNUP_TONES = {
    SignupState.ENTERED: "new",
    SignupState.PLACED: "done",
    SignupState.WAITING: "wait",
    SignupState.OFFERED: "council",
    SignupState.LOST: "declined",
    SignupState.LAPSED: "lapsed",
    SignupState.CANCELLED: "withdrawn",
}


@register.simple_tag
def activity_badge(activity: Activity) -> SafeString:
    """As residents read it: of a published one, how it is with signing up now."""
    state = State(activity.state)
    if state != State.PUBLISHED:
        told = _("办过了") if activity.is_held else state.label
        return st(TONES[state] if state != State.HELD else "done", told)
    told_phases: dict[Phase, tuple[str, Text]] = {
        Phase.WALK_IN: ("new", _("直接来")),
        Phase.BEFORE: ("wait", _("还没开始报名")),
        Phase.OPEN: ("council", _("正在报名")),
        Phase.CLOSED: ("part", _("报名截止")),
        Phase.OVER: ("done", _("办过了")),
    }
    tone, word = told_phases[phase(activity, http.now())]
    return st(tone, word)


@register.simple_tag
def desk_badge(activity: Activity) -> SafeString:
    state = State(activity.state)
    return st(TONES[state], state.label)


@register.simple_tag
def signup_badge(signup: Signup) -> SafeString:
    state = SignupState(signup.state)
    return st(SIGNUP_TONES[state], state.label)


@register.simple_tag
def from_to(starts_at: datetime, ends_at: datetime) -> str:
    """3月4日 星期三 18:00–20:00"""
    return f"{near_date(starts_at)} {weekday(starts_at)} {clock(starts_at)}–{clock(ends_at)}"


@register.filter
def headcount(activity: Activity) -> str:
    return words.headcount(activity)


@register.filter
def deed_name(entry: Entry) -> Text:
    """What a line of an activity's course says was done."""
    step = ACTIVITY_FLOW.get(entry.deed)
    return step.label if step else _("安排")


@register.simple_tag
def qr(address: str) -> SafeString:
    """An address as a code to be scanned."""
    return mark_safe(code(address))  # noqa: S308  # drawn by us; an address has no markup


@register.simple_tag
def places(activity: Activity) -> SafeString:
    """名额 50，还剩 12，候补 3 位"""
    parts = [str(part) for part in _places(activity) if part]
    return format_html_join(sep(), "{}", ((part,) for part in parts))


def _places(activity: Activity) -> list[str]:
    if activity.capacity is None:
        return [_("名额不限") if activity.takes_sign_ups else ""]
    told = [
        ngettext("名额 %(count)d", "名额 %(count)d", activity.capacity)
        % {"count": activity.capacity}
    ]
    if activity.way == Way.DRAW and activity.drawn_at is None:
        return [*told, _("%(count)d 人报名") % {"count": activity.last_number}]
    if activity.takes_sign_ups:
        free = activity.left or 0
        told.append(_("还剩 %(count)d") % {"count": free} if free else _("满了"))
    if activity.waiting:
        told.append(_("候补 %(count)d 位") % {"count": activity.waiting})
    return told


COURSE_TONES = {
    CourseState.PLANNED: "new",
    CourseState.ENROLLING: "doing",
    CourseState.RUNNING: "council",
    CourseState.FINISHED: "done",
    CourseState.CALLED_OFF: "withdrawn",
}


@register.simple_tag
def course_badge(course: Course, stands: Phase | str = "") -> SafeString:
    """As residents read it: of one that enrols, how it is with enrolling now."""
    state = CourseState(course.state)
    if state == CourseState.ENROLLING and stands == Phase.BEFORE:
        return st("new", _("想学的人先报"))
    if state == CourseState.ENROLLING and stands in (Phase.CLOSED, Phase.OVER):
        return st("part", _("报名截止"))
    return st(COURSE_TONES[state], state.label)
