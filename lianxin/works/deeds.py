"""Which form and which action belong to each verb that the desk offers."""

from collections.abc import Mapping
from functools import partial

from django.utils.translation import gettext_lazy as _

from lianxin.core.deeds import Offered, offered
from lianxin.core.steps import Step
from lianxin.works import actions
from lianxin.works.forms import steps, taking
from lianxin.works.rules import PROJECT_FLOW

_deed = partial(offered, PROJECT_FLOW)

DEEDS: Mapping[str, Offered] = dict(
    (
        _deed("start", Step, actions.start, "tools", _("开工了。")),
        _deed("announce", Step, actions.announce, "send", _("公示了，居民看得到了。")),
        _deed("finish", steps.Finish, actions.finish, "checks", _("记下了。")),
        _deed("hand_in", Step, actions.hand_in, "clipboard-data", _("请来验收吧。")),
        _deed("pass", steps.Passed, actions.inspect, "check", _("合格，接着请住户说行不行。")),
        _deed("fail", steps.Failed, actions.inspect, "x", _("记下了，返工。")),
        _deed("accept", steps.Settle, actions.accept, "check", _("验收完成，保修从今天起算。")),
        _deed(
            "accept_part",
            steps.Settle,
            actions.accept_part,
            "circle-half-2",
            _("做成的验收了，没做成的还挂着。"),
        ),
        _deed("say", steps.WriteDown, actions.say, "user-plus", _("替他记下了。")),
        _deed("remedy", steps.Remedy, actions.remedy, "arrow-back-up", _("返工。")),
        _deed("resume", Step, actions.resume, "player-play", _("接着做。")),
        _deed("add_piece", steps.AddPiece, actions.add_piece, "plus", _("添上了。")),
        _deed("take_vote", taking.TakeVote, actions.take_vote, "gavel", _("记上了。")),
        _deed("consent", steps.Consent, actions.record_consent, "gavel", _("记上了。")),
        _deed("take_fund", taking.TakeFund, actions.take_fund, "plus", _("记上了。")),
        _deed("fund", steps.Fund, actions.fund, "plus", _("记上了。")),
        _deed("set_milestone", steps.SetMilestone, actions.set_milestone, "flag", _("定下了。")),
        _deed("reach", steps.Reach, actions.reach, "flag", _("记下了。")),
        _deed("photograph", steps.Photograph, actions.photograph, "camera-plus", _("照片放上了。")),
        _deed("put_off", steps.PutOff, actions.put_off, "hourglass", _("记下了，住户看得到。")),
        _deed("stop", steps.Stop, actions.stop, "circle-minus", _("不做了，缘由看得到。")),
    )
)
"""In the order in which a page offers them: the next step first, what ends it last."""
NEXT = frozenset(
    {
        "announce", "start", "finish", "hand_in", "pass", "fail", "accept", "accept_part",
        "say", "remedy", "resume",
    }
)  # fmt: skip
"""What moves it on, apart from what is written beside."""
