"""What a year's report card tells of activities."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.activities.models import HELD_STATES, Activity, Attendance, State
from lianxin.activities.rules.activity import visible_to
from lianxin.core.figures import Figure, Measure, Period


def _held(period: Period) -> Q:
    """A session of a course is counted as the course's, not once more as an activity."""
    single = Q(course__isnull=True, enrols_for__isnull=True)
    return Q(state__in=sorted(HELD_STATES)) & single & period.holds("starts_at")


def _recorded(period: Period) -> Q:
    return _held(period) & Q(state=State.RECORDED)


ACTIVITIES_HELD = Figure(
    "activities_held",
    _("办了活动"),
    _("场"),
    _("这一年里办成的活动；取消的不算，课程的一节课也不算在这里。"),
    Activity,
    _held,
    moment="starts_at",
    sees=visible_to,
    along=("series", "room"),
)
PEOPLE_REACHED = Figure(
    "activity_visits",
    _("参加活动"),
    _("人次"),
    _("这一年各场活动记下的人数相加。没有细数、写作“20余人”的，按那个整数算，只少不多。"),
    Activity,
    _recorded,
    moment="starts_at",
    sees=visible_to,
    along=("series", "room"),
    measure=Measure.SUM,
    adds="headcount",
)
ROUGHLY_COUNTED = Figure(
    "activities_roughly_counted",
    _("其中人数没有细数的"),
    _("场"),
    _("记录里人数写作“多少余人”的活动。"),
    Activity,
    lambda period: _recorded(period) & Q(is_approximate=True),
    moment="starts_at",
    sees=visible_to,
    along=("series", "room"),
)
PEOPLE_KNOWN = Figure(
    "activity_people",
    _("名单上来过的居民"),
    _("人"),
    _("这一年各场活动、各节课的到场名单上，不同的人有多少；一个人来过几次也只算一个。"),
    Attendance,
    lambda period: period.holds("activity__starts_at"),
    community="activity__community_id",
    moment="activity__starts_at",
    measure=Measure.HEADS,
    per="person",
)

FIGURES = (ACTIVITIES_HELD, PEOPLE_REACHED, ROUGHLY_COUNTED, PEOPLE_KNOWN)
