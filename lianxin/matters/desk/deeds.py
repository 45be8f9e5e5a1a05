"""Which form and which action belong to each verb that the desk offers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from lianxin.core.deeds import Offered
from lianxin.core.flow import Text
from lianxin.matters import actions
from lianxin.matters.actions.photos import add_photos
from lianxin.matters.forms import steps, work
from lianxin.matters.models import Matter
from lianxin.matters.rules import FLOW


@dataclass(frozen=True, slots=True)
class Deed(Offered):
    """A verb of the desk; `undo` is the verb that takes it back, if one does."""

    undo: str = ""
    leaves: bool = False
    """Whether the matter may be out of the actor's sight afterwards."""


def _deed(
    verb: str,
    form: type[steps.Step],
    act: Callable[..., Matter],
    icon: str,
    done: Text,
    *,
    label: Text = "",
    undo: str = "",
    leaves: bool = False,
) -> tuple[str, Deed]:
    name = label or FLOW[verb].label
    return verb, Deed(form, act, done, icon, name, undo=undo, leaves=leaves)


DEEDS: Mapping[str, Deed] = dict(
    (
        _deed("handle", steps.Handle, actions.handle, "user-share", _("已经派下去了")),
        _deed("report_done", work.ReportDone, actions.report_done, "checks", _("请居民确认了")),
        _deed("say", work.TakeSay, actions.say, "phone-call", _("记下回访了"), label=_("记录回访")),
        _deed("instruct", work.Instruct, actions.instruct, "gavel", _("督办要求已经发下去")),
        _deed("separate", steps.Step, actions.separate, "arrow-back-up", _("拆开了，单独办")),
        _deed("accept", steps.Step, actions.accept, "check", _("已受理")),
        _deed("reply", steps.Reply, actions.reply, "message-2", _("答复了")),
        _deed("progress", work.Progress, actions.progress, "tool", _("写上进展了")),
        _deed("ask", steps.Ask, actions.ask, "help-circle", _("问出去了")),
        _deed(
            "answer",
            steps.Answer,
            actions.answer,
            "message-report",
            _("替提出人记下了"),
            label=_("记下提出人的回答"),
        ),
        _deed(
            "put_before_council",
            steps.PutBeforeCouncil,
            actions.put_before_council,
            "users-group",
            _("已提交议事会"),
        ),
        _deed("extend", work.Extend, actions.extend, "calendar-plus", _("延期了")),
        _deed("reassign", steps.Assign, actions.reassign, "user-share", _("改派了")),
        _deed(
            "photos", work.AddPhotos, add_photos, "camera-plus", _("照片放上了"), label=_("添照片")
        ),
        _deed(
            "recategorise", steps.Recategorise, actions.recategorise, "list-details", _("改好了")
        ),
        _deed("mark_focal", steps.Step, actions.mark_focal, "flag", _("列为焦点问题了")),
        _deed("join", steps.Join, actions.join, "git-merge", _("并过去了"), undo="separate"),
        _deed("send", steps.Send, actions.send, "send", _("转过去了"), leaves=True),
        _deed("refer", steps.Refer, actions.refer, "circle-arrow-right", _("转交了")),
        _deed(
            "decline",
            steps.Decline,
            actions.decline,
            "circle-minus",
            _("没有受理，理由已告诉提出人"),
        ),
    )
)
"""In the order in which a page offers them: the next step first, what ends a matter last."""
