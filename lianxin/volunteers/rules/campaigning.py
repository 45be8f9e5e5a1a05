"""The steps of campaigns and of what they find to clean."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lianxin.core.flow import Flow, Step
from lianxin.volunteers.models import CampaignState as C
from lianxin.volunteers.models import TaskState as T
from lianxin.volunteers.rules.access import BY_STAFF, runs_campaign, runs_task


def _step(verb: str, label: Any, sources: Any, target: str | None, **rest: Any) -> Step:
    return Step(verb, label, frozenset(sources), target, **rest)


_STAFF: dict[str, Any] = {"by": runs_campaign, "who": BY_STAFF}
CAMPAIGN_FLOW = Flow(
    _step("rewrite", _("改活动"), {C.DRAFT, C.OPEN}, None, **_STAFF),
    _step("add_spots", _("加地点"), {C.DRAFT, C.OPEN}, None, **_STAFF),
    _step("begin", _("公布"), {C.DRAFT}, C.OPEN, **_STAFF),
    _step("send", _("排队伍"), {C.OPEN}, None, **_STAFF),
    _step("cover", _("记为走到了"), {C.OPEN}, None, **_STAFF),
    _step("end", _("结束"), {C.OPEN}, C.ENDED, **_STAFF),
    _step("cancel", _("取消"), {C.DRAFT, C.OPEN}, C.CANCELLED, **_STAFF),
)

_WORK: dict[str, Any] = {"by": runs_task, "who": BY_STAFF}
TASK_FLOW = Flow(
    _step("show", _("让大家看到"), {T.FOUND, T.CLEANED}, None, **_WORK),
    _step("clean", _("清理好了"), {T.FOUND}, T.CLEANED, **_WORK),
    _step("drop", _("不用清理"), {T.FOUND}, T.DROPPED, **_WORK),
)
