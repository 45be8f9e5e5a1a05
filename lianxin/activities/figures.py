"""What a year's report card tells of activities, courses and cultural teams."""

from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.activities.models import (
    HELD_STATES,
    TAUGHT_STATES,
    Activity,
    Attendance,
    Certificate,
    Course,
    CulturalTeam,
    Rehearsal,
    Show,
    State,
)
from lianxin.activities.rules.activity import visible_to
from lianxin.activities.rules.courses import (
    attendances_visible_to,
    certificates_visible_to,
    courses_visible_to,
)
from lianxin.activities.rules.teams import seen_by_all
from lianxin.core.figures import LOCAL, Figure, Measure, Period


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


def _attended(period: Period) -> Q:
    return Q(activity__course__isnull=False) & period.holds("activity__starts_at")


def _active(period: Period) -> Q:
    """Teams that rehearsed or showed something in the period so far."""
    end = min(period.end, _begin_of_today(period) or period.end)
    rehearsed = Rehearsal.objects.filter(
        called_off_at__isnull=True, starts_at__gte=period.start, starts_at__lt=end
    )
    shown = Show.objects.filter(
        period.holds("activity__starts_at"), activity__state__in=sorted(HELD_STATES)
    )
    return Q(pk__in=rehearsed.values("team")) | Q(pk__in=shown.values("team"))


def _begin_of_today(period: Period) -> datetime | None:
    day = period.today
    return datetime(day.year, day.month, day.day, tzinfo=LOCAL) if day else None


COURSES_HELD = Figure(
    "courses_held",
    _("开的课程"),
    _("门"),
    _("这一年里开课的课程；没有开成的不算，跨年的算在开课那一年。"),
    Course,
    lambda period: Q(state__in=sorted(TAUGHT_STATES)) & period.holds("began_at"),
    moment="began_at",
    sees=courses_visible_to,
    along=("series",),
)
COURSE_ATTENDANCES = Figure(
    "course_attendances",
    _("课程到课"),
    _("人次"),
    _("这一年各次课上记下到课的人，一人一次课算一人次。"),
    Attendance,
    _attended,
    community="activity__community_id",
    moment="at",
    sees=attendances_visible_to,
    along=("activity",),
)
CERTIFICATES = Figure(
    "course_certificates",
    _("课程结业"),
    _("人"),
    _("这一年结课时到课够了规定的份额、发了结业证书的人；一人学几门算几人。"),
    Certificate,
    lambda period: period.holds("issued_at"),
    community="course__community_id",
    moment="issued_at",
    sees=certificates_visible_to,
    along=("course", "person"),
)
CULTURAL_TEAMS = Figure(
    "cultural_teams",
    _("文体队伍"),
    _("支"),
    _("这一年里排练过或演出过的文体队伍；登记了没有活动的不算。"),
    CulturalTeam,
    _active,
    sees=seen_by_all,
)

FIGURES = (
    ACTIVITIES_HELD,
    PEOPLE_REACHED,
    ROUGHLY_COUNTED,
    PEOPLE_KNOWN,
    COURSES_HELD,
    COURSE_ATTENDANCES,
    CERTIFICATES,
    CULTURAL_TEAMS,
)
