"""Every deed on activities: one transaction, one journal entry, the clock handed in."""

from lianxin.activities.actions.clock import lapse, sweep
from lianxin.activities.actions.coming import attend, sign_in
from lianxin.activities.actions.drawing import draw
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
from lianxin.activities.actions.series import begin_series
from lianxin.activities.actions.signing import Full, Who, cancel, confirm, enlist, sign_up

__all__ = [
    "Full",
    "Plan",
    "Record",
    "Who",
    "add_photos",
    "attend",
    "begin_series",
    "call_off",
    "cancel",
    "close",
    "confirm",
    "correct",
    "draw",
    "drop_photo",
    "enlist",
    "hold",
    "lapse",
    "plan",
    "publish",
    "record",
    "replan",
    "sign_in",
    "sign_up",
    "sweep",
    "tell",
]
