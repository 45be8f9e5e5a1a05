"""Which form and which action belong to each verb of the fund, on pages and for programs."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext_lazy as _

from lianxin.core.deeds import Deed
from lianxin.core.flow import Text
from lianxin.funds import actions
from lianxin.funds.forms import project as forms
from lianxin.funds.forms.voices import Answering, Decline, Take

DEEDS: Mapping[str, Deed] = {
    "quote": Deed(forms.QuoteStep, actions.quote, _("报价记下了。")),
    "declare_interest": Deed(
        forms.InterestStep, actions.declare_interest, _("记下了，他不再经手这个项目。")
    ),
    "propose": Deed(forms.Step, actions.propose, _("提出来了，大家看得到。")),
    "rework": Deed(forms.Note, actions.rework, _("退回来再改。")),
    "retry": Deed(forms.Step, actions.retry, _("又提出来了。")),
    "agree": Deed(forms.Agree, actions.agree, _("居委会同意了，等街道批。")),
    "approve": Deed(forms.Step, actions.approve, _("批准了，钱已经安排给它。")),
    "refuse": Deed(forms.Why, actions.refuse, _("记下不批准。")),
    "announce": Deed(forms.Step, actions.announce, _("开始公示。")),
    "deliver": Deed(forms.Step, actions.deliver, _("开始实施。")),
    "accept": Deed(forms.AcceptStep, actions.accept, _("验收好了，可以付款。")),
    "pay": Deed(forms.PayStep, actions.spend, _("付款记好了。")),
    "publish": Deed(forms.Result, actions.publish, _("结果公开了，没用完的钱退回经费。")),
    "drop": Deed(forms.Why, actions.drop, _("撤下了。")),
}
ANSWERS: Mapping[str, tuple[type[Answering], Callable[..., object], Text]] = {
    "take": (Take, actions.take_idea, _("列成项目了，接着写预算。")),
    "decline": (Decline, actions.decline_idea, _("答复发出去了。")),
}
