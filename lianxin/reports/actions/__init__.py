from lianxin.reports.actions.declaring import declare, withdraw
from lianxin.reports.actions.editing import begin, correct, lay_out, name, write
from lianxin.reports.actions.pressing import order, sweep_parcels
from lianxin.reports.actions.saying import hide, say, show
from lianxin.reports.actions.stepping import answer, remark, step
from lianxin.reports.actions.watching import sweep

__all__ = [
    "answer",
    "begin",
    "correct",
    "declare",
    "hide",
    "lay_out",
    "name",
    "order",
    "remark",
    "say",
    "show",
    "step",
    "sweep",
    "sweep_parcels",
    "withdraw",
    "write",
]
