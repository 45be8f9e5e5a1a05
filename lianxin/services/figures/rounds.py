"""What a year's report card tells of visits to people's homes."""

from typing import Any

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.figures import Figure, Measure, Period
from lianxin.services.models import REPAIRS, CallState, HelpRequest, RequestState, Visit
from lianxin.services.rules.requests import visible_to, visits_visible_to


def _made(period: Period) -> Q:
    return Q(state=CallState.DONE) & period.holds("done_at")


_VISIT: dict[str, Any] = {
    "model": Visit,
    "moment": "done_at",
    "sees": visits_visible_to,
    "along": ("request__service__team",),
}
VISITS = Figure(
    "home_visits",
    _("上门服务"),
    _("次"),
    _("这一年里服务队上门做成的次数，去了没见到人的不算。"),
    part=_made,
    **_VISIT,
)
REPAIRED = Figure(
    "home_repairs",
    _("上门维修"),
    _("次"),
    _("上门服务里修水、电、燃气、家电、门窗的次数。"),
    part=lambda period: _made(period) & Q(request__service__work__in=sorted(REPAIRS)),
    **_VISIT,
)
SERVED = Figure(
    "people_visited",
    _("上门服务到的人"),
    _("人"),
    _("这一年里请过、服务队上门做成过的人，一个人算一次；没有留名字和电话的不在内。"),
    part=lambda period: _made(period) & Q(request__asker__isnull=False),
    measure=Measure.HEADS,
    per="request__asker_id",
    **_VISIT,
)
_GONE = Q(visited_at__isnull=True, state__in=[RequestState.WITHDRAWN, RequestState.MOVED])
_REQUEST: dict[str, Any] = {
    "model": HelpRequest,
    "sees": visible_to,
    "along": ("service__team",),
}
FIRST_VISIT = Figure(
    "first_visit_in_time",
    _("按时上门"),
    _("件"),
    _(
        "分母是上门期限在这一年里到期的请求，分子是其中按时第一次上门的；"
        "没上门就撤回或转走的不算，还没到期的不算。"
    ),
    part=lambda period: period.has_passed("due_on") & Q(visited_at__date__lte=F("due_on")),
    whole=lambda period: period.has_passed("due_on") & ~_GONE,
    moment="due_on",
    **_REQUEST,
)
WAIT = Figure(
    "days_to_first_visit",
    _("平均几天上门"),
    _("天"),
    _("这一年里第一次上门的请求，从请到上门平均等了多久。"),
    part=lambda period: Q(visited_at__isnull=False) & period.holds("visited_at"),
    moment="visited_at",
    measure=Measure.MEAN,
    adds="wait_hours",
    per="id",
    scale=24,
    **_REQUEST,
)

FIGURES = (VISITS, SERVED, REPAIRED, FIRST_VISIT, WAIT)
