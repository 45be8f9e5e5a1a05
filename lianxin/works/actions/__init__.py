"""Every deed on building works."""

from lianxin.works.actions.accepting import accept, accept_part, hand_in, inspect, remedy, say
from lianxin.works.actions.building import drop_photo, finish, photograph, put_off, reach, redo
from lianxin.works.actions.holding import take_fund, take_vote
from lianxin.works.actions.planning import (
    Job,
    Plan,
    add_piece,
    announce,
    drop_fund,
    drop_piece,
    fund,
    plan,
    rewrite,
    set_milestone,
)
from lianxin.works.actions.starting import Vote, record_consent, resume, start, stop

__all__ = [
    "Job",
    "Plan",
    "Vote",
    "accept",
    "accept_part",
    "add_piece",
    "announce",
    "drop_fund",
    "drop_photo",
    "drop_piece",
    "finish",
    "fund",
    "hand_in",
    "inspect",
    "photograph",
    "plan",
    "put_off",
    "reach",
    "record_consent",
    "redo",
    "remedy",
    "resume",
    "rewrite",
    "say",
    "set_milestone",
    "start",
    "stop",
    "take_fund",
    "take_vote",
]
