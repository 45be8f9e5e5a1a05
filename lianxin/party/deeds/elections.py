"""Of an election."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from lianxin.core.deeds import Deed
from lianxin.core.steps import Step
from lianxin.party.actions import election as actions
from lianxin.party.forms import election as steps

ELECTION_DEEDS = {
    "roll": Deed(steps.Roll, actions.roll, _("名册定好了。")),
    "nominate": Deed(steps.Nominate, actions.nominate, _("候选人加好了。")),
    "drop": Deed(steps.Drop, actions.drop, _("撤下了。")),
    "stand": Deed(Step, partial(actions.move_on, verb="stand"), _("候选人定下来了。")),
    "reopen": Deed(Step, partial(actions.move_on, verb="reopen"), _("可以改候选人了。")),
    "hold": Deed(steps.Hold, actions.hold, _("到会人数记好了。")),
    "again": Deed(steps.Again, actions.again, _("重新公告了。")),
    "count": Deed(steps.Count, actions.count, _("票数记好了。")),
    "run_off": Deed(Step, partial(actions.move_on, verb="run_off"), _("可以再投一轮了。")),
    "finish": Deed(Step, actions.finish, _("结果宣布了，任期开始。")),
    "call_off": Deed(steps.CallOff, actions.call_off, _("选举取消了。")),
}
