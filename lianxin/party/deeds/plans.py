"""Of a reorganisation: put to the committee, decided, carried out, or dropped."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from lianxin.core.deeds import Deed
from lianxin.party.actions.reorganisation import asking, carrying, deciding
from lianxin.party.forms.plans import Decision, PlanStep, Reason, Submission

PLAN_DEEDS: Mapping[str, Deed] = {
    "stop": Deed(PlanStep, asking.stop, _("不等了，可以改了要求再算。")),
    "submit": Deed(Submission, deciding.submit, _("提交党委了，开会决定以后再记结果。")),
    "give_back": Deed(Reason, deciding.give_back, _("退回来了，可以再改。")),
    "agree": Deed(Decision, deciding.agree, _("记下党委的决定，到那一天自动执行。")),
    "revert": Deed(Reason, deciding.revert, _("决定收回了，支部和党员都没有动。")),
    "carry_out": Deed(PlanStep, carrying.carry_out, _("调整好了，每名党员的支部都已换过。")),
    "drop": Deed(Reason, deciding.drop, _("不做了，方案还留着备查。")),
}
