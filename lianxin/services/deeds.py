"""Which form and which action belong to each verb of relief, requests and visits, on pages and for
programs.
"""

from django.utils.translation import gettext_lazy

from lianxin.services import actions
from lianxin.services.actions import calling, requests
from lianxin.services.forms import relief as forms
from lianxin.services.forms import rounds
from lianxin.volunteers.deeds import Deed
from lianxin.volunteers.forms.steps import Asked, Reason

RELIEF_DEEDS = {
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
