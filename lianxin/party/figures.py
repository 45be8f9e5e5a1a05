"""What a year's report card tells of Party work."""

from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.figures import Figure, Measure, Period
from lianxin.core.flow import Text
from lianxin.core.http import local_day
from lianxin.party.models import (
    MET,
    Attendance,
    Body,
    BodyKind,
    BranchKind,
    Company,
    Meeting,
    MeetingKind,
    Member,
    Plan,
    PlanState,
    PostDeed,
    Standing,
    Turnout,
    Writing,
    WritingKind,
)
from lianxin.party.rules.access import (
    all_visible_to,
    bodies_visible_to,
    members_visible_to,
    visible_to,
)
from lianxin.party.rules.meeting import attendances_visible_to, meetings_visible_to
from lianxin.party.rules.posts import NAME
from lianxin.party.rules.study import own_or_led
from lianxin.people.models import Consent, Purpose


def first_day(period: Period) -> date:
    return local_day(period.start)


def last_day(period: Period) -> date:
    """The last day of a period, or today while it still runs."""
    last = local_day(period.end) - timedelta(days=1)
    return min(last, period.today) if period.today else last


def members_at_the_end(period: Period) -> Q:
    """The members whose primary branch is here on the period's last day; who only checked in from
    work belongs to the one at work.
    """
    last = last_day(period)
    present = Q(entered_on__lte=last) & (Q(left_on__isnull=True) | Q(left_on__gt=last))
    return present & ~Q(standing=Standing.CHECKED_IN)


PRIMARY = (BranchKind.RESIDENTS, BranchKind.JOINT)
"""The branches that a community counts as its own; those in firms and the themed ones are told
apart, as reports tell them.
"""


def _stood(day: date, **more: object) -> Q:
    """The organisations that stood on a day."""
    stands = Q(dissolved_on__isnull=True) | Q(dissolved_on__gt=day)
    return stands & Q(founded_on__lte=day, **more)


def _in_company(period: Period) -> Q:
    """Who took part in a themed branch on the period's last day."""
    last = last_day(period)
    return Q(since__lte=last) & (Q(until__isnull=True) | Q(until__gt=last))


def _written(kind: WritingKind, period: Period) -> Q:
    return Q(
        kind=kind,
        taken_back_at__isnull=True,
        written_on__gte=first_day(period),
        written_on__lte=last_day(period),
    )


def _covered(period: Period) -> Q:
    """Who let their name be shown on a board on the period's last day."""
    last = last_day(period)
    given = Consent.objects.filter(
        Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=period.end),
        Q(until__isnull=True) | Q(until__gte=last),
        period.here("person__community"),
        purpose=Purpose.POST_BOARD,
        field=NAME,
        since__lt=period.end,
    )
    return members_at_the_end(period) & Q(person__in=given.values("person"))


def _took_part(period: Period) -> Q:
    """Who did something in a post, or came to a meeting, in the period."""
    deeds = PostDeed.objects.filter(
        period.here("community"),
        taken_back_at__isnull=True,
        done_on__gte=first_day(period),
        done_on__lte=last_day(period),
    )
    came = Attendance.objects.filter(
        period.holds("meeting__opened_at"),
        period.here("community"),
        period.here("meeting__community"),
        state=Turnout.PRESENT,
        meeting__state__in=sorted(MET),
    )
    return members_at_the_end(period) & (
        Q(pk__in=deeds.values("member")) | Q(pk__in=came.values("member"))
    )


MEMBERS = Figure(
    "party_members",
    _("党员"),
    _("人"),
    _("年末（今年的到今天）组织关系在本社区的党员，含预备党员和流动党员；在职报到的不算。"),
    Member,
    members_at_the_end,
    sees=members_visible_to,
    along=("branch",),
    stands=True,
)
BRANCHES = Figure(
    "party_branches",
    _("党支部"),
    _("个"),
    _("年末（今年的到今天）的居民党支部和联合党支部；两新党支部、特色党支部另算。"),
    Body,
    lambda period: _stood(last_day(period), branch_kind__in=PRIMARY),
    sees=bodies_visible_to,
    stands=True,
)
BRANCHES_BEFORE = Figure(
    "party_branches_before",
    _("年初的党支部"),
    _("个"),
    _("这一年第一天的居民党支部和联合党支部；两新党支部、特色党支部另算。"),
    Body,
    lambda period: _stood(first_day(period), branch_kind__in=PRIMARY),
    sees=bodies_visible_to,
    stands=True,
)
REORGANISATIONS = Figure(
    "party_reorganisations",
    _("支部调整"),
    _("次"),
    _("这一年里已经执行的支部调整：党委同意，到日子一次办好；只有方案的、收回的不算。"),
    Plan,
    lambda period: Q(state=PlanState.CARRIED_OUT) & period.holds("carried_out_at"),
    moment="carried_out_at",
    sees=all_visible_to,
    along=("chosen",),
)
GROUPS = Figure(
    "party_groups",
    _("党小组"),
    _("个"),
    _("年末（今年的到今天）的党小组。"),
    Body,
    lambda period: _stood(last_day(period), kind=BodyKind.GROUP),
    sees=bodies_visible_to,
    stands=True,
)
NEW_SECTOR = Figure(
    "party_new_sector_branches",
    _("“两新”支部"),
    _("个"),
    _("年末（今年的到今天）建在新经济组织、新社会组织里的党支部。"),
    Body,
    lambda period: _stood(last_day(period), branch_kind=BranchKind.NEW_SECTOR),
    sees=bodies_visible_to,
    stands=True,
)
COMPANY = Figure(
    "party_themed_members",
    _("特色党支部党员"),
    _("人"),
    _("年末（今年的到今天）参加特色党支部的党员；组织关系仍在各自的支部。"),
    Company,
    _in_company,
    sees=visible_to,
    along=("member", "branch"),
    stands=True,
)
NOTES = Figure(
    "study_notes_chars_each",
    _("平均每人撰写学习笔记"),
    _("字"),
    _(
        "这一年写的学习笔记的字数，除以写了笔记的党员人数。在这里写的、传 Word 文档的由这里数，"
        "空格和换行不算；手写的按本人报的字数。"
    ),
    Writing,
    lambda period: _written(WritingKind.NOTE, period),
    moment="written_on",
    sees=own_or_led,
    along=("member",),
    measure=Measure.MEAN,
    adds="characters",
    per="member_id",
)
ESSAYS = Figure(
    "study_essays_each",
    _("平均每人撰写学习心得"),
    _("篇"),
    _("这一年写的学习心得的篇数，除以写了心得的党员人数。"),
    Writing,
    lambda period: _written(WritingKind.ESSAY, period),
    moment="written_on",
    sees=own_or_led,
    along=("member",),
    measure=Measure.MEAN,
    per="member_id",
)
COVERAGE = Figure(
    "coverage_rate",
    _("党员公开信息覆盖率"),
    _("人"),
    _("年末（今年的到今天）同意在展板上公开姓名、同意还有效的党员，除以组织关系在本社区的党员。"),
    Member,
    _covered,
    members_at_the_end,
    sees=members_visible_to,
    along=("branch",),
    stands=True,
)
PARTICIPATION = Figure(
    "participation_rate",
    _("党员参与率"),
    _("人"),
    _(
        "这一年里在岗位上做过事、或者参加过组织生活的党员，除以组织关系在本社区的党员；"
        "做过一次就算，不看次数。"
    ),
    Member,
    _took_part,
    members_at_the_end,
    sees=members_visible_to,
    along=("branch",),
)


def _met(kind: MeetingKind, label: Text, meaning: Text) -> Figure:
    """How many meetings of a kind were held; what was called off or not opened is none."""
    return Figure(
        f"party_meetings_{kind}",
        label,
        _("次"),
        meaning,
        Meeting,
        lambda period: Q(kind=kind, state__in=sorted(MET)) & period.holds("opened_at"),
        moment="opened_at",
        sees=meetings_visible_to,
        along=("body",),
    )


def _sat(period: Period) -> Q:
    """Who was called to the meetings and lessons that were held in the period."""
    met = Q(meeting__kind__in=THREE_AND_ONE, meeting__state__in=sorted(MET))
    return met & period.holds("meeting__opened_at") & period.here("meeting__community")


THREE_AND_ONE = (MeetingKind.MEMBERS, MeetingKind.COMMITTEE, MeetingKind.GROUP, MeetingKind.LESSON)
"""三会一课."""
MEETINGS = (
    _met(MeetingKind.MEMBERS, _("支部党员大会"), _("这一年里开过的支部党员大会；没开成的不算。")),
    _met(MeetingKind.COMMITTEE, _("支委会"), _("这一年里开过的支部委员会会议；没开成的不算。")),
    _met(MeetingKind.GROUP, _("党小组会"), _("这一年里开过的党小组会；没开成的不算。")),
    _met(MeetingKind.LESSON, _("党课"), _("这一年里上过的党课，支部的和社区党委的都算。")),
    _met(MeetingKind.THEME_DAY, _("主题党日"), _("这一年里开展过的主题党日。")),
)
TURNOUT = Figure(
    "party_meetings_turnout",
    _("“三会一课”到会率"),
    _("人次"),
    _("这一年党员大会、支委会、党小组会和党课的到会人次，除以应到人次；请假的算应到。"),
    Attendance,
    lambda period: _sat(period) & Q(state=Turnout.PRESENT),
    _sat,
    sees=attendances_visible_to,
    along=("member", "meeting"),
)

STRUCTURE = (MEMBERS, BRANCHES_BEFORE, REORGANISATIONS, BRANCHES, GROUPS, NEW_SECTOR, COMPANY)
STUDY = (NOTES, ESSAYS, COVERAGE, PARTICIPATION)
LIFE = (*MEETINGS, TURNOUT)
FIGURES = (*STRUCTURE, *LIFE, *STUDY)
