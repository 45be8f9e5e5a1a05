"""Which form and which action belong to each verb of a session, on pages and for programs."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from lianxin.core.deeds import Deed
from lianxin.council import actions
from lianxin.council.forms import ballots, debate, steps

SESSION_DEEDS: Mapping[str, Deed] = {
    "add_matters": Deed(steps.Pick, actions.add_matters, _("放进议程了。")),
    "add_question": Deed(steps.Question, actions.add_question, _("放进议程了。")),
    "order": Deed(steps.Forward, actions.bring_forward, _("往前挪了一位。")),
    "plan_times": Deed(debate.Times, actions.plan_times, _("时间定好了，只作提醒，不会打断。")),
    "empower": Deed(debate.Empower, actions.empower, _("委托记下了。")),
    "take_proxy_back": Deed(debate.TakeProxyBack, actions.take_proxy_back, _("委托收回了。")),
    "sign": Deed(steps.Step, actions.sign, _("记录人签字了。")),
    "notify": Deed(steps.Step, actions.notify, _("通知发出去了。没有账号的成员请打电话告诉。")),
    "reschedule": Deed(steps.Note, actions.reschedule, _("收回了通知，改好以后再发一次。")),
    "cancel": Deed(steps.Reason, actions.cancel, _("会议取消了，收到通知的人会知道。")),
    "excuse": Deed(steps.Seats, actions.excuse, _("记下请假。")),
    "open": Deed(steps.Step, actions.open_session, _("开会了，先记到会。")),
    "arrive": Deed(steps.Seats, actions.arrive, _("记下到会。")),
    "leave": Deed(steps.Seats, actions.leave, _("记下离席。")),
    "take_back": Deed(steps.Seats, actions.take_back, _("改成没有到会。")),
    "pause": Deed(steps.Step, actions.pause, _("休会。")),
    "resume": Deed(steps.Step, actions.resume, _("接着开会。")),
    "adjourn": Deed(steps.Step, actions.adjourn, _("散会了，纪要已经写好初稿。")),
    "write": Deed(steps.Minutes, actions.write, _("纪要改好了。")),
    "approve": Deed(steps.Step, actions.approve, _("纪要定稿。")),
    "reopen_minutes": Deed(steps.Step, actions.reopen_minutes, _("退回来再改。")),
    "publish": Deed(steps.Step, actions.publish, _("纪要公布了。")),
}
ITEM_DEEDS: Mapping[str, Deed] = {
    "drop": Deed(steps.Step, actions.drop, _("撤下了，它还等着下一次。")),
    "reserve": Deed(steps.Reserve, actions.reserve, _("记下了。")),
    "call": Deed(steps.Step, actions.call, _("开始议这一项。")),
    "move": Deed(steps.Motion, actions.move, _("动议记下了。")),
    "ask_to_speak": Deed(debate.HandForm, actions.raise_hand, _("替他举手了。")),
    "second": Deed(debate.InRoom, actions.second, _("附议记下了。")),
    "amend": Deed(debate.AmendForm, actions.amend_motion, _("修正案记下了，先议它。")),
    "withdraw_amendment": Deed(steps.Step, actions.withdraw_amendment, _("修正案收回了。")),
    "declare_amendment": Deed(steps.Step, actions.declare_amendment, _("修正案的结果宣布了。")),
    "put": Deed(steps.Step, actions.put_to_vote, _("付表决。")),
    "enter_votes": Deed(ballots.Ballots, actions.enter_votes, _("票记下了。")),
    "enter_papers": Deed(ballots.PapersForm, actions.enter_papers, _("票记下了。")),
    "revote": Deed(steps.Step, actions.revote, _("这次表决不算，可以重新付表决。")),
    "declare_passed": Deed(steps.Passed, actions.declare_passed, _("宣布通过，决议已生成。")),
    "declare_rejected": Deed(steps.Rejected, actions.declare_rejected, _("宣布未通过。")),
    "dispute": Deed(steps.Note, actions.dispute, _("记为有争议。")),
    "settle": Deed(steps.Step, actions.settle, _("接着议。")),
    "refer_to_delegates": Deed(steps.Reason, actions.refer_to_delegates, _("转给居民代表会议了。")),
    "refer_to_owners": Deed(steps.Reason, actions.refer_to_owners, _("转给业主大会了。")),
    "conclude": Deed(steps.Result, actions.conclude, _("这一项议完了。")),
    "postpone": Deed(steps.Note, actions.postpone, _("留待下次。")),
    "dissent": Deed(debate.DissentForm, actions.dissent, _("不同意见记下了，到期要答复。")),
    "answer_dissent": Deed(debate.AnswerDissent, actions.answer_dissent, _("答复了。")),
    "progress": Deed(debate.Progress, actions.progress, _("进展写好了。")),
    "revoke": Deed(steps.Reason, actions.revoke, _("决议撤销了，关心的人会知道。")),
    "finish": Deed(debate.Finish, actions.finish, _("记下办成了什么样。")),
    "feed_back": Deed(steps.Step, actions.feed_back, _("已经告诉参加的人。")),
}
