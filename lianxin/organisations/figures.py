"""What a year's report card tells of organisations."""

from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.figures import LOCAL, Figure, Period
from lianxin.organisations.models import (
    FOSTERED,
    Kind,
    Organisation,
    Pledge,
    PledgeState,
    Project,
    ProjectState,
    State,
)
from lianxin.organisations.rules.access import shown_or_visible, shown_pledges


def _stood(period: Period, **more: object) -> Q:
    """What was here on the period's last day, or is today while it runs."""
    last = period.end.astimezone(LOCAL).date() - timedelta(days=1)
    if period.today:
        last = min(last, period.today)
    return Q(since__lte=last, **more) & (Q(until__isnull=True) | Q(until__gte=last))


def _fostered(period: Period) -> Q:
    last = period.end.astimezone(LOCAL).date()
    works = Q(state__in=sorted(FOSTERED)) & Q(fostered_on__lt=last)
    return _stood(period, kind=Kind.SOCIAL) & works


def _settled(period: Period) -> Q:
    """Pledges that were due in the period and are not let off."""
    return ~Q(state=PledgeState.RELEASED) & period.has_passed("due_on")


def _ended(period: Period) -> Q:
    first, end = (each.astimezone(LOCAL).date() for each in (period.start, period.end))
    return Q(state=ProjectState.DONE, ended_on__gte=first, ended_on__lt=end)


SOCIAL = Figure(
    "social_organisations",
    _("培育的社会组织"),
    _("家"),
    _("年末（今年的到今天）在社区备案或在民政局登记的社会组织；还在筹备的、已注销的不算。"),
    Organisation,
    _fostered,
    sees=shown_or_visible,
    stands=True,
)
LOCAL_UNITS = Figure(
    "resident_units",
    _("驻区单位"),
    _("家"),
    _("年末（今年的到今天）在社区里、登记在册的驻区单位。"),
    Organisation,
    lambda period: _stood(period, kind=Kind.LOCAL, state=State.STANDING),
    sees=shown_or_visible,
    stands=True,
)
NEW_SECTOR = Figure(
    "new_sector_organisations",
    _("“两新”组织"),
    _("家"),
    _("年末（今年的到今天）在社区里的新经济组织和新社会组织。"),
    Organisation,
    lambda period: _stood(period, kind=Kind.NEW_SECTOR, state=State.STANDING),
    sees=shown_or_visible,
    stands=True,
)
PLEDGES_KEPT = Figure(
    "pledges_kept",
    _("承诺兑现率"),
    _("项"),
    _("单位和社会组织承诺在这一年里办到的事，有凭据说办到了的；说好不再要求的不算在内。"),
    Pledge,
    lambda period: Q(state=PledgeState.KEPT) & _settled(period),
    _settled,
    community="organisation__community_id",
    sees=shown_pledges,
    along=("organisation",),
)
JOINT_PROJECTS = Figure(
    "joint_projects",
    _("共驻共建做成的事"),
    _("件"),
    _("社区和驻区单位、社会组织商定，这一年里做成的项目；还在做的、没做成的不算。"),
    Project,
    _ended,
    sees=lambda _actor: Q(),
)

FIGURES = (SOCIAL, LOCAL_UNITS, NEW_SECTOR, PLEDGES_KEPT, JOINT_PROJECTS)
