from lianxin.organisations.actions.clock import sweep
from lianxin.organisations.actions.fostering import Mark, advance, claim, note, strike, verdict
from lianxin.organisations.actions.joint import (
    Joint,
    Listed,
    accept,
    begin_project,
    decline,
    list_need,
    list_resource,
    settle_need,
    step_project,
    withdraw_resource,
)
from lianxin.organisations.actions.register import Details, add, change
from lianxin.organisations.actions.ties import (
    Signed,
    end_agreement,
    introduce,
    leave,
    pledge,
    settle,
    sign,
)

__all__ = [
    "Details",
    "Joint",
    "Listed",
    "Mark",
    "Signed",
    "accept",
    "add",
    "advance",
    "begin_project",
    "change",
    "claim",
    "decline",
    "end_agreement",
    "introduce",
    "leave",
    "list_need",
    "list_resource",
    "note",
    "pledge",
    "settle",
    "settle_need",
    "sign",
    "step_project",
    "strike",
    "sweep",
    "verdict",
    "withdraw_resource",
]
