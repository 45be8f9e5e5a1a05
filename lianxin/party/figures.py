"""What a year's report card tells of Party work."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.figures import Figure, Measure, Period
from lianxin.core.http import local_day
from lianxin.party.models import (
    MET,
    Attendance,
    Member,
    PostDeed,
    Standing,
    Turnout,
    Writing,
    WritingKind,
)
from lianxin.party.rules.access import members_visible_to
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
        person=OuterRef("person"),
        purpose=Purpose.POST_BOARD,
        field=NAME,
        since__lt=period.end,
    )
    return members_at_the_end(period) & Q(Exists(given))


def _took_part(period: Period) -> Q:
    """Who did something in a post, or came to a meeting, in the period."""
    deeds = PostDeed.objects.filter(
        member=OuterRef("pk"),
        taken_back_at__isnull=True,
        done_on__gte=first_day(period),
        done_on__lte=last_day(period),
    )
    came = Attendance.objects.filter(
        period.holds("meeting__opened_at"),
        member=OuterRef("pk"),
        state=Turnout.PRESENT,
        meeting__state__in=sorted(MET),
    )
    return members_at_the_end(period) & (Q(Exists(deeds)) | Q(Exists(came)))


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

FIGURES = (NOTES, ESSAYS, COVERAGE, PARTICIPATION)
