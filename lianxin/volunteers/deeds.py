"""Which form and which action belong to each verb of volunteering, on pages and for programs."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from lianxin.core import deeds
from lianxin.volunteers import actions
from lianxin.volunteers.forms import attaining, steps


@dataclass(frozen=True, slots=True)
class Deed(deeds.Deed):
    """A deed at an address of its own name."""

    verb: str = ""
    """The flow's name for it, where that differs from the address's."""


PEOPLE_DEEDS = {
    "agree": Deed(
        steps.Agree, actions.answer_by_word, gettext_lazy("记下监护人同意，可以报名了。")
    ),
    "refuse": Deed(
        steps.Disagree, actions.answer_by_word, gettext_lazy("记下了，登记的资料已经删去。")
    ),
    "identity": Deed(
        steps.Identity, actions.add_identity, gettext_lazy("身份证号记好了。"), "change"
    ),
    "attain": Deed(attaining.Attain, actions.note_attainment, gettext_lazy("记下了。"), "change"),
    "strike": Deed(attaining.Strike, actions.strike_attainment, gettext_lazy("去掉了。"), "change"),
    "withdraw": Deed(
        steps.Asked, actions.withdraw, gettext_lazy("已经退出，个人资料删去了，时长留着数目。")
    ),
}
CERTIFICATE_DEEDS = {
    "grant": Deed(steps.Asked, actions.grant, gettext_lazy("办好了。")),
    "refuse": Deed(steps.Reason, actions.refuse, gettext_lazy("记下了，本人看得到为什么。")),
    "revoke": Deed(steps.Reason, actions.revoke, gettext_lazy("作废了，核验页上会写明。")),
}
TEAM_DEEDS = {
    "enlist": Deed(steps.Enlist, actions.enlist, gettext_lazy("加进来了。")),
    "leader": Deed(steps.OneMember, actions.choose_leader, gettext_lazy("队长定好了。")),
    "release": Deed(
        steps.Release, actions.release_member, gettext_lazy("记下离队，做过的都留着。")
    ),
}
PROJECT_DEEDS = {
    "publish": Deed(steps.Asked, actions.publish_project, gettext_lazy("公布了，可以排班次。")),
    "add_shift": Deed(steps.NewShift, actions.add_shift, gettext_lazy("班次排好了。")),
    "end": Deed(steps.Asked, actions.end_project, gettext_lazy("项目结束了。")),
    "cancel": Deed(steps.Reason, actions.cancel_project, gettext_lazy("项目取消了。")),
}
SHIFT_DEEDS = {
    "roster": Deed(steps.Roster, actions.enter_roster, gettext_lazy("记下来了谁、各几小时。")),
    "hold": Deed(steps.Asked, actions.hold, gettext_lazy("记为已开展，算一次服务。")),
    "verify_all": Deed(
        steps.Asked, actions.verify_shift, gettext_lazy("核实好了；自己的要请别人核实。"), "roster"
    ),
    "evaluate": Deed(steps.Evaluation, actions.evaluate, gettext_lazy("评价记下了。")),
    "cancel": Deed(steps.Reason, actions.cancel_shift, gettext_lazy("班次取消了。")),
}
DUTY_DEEDS = {
    "record": Deed(steps.Claim, actions.record, gettext_lazy("时长记下了，还要核实。")),
    "miss": Deed(steps.Asked, actions.miss, gettext_lazy("记下没来。")),
    "leave": Deed(steps.Asked, actions.leave_duty, gettext_lazy("记下不去了，名额让出来了。")),
    "verify": Deed(steps.Verify, actions.verify, gettext_lazy("核实好了。")),
    "correct": Deed(steps.Correct, actions.correct, gettext_lazy("更正了，原来的一笔还留着。")),
}
CAMPAIGN_DEEDS = {
    "begin": Deed(steps.Asked, actions.begin_campaign, gettext_lazy("公布了，居民看得到地图。")),
    "spots": Deed(steps.Spots, actions.add_spots, gettext_lazy("地点加好了。"), "add_spots"),
    "send": Deed(steps.Send, actions.send, gettext_lazy("排好了谁去哪里。")),
    "end": Deed(steps.Reason, actions.end_campaign, gettext_lazy("活动结束了。")),
    "cancel": Deed(steps.Reason, actions.cancel_campaign, gettext_lazy("活动取消了。")),
}
TASK_DEEDS = {
    "clean": Deed(steps.Clean, actions.clean_task, gettext_lazy("记下清理好了。")),
    "drop": Deed(steps.Reason, actions.drop_task, gettext_lazy("记下不用清理。")),
    "show": Deed(steps.Asked, actions.show_task, gettext_lazy("大家看得到了。")),
}
COVER = {"cover": Deed(steps.Asked, actions.cover, gettext_lazy("记下这里走到了。"))}
