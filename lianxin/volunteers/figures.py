"""What a year's report card tells of volunteers."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.figures import Figure, Measure, Period
from lianxin.volunteers.models import (
    Duty,
    DutyState,
    EntryKind,
    HourEntry,
    Shift,
    ShiftState,
    Volunteer,
    VolunteerState,
)
from lianxin.volunteers.rules.access import (
    duties_visible_to,
    hours_visible_to,
    shifts_visible_to,
    visible_to,
)


def _held(period: Period) -> Q:
    return Q(state=ShiftState.HELD) & period.holds("starts_at")


VOLUNTEERS = Figure(
    "volunteers",
    _("登记的志愿者"),
    _("人"),
    _("这一年里自愿登记的志愿者，后来退出的也算；等监护人同意的、只收到邀请的不算。"),
    Volunteer,
    lambda period: (
        Q(confirmed_at__isnull=False)
        & ~Q(state=VolunteerState.WAITING)
        & period.holds("registered_at")
    ),
    moment="registered_at",
    sees=visible_to,
)
SERVED = Figure(
    "volunteers_served",
    _("参加服务的志愿者"),
    _("人"),
    _("这一年里至少服务过一次的志愿者，一个人算一次。"),
    Duty,
    lambda period: Q(state=DutyState.SERVED) & period.holds("starts_at"),
    community="volunteer__community_id",
    moment="starts_at",
    sees=duties_visible_to,
    along=("volunteer", "shift__project"),
    measure=Measure.HEADS,
    per="volunteer_id",
)
HOURS = Figure(
    "volunteer_hours",
    _("志愿服务时长"),
    _("小时"),
    _("这一年里服务、已由社区或带队的人核实的时长；只申报没有核实的不算，往返路上不算。"),
    HourEntry,
    lambda period: Q(kind=EntryKind.VERIFIED, correction__isnull=True) & period.holds("served_at"),
    community="volunteer__community_id",
    moment="served_at",
    sees=hours_visible_to,
    along=("volunteer", "duty__shift__project"),
    measure=Measure.SUM,
    adds="minutes",
    scale=60,
)
SERVICES = Figure(
    "volunteer_services",
    _("志愿服务"),
    _("次"),
    _("这一年里开展过的志愿服务，每个班次算一次；取消的、没人来的不算。"),
    Shift,
    _held,
    community="project__community_id",
    moment="starts_at",
    sees=shifts_visible_to,
    along=("project",),
)
SERVICES_MONTHLY = Figure(
    "volunteer_services_monthly",
    _("每月志愿服务"),
    _("次"),
    _("这一年里每个月开展志愿服务的次数，最少的月份到最多的月份。"),
    Shift,
    _held,
    community="project__community_id",
    moment="starts_at",
    sees=shifts_visible_to,
    along=("project",),
    measure=Measure.MONTHLY,
)
CAMPAIGN_VOLUNTEERS = Figure(
    "campaign_volunteers",
    _("创建和专题活动志愿者"),
    _("人"),
    _("这一年里在创城等专题活动中服务过的志愿者，一个人算一次，不管参加了几回。"),
    Duty,
    lambda period: (
        Q(state=DutyState.SERVED, shift__project__campaign__isnull=False)
        & period.holds("starts_at")
    ),
    community="volunteer__community_id",
    moment="starts_at",
    sees=duties_visible_to,
    along=("volunteer", "shift__project"),
    measure=Measure.HEADS,
    per="volunteer_id",
)

FIGURES = (VOLUNTEERS, SERVED, HOURS, SERVICES, SERVICES_MONTHLY, CAMPAIGN_VOLUNTEERS)
