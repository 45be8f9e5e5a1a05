"""Which form and which action belong to each verb of relief, on pages and for programs."""

from django.utils.translation import gettext_lazy

from lianxin.services import actions
from lianxin.services.forms import relief as forms
from lianxin.volunteers.desk.taking import Deed
from lianxin.volunteers.forms.steps import Asked, Reason

RELIEF_DEEDS = {
    "check": Deed(forms.Check, actions.check, gettext_lazy("核实记好了。")),
    "grant": Deed(forms.Grant, actions.grant, gettext_lazy("批准了，开始公示，不写姓名住处。")),
    "refuse": Deed(Reason, actions.refuse_relief, gettext_lazy("记下没有批准，本人看得到原因。")),
    "pay": Deed(forms.Pay, actions.pay_relief, gettext_lazy("发放记好了，等签收。")),
    "receive": Deed(forms.Sign, actions.receive, gettext_lazy("签收好了。")),
    "withdraw": Deed(Asked, actions.withdraw_relief, gettext_lazy("记下不申请了。")),
}
