"""Every deed on activities: one transaction, one journal entry, the clock handed in."""

from lianxin.activities.actions.clock import lapse, sweep
from lianxin.activities.actions.coming import attend, sign_in
from lianxin.activities.actions.courses import Syllabus, plan_course, rewrite
from lianxin.activities.actions.drawing import draw
from lianxin.activities.actions.enrolling import (
    begin_course,
    call_off_course,
    finish,
    hand_over,
    open_course,
)
from lianxin.activities.actions.lessons import (
    Lesson,
    add_session,
    add_sessions,
    call_roll,
    drop_session,
    move_session,
)
from lianxin.activities.actions.members import (
    accept,
    admit,
    ask,
    decline,
    end_leading,
    leave,
    let_be_named,
    make_leader,
    withdraw,
)
from lianxin.activities.actions.planning import Plan, call_off, close, plan, publish, replan
from lianxin.activities.actions.recording import (
    Record,
    add_photos,
    correct,
    drop_photo,
    hold,
    record,
    tell,
)
from lianxin.activities.actions.series import begin_series, change_series
from lianxin.activities.actions.signing import Full, Who, cancel, confirm, enlist, sign_up
from lianxin.activities.actions.teams import (
    Portrait,
    change_team,
    disband,
    drop_rehearsal,
    found_team,
    honour,
    rehearse,
    show,
)
from lianxin.activities.actions.wishing import Wanting, name_wishes, take_back, wish

__all__ = [
    "Full",
    "Lesson",
    "Plan",
    "Portrait",
    "Record",
    "Syllabus",
    "Wanting",
    "Who",
    "accept",
    "add_photos",
    "add_session",
    "add_sessions",
    "admit",
    "ask",
    "attend",
    "begin_course",
    "begin_series",
    "call_off",
    "call_off_course",
    "call_roll",
    "cancel",
    "change_series",
    "change_team",
    "close",
    "confirm",
    "correct",
    "decline",
    "disband",
    "draw",
    "drop_photo",
    "drop_rehearsal",
    "drop_session",
    "end_leading",
    "enlist",
    "finish",
    "found_team",
    "hand_over",
    "hold",
    "honour",
    "lapse",
    "leave",
    "let_be_named",
    "make_leader",
    "move_session",
    "name_wishes",
    "open_course",
    "plan",
    "plan_course",
    "publish",
    "record",
    "rehearse",
    "replan",
    "rewrite",
    "show",
    "sign_in",
    "sign_up",
    "sweep",
    "take_back",
    "tell",
    "wish",
    "withdraw",
]
