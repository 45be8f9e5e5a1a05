"""Which form and which action belong to each verb of relief, requests and visits, of teams, and of
help to find work, on pages and for programs.
"""

from functools import partial

from django.utils.translation import gettext_lazy

from lianxin.services import actions
from lianxin.services.actions import calling, requests, teams
from lianxin.services.forms import relief as forms
from lianxin.services.forms import rounds, work
from lianxin.services.forms import teams as team_forms
from lianxin.volunteers.deeds import Deed
from lianxin.volunteers.forms.steps import Asked, Reason

RELIEF_DEEDS = {
    "add_photos": Deed(forms.MorePhotos, actions.add_relief_photos, gettext_lazy("照片放好了。")),
    "check": Deed(forms.Check, actions.check, gettext_lazy("核实记好了。")),
    "grant": Deed(forms.Grant, actions.grant, gettext_lazy("批准了，开始公示，不写姓名住处。")),
    "refuse": Deed(Reason, actions.refuse_relief, gettext_lazy("记下没有批准，本人看得到原因。")),
    "pay": Deed(forms.Pay, actions.pay_relief, gettext_lazy("发放记好了，等签收。")),
    "receive": Deed(forms.Sign, actions.receive, gettext_lazy("签收好了。")),
    "withdraw": Deed(Asked, actions.withdraw_relief, gettext_lazy("记下不申请了。")),
}
VISIT_DEEDS = {
    "promise": Deed(rounds.Seen, calling.promise, gettext_lazy("时间定下了，重排也不会动它。")),
    "reassign": Deed(rounds.Reassign, calling.reassign, gettext_lazy("改好了。")),
    "call_off": Deed(rounds.Why, calling.call_off, gettext_lazy("记下不去了，它又回到待安排。")),
}
REQUEST_DEEDS = {
    "set": Deed(rounds.SetVisit, calling.set_visit, gettext_lazy("约好了。"), "plan"),
    "urge": Deed(rounds.Why, requests.urge, gettext_lazy("提到前面了。")),
    "calm": Deed(rounds.Seen, requests.calm, gettext_lazy("按先来后到。")),
    "rate": Deed(rounds.RateFor, requests.rate, gettext_lazy("评价记下了。")),
    "settle": Deed(rounds.Settle, requests.settle, gettext_lazy("办结了。")),
    "decline": Deed(rounds.Why, requests.decline, gettext_lazy("记下了，本人看得到为什么。")),
    "withdraw": Deed(rounds.Seen, requests.withdraw, gettext_lazy("撤回了。")),
    "move": Deed(rounds.Move, requests.to_matter, gettext_lazy("转成诉求了。")),
}
TEAM_DEEDS = {"enlist": Deed(team_forms.NewMember, teams.enlist, gettext_lazy("加进来了。"))}
MEMBER_DEEDS = {
    "change": Deed(team_forms.ChangeMember, teams.change_member, gettext_lazy("改好了。")),
    "licence": Deed(team_forms.NewLicence, teams.add_licence, gettext_lazy("资质记好了。")),
    "release": Deed(team_forms.Release, teams.release_member, gettext_lazy("记下离队。")),
}
SEEKER_DEEDS = {
    "enrol": Deed(work.Enrol, actions.enrol, gettext_lazy("报上了，名额占好了。")),
    "place": Deed(work.Place, actions.place, gettext_lazy("上岗记好了，到时候回访。")),
    "lose": Deed(Asked, actions.lose, gettext_lazy("记下了，接着帮着找。")),
    "leave": Deed(Asked, partial(actions.turn, verb="leave"), gettext_lazy("记下不找了。")),
    "come_back": Deed(Asked, partial(actions.turn, verb="come_back"), gettext_lazy("记下接着找。")),
}
TRAINEE_DEEDS = {
    "certify": Deed(work.Certify, actions.certify, gettext_lazy("发证记好了，到时候回访。")),
    "drop": Deed(Asked, actions.drop_training, gettext_lazy("记下没有学完。")),
}
FOLLOW_DEEDS = {"answer": Deed(work.FollowUpAnswer, actions.answer, gettext_lazy("回访记好了。"))}
OPENING_DEEDS = {"close": Deed(Asked, actions.close_opening, gettext_lazy("收起来了。"))}
