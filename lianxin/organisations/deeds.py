"""Which form and action belong to each verb of an organisation's page and of the joint board."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from lianxin.core.deeds import Deed
from lianxin.core.flow import Text
from lianxin.organisations import actions
from lianxin.organisations.forms import steps


def _way(verb: str, form: type[steps.Asked], done: Text) -> Deed:
    return Deed(form, partial(actions.advance, verb=verb), done)


WAY = {
    "prepare": _way("prepare", steps.Marked, _("记下了：着手筹备。")),
    "file": _way("file", steps.Filed, _("记下了：在社区备案。")),
    "apply": _way("apply", steps.Marked, _("记下了：递交登记申请。")),
    "send_back": _way("send_back", steps.Marked, _("记下了：退回补正。")),
    "register": _way("register", steps.Registered, _("登记成立了。")),
    "drop": _way("drop", steps.Marked, _("记下了：不办了。想再办，随时可以重新筹备。")),
    "end": _way("end", steps.Marked, _("记下了：已注销。")),
}
DEEDS = {
    **WAY,
    "claim": Deed(steps.Claimed, actions.claim, _("申报记下了，有结果再来记。")),
    "note": Deed(steps.Noted, actions.note, _("记下了。")),
    "introduce": Deed(steps.Introduced, actions.introduce, _("联系人记下了。")),
    "sign": Deed(steps.SignedForm, actions.sign, _("协议记下了，到期前会提醒。")),
    "pledge": Deed(steps.Pledged, actions.pledge, _("承诺记下了，到日子会提醒。")),
}
PARTS = {
    ("milestones", "verdict"): Deed(steps.Verdict, actions.verdict, _("结果记下了。")),
    ("milestones", "strike"): Deed(steps.Asked, actions.strike, _("去掉了。")),
    ("milestones", "restore"): Deed(
        steps.Asked, partial(actions.strike, is_back=True), _("放回来了。")
    ),
    ("contacts", "leave"): Deed(steps.Asked, actions.leave, _("记下不再是联系人。")),
    ("agreements", "end"): Deed(steps.Asked, actions.end_agreement, _("协议终止了。")),
    ("pledges", "keep"): Deed(
        steps.Settled, partial(actions.settle, verb="keep"), _("记下兑现了。")
    ),
    ("pledges", "keep_late"): Deed(
        steps.Settled,
        partial(actions.settle, verb="keep_late"),
        _("记下兑现了。"),
    ),
    ("pledges", "break"): Deed(steps.Why, partial(actions.settle, verb="break"), _("记下了。")),
    ("pledges", "release"): Deed(
        steps.Why,
        partial(actions.settle, verb="release"),
        _("记下了。"),
    ),
}
JOINT_DEEDS = {
    "resource": Deed(steps.ListedForm, actions.list_resource, _("资源登记好了。")),
    "need": Deed(steps.ListedForm, actions.list_need, _("需求登记好了。")),
    "project": Deed(steps.JointForm, actions.begin_project, _("项目立好了，公开页上也有了。")),
}
JOINT_PARTS = {
    ("resources", "withdraw"): Deed(
        steps.Asked, actions.withdraw_resource, _("这项资源过了今天不再提供。")
    ),
    ("needs", "met"): Deed(
        steps.Asked,
        partial(actions.settle_need, is_met=True),
        _("记下有了着落。"),
    ),
    ("needs", "drop"): Deed(
        steps.Asked,
        partial(actions.settle_need, is_met=False),
        _("记下不找了。"),
    ),
    ("projects", "begin"): Deed(
        steps.Asked,
        partial(actions.step_project, verb="begin"),
        _("动手做了。"),
    ),
    ("projects", "finish"): Deed(
        steps.Outcome,
        partial(actions.step_project, verb="finish"),
        _("做成了，算一件。"),
    ),
    ("projects", "drop"): Deed(
        steps.Outcome,
        partial(actions.step_project, verb="drop"),
        _("记下不做了。"),
    ),
}
MATCHED = {
    "accept": Deed(steps.Asked, actions.accept, _("谈成了，立个项目吧。")),
    "decline": Deed(steps.Reason, actions.decline, _("记下不合适，以后不再提。")),
}
