"""The way of a social organisation, from the idea to its registration and beyond."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lianxin.core.flow import Flow, Step
from lianxin.organisations.models import MilestoneKind, State
from lianxin.organisations.rules.access import BY_WORKERS, keeps_organisation


def _step(verb: str, label: Any, sources: Any, target: str) -> Step:
    return Step(verb, label, frozenset(sources), target, by=keeps_organisation, who=BY_WORKERS)


FLOW = Flow(
    _step("prepare", _("着手筹备"), {State.IDEA, State.DROPPED}, State.PREPARING),
    _step("file", _("在社区备案"), {State.IDEA, State.PREPARING}, State.FILED),
    _step("apply", _("递交登记申请"), {State.PREPARING, State.FILED}, State.APPLIED),
    _step("send_back", _("退回补正"), {State.APPLIED}, State.PREPARING),
    _step("register", _("登记成立"), {State.APPLIED}, State.REGISTERED),
    _step("drop", _("不办了"), {State.IDEA, State.PREPARING, State.APPLIED}, State.DROPPED),
    _step("end", _("注销"), {State.FILED, State.REGISTERED}, State.ENDED),
)
MARKS = {
    "prepare": MilestoneKind.PREPARE,
    "file": MilestoneKind.FILE,
    "apply": MilestoneKind.APPLY,
    "send_back": MilestoneKind.RETURN,
    "register": MilestoneKind.REGISTER,
    "drop": MilestoneKind.DROP,
    "end": MilestoneKind.END,
}
"""Which milestone each step is."""
