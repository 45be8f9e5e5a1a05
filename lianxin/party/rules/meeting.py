"""The steps of a meeting of Party life and of a vote in it, and who may take them."""

from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import Actor
from lianxin.core.flow import Flow, Step
from lianxin.party.models import (
    AHEAD,
    COUNTED,
    Attendance,
    Body,
    BodyKind,
    BranchKind,
    Meeting,
    MeetingKind,
    Motion,
)
from lianxin.party.models import MeetingState as S
from lianxin.party.models import MotionState as M
from lianxin.party.rules.access import visible_to

BY_HEADS = _("支部书记、支委或党务干部")
BY_CALLED = _("接到通知的党员")
VOTING = frozenset({MeetingKind.MEMBERS, MeetingKind.COMMITTEE, MeetingKind.LIFE})
"""Kinds of meeting in which something can be put to the vote."""


_BOARD = frozenset({MeetingKind.LESSON, MeetingKind.THEME_DAY, MeetingKind.TRAINING})
HOLDS = {
    BodyKind.BRANCH: frozenset(MeetingKind) - {MeetingKind.GROUP},
    BodyKind.GROUP: frozenset({MeetingKind.GROUP, MeetingKind.LIFE, MeetingKind.LESSON}),
    BodyKind.COMMITTEE: _BOARD,
    BodyKind.GENERAL_BRANCH: _BOARD,
}
"""What each holds; members of a themed branch meet in the branches to which they belong."""


def holds(body: Body, kind: str) -> bool:
    """Whether an organisation holds meetings of a kind."""
    if body.branch_kind == BranchKind.THEMED:
        return kind in _BOARD
    return kind in HOLDS[BodyKind(body.kind)]


def led_by(actor: Actor) -> Q:
    """Meetings of the branches, or of the whole community, whose Party work the actor leads."""
    return visible_to(actor)


def called_to(actor: Actor) -> Q:
    """Meetings that the actor was told of."""
    own = Attendance.objects.filter(meeting_id=OuterRef("pk"), member__person__in=actor.person_ids)
    return ~Q(state=S.PLANNED) & Q(Exists(own))


def meetings_visible_to(actor: Actor) -> Q:
    """Those that one leads, and those to which one was called."""
    return led_by(actor) | called_to(actor)


def attendances_visible_to(actor: Actor) -> Q:
    """One's own, and those of the meetings that one leads; likewise appraisals."""
    return visible_to(actor, "meeting__branch") | Q(member__person__in=actor.person_ids)


def leads(_actor: Actor, meeting: Meeting) -> bool:
    return meeting.is_led


def leads_motion(_actor: Actor, motion: Motion) -> bool:
    return motion.meeting.is_led


def is_called(actor: Actor, _meeting: Meeting) -> bool:
    """Whoever sees a meeting and is somebody to the community; their own row decides."""
    return bool(actor.person_ids)


_BY_DEFAULT: dict[str, Any] = {"by": leads, "who": BY_HEADS}


def _step(verb: str, label: Any, sources: Any, target: str | None, **rest: Any) -> Step:
    return Step(verb, label, frozenset(sources), target, **{**_BY_DEFAULT, **rest})


def can_vote(meeting: Meeting) -> bool:
    return meeting.kind in VOTING


def can_appraise(meeting: Meeting) -> bool:
    return meeting.kind == MeetingKind.APPRAISAL


MEETING_FLOW = Flow(
    _step("replan", _("改安排"), {S.PLANNED}, None),
    _step("notify", _("发通知"), {S.PLANNED}, S.TOLD),
    _step("reschedule", _("收回通知，另定时间"), {S.TOLD}, S.PLANNED),
    _step("call_off", _("不开了"), AHEAD | {S.OPEN}, S.CALLED_OFF),
    _step("ask_leave", _("请假"), {S.TOLD, S.OPEN}, None, by=is_called, who=BY_CALLED),
    _step("excuse", _("记请假"), {S.TOLD, S.OPEN}, None),
    _step("open", _("开会"), {S.TOLD}, S.OPEN),
    _step("check_in", _("签到"), {S.OPEN}, None, by=is_called, who=BY_CALLED),
    _step("arrive", _("记到会"), {S.OPEN}, None),
    _step("take_back", _("记错了，没来"), {S.OPEN}, None),
    _step(
        "put",
        _("付表决"),
        {S.OPEN},
        None,
        when=can_vote,
        unless=_("这种会不表决，要表决请开党员大会或支委会。"),
    ),
    _step("close", _("散会"), {S.OPEN}, S.HELD),
    _step(
        "appraise",
        _("记评议"),
        {S.OPEN, S.HELD},
        None,
        when=can_appraise,
        unless=_("民主评议的会上才记评议。"),
    ),
    _step("write", _("改记录"), {S.HELD}, None),
    _step("approve", _("记录定稿"), {S.HELD}, S.APPROVED),
    _step("reopen_minutes", _("退回再改"), {S.APPROVED}, S.HELD),
)


def is_still_open(motion: Motion) -> bool:
    return motion.meeting.state == S.OPEN


_IN_ROOM: dict[str, Any] = {
    "by": leads_motion,
    "when": is_still_open,
    "unless": _("会已经散了，票数不能再改。"),
}
MOTION_FLOW = Flow(
    _step("pass", _("计票：通过"), COUNTED | {M.PUT}, M.PASSED, **_IN_ROOM),
    _step("fail", _("计票：未通过"), COUNTED | {M.PUT}, M.FAILED, **_IN_ROOM),
    _step("drop", _("撤回，不表决了"), {M.PUT}, M.DROPPED, **_IN_ROOM),
)
