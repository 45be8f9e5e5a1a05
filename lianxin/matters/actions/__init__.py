from lianxin.matters.actions.answers import follow, say, support, unsupport, withdraw
from lianxin.matters.actions.clock import escalate, lapse, sweep
from lianxin.matters.actions.cluster import join, join_all, separate
from lianxin.matters.actions.council import (
    Resolved,
    put_before_council,
    refer_to_assembly,
    resolve,
    return_from_council,
)
from lianxin.matters.actions.filing import Report, file
from lianxin.matters.actions.triage import (
    accept,
    answer,
    ask,
    decline,
    handle,
    mark_focal,
    reassign,
    recategorise,
    refer,
    reply,
    send,
)
from lianxin.matters.actions.work import extend, instruct, progress, report_done

__all__ = [
    "Report",
    "Resolved",
    "accept",
    "answer",
    "ask",
    "decline",
    "escalate",
    "extend",
    "file",
    "follow",
    "handle",
    "instruct",
    "join",
    "join_all",
    "lapse",
    "mark_focal",
    "progress",
    "put_before_council",
    "reassign",
    "recategorise",
    "refer",
    "refer_to_assembly",
    "reply",
    "report_done",
    "resolve",
    "return_from_council",
    "say",
    "send",
    "separate",
    "support",
    "sweep",
    "unsupport",
    "withdraw",
]
