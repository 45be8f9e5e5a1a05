"""What a year's report card tells of facilities."""

from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.figures import LOCAL, Figure, Measure, Period
from lianxin.facilities.models import Room, Visit
from lianxin.facilities.rules.rooms import visible_to, visits_visible_to


def _last_day(period: Period) -> date:
    last = period.end.astimezone(LOCAL).date() - timedelta(days=1)
    return min(last, period.today or last)


def _open(period: Period) -> Q:
    opened = Q(opened_on__isnull=True) | Q(opened_on__lte=_last_day(period))
    return Q(is_in_use=True, is_shown=True) & opened


def _counted(period: Period) -> Q:
    first = period.start.astimezone(LOCAL).date()
    return Q(taken_back_at__isnull=True, on__gte=first, on__lte=_last_day(period))


FACILITIES = Figure(
    "facilities",
    _("开放的场所"),
    _("处"),
    _("到这一年年底开放的房间、展馆、影院和站点；不用了的、不对居民开放的不算。"),
    Room,
    _open,
    sees=visible_to,
    stands=True,
)
VISITS = Figure(
    "facility_visits",
    _("场所来访"),
    _("人次"),
    _("这一年各场所记下的来访人数相加，只记数、不记是谁。写作“20余人”的按整数算，只少不多。"),
    Visit,
    _counted,
    moment="on",
    sees=visits_visible_to,
    along=("room",),
    measure=Measure.SUM,
    adds="count",
)

FIGURES = (FACILITIES, VISITS)
