"""What a year's report card tells of the council."""

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.figures import LOCAL, Figure, Period
from lianxin.council.models import (
    ASKED,
    DECLARED,
    HELD_STATES,
    SETTLED,
    CouncilKind,
    Dissent,
    Mediation,
    MediationState,
    MediationVisit,
    OwnerVote,
    Participant,
    Question,
    Resolution,
    Result,
    Seat,
    Session,
    Statement,
    StatementState,
)
from lianxin.council.rules.access import (
    seats_visible_to,
    shown_dissents,
    shown_resolutions,
    visible_to,
)
from lianxin.council.rules.opinions import questions_visible_to, shown_statements
from lianxin.council.rules.owners import votes_visible_to
from lianxin.matters.models import State


def _sat(period: Period) -> Q:
    """Seats of the sessions that were held in the period."""
    ours = Q(session__council__kind=CouncilKind.RESIDENTS, session__state__in=sorted(HELD_STATES))
    return ours & period.holds("session__opened_at")


def _carried_out(period: Period) -> Q:
    done = Q(item__matter__state=State.SOLVED) | Q(item__matter__isnull=True, result=Result.DONE)
    return period.holds("resolved_at") & done & ~Q(result=Result.REVOKED)


SESSIONS_HELD = Figure(
    "sessions_held",
    _("议事会开会"),
    _("次"),
    _("这一年里开过并已散会的议事会会议；取消的、没开成的不算。"),
    Session,
    lambda period: (
        Q(council__kind=CouncilKind.RESIDENTS, state__in=sorted(HELD_STATES))
        & period.holds("opened_at")
    ),
    community="council__community_id",
    moment="opened_at",
    sees=visible_to,
)
ATTENDANCE = Figure(
    "attendance",
    _("议事会到会率"),
    _("人次"),
    _("这一年各次会议的到会人次，除以应到人次；请假的算应到，中途到的算到会。"),
    Seat,
    lambda period: _sat(period) & Q(first_at__isnull=False),
    _sat,
    community="session__council__community_id",
    sees=seats_visible_to,
    along=("member", "session"),
)
RESOLUTIONS = Figure(
    "resolutions",
    _("议事会决议"),
    _("项"),
    _("这一年里够人数、够票数而通过的决议；未通过、留待下次、转交的不算。"),
    Resolution,
    lambda period: period.holds("resolved_at"),
    community="item__session__council__community_id",
    moment="resolved_at",
    sees=shown_resolutions,
    along=("item",),
)
CARRIED_OUT = Figure(
    "resolutions_carried_out",
    _("决议落实率"),
    _("项"),
    _(
        "这一年通过的决议里已经落实的：连着诉求的，要居民确认“已解决”；"
        "不连诉求的，由社区记下办成了什么样。部分解决、撤销的不算。"
    ),
    Resolution,
    _carried_out,
    lambda period: period.holds("resolved_at"),
    community="item__session__council__community_id",
    moment="resolved_at",
    sees=shown_resolutions,
    along=("item",),
)
ANSWERED = Figure(
    "dissents_answered",
    _("不同意见按期答复"),
    _("条"),
    _("这一年里对决议说的不同意见，在答复期限内（当天算在内）答复了的。"),
    Dissent,
    lambda period: period.holds("said_at") & Q(answered_on__lte=F("due_on")),
    lambda period: period.holds("said_at"),
    community="resolution__item__session__council__community_id",
    moment="said_at",
    sees=shown_dissents,
    along=("resolution__item",),
)


def _mediated(period: Period) -> Q:
    """Mediations that left the table in the period after both had sat down to it."""
    first, end = (each.astimezone(LOCAL).date() for each in (period.start, period.end))
    return Q(ended_on__gte=first, ended_on__lt=end) & ~Q(state=MediationState.STOPPED)


def _visited(period: Period) -> Q:
    first, end = (each.astimezone(LOCAL).date() for each in (period.start, period.end))
    return Q(done_on__gte=first, done_on__lt=end)


MEDIATIONS = Figure(
    "mediations",
    _("调解的纠纷"),
    _("件"),
    _("这一年里调解完的纠纷，谈成没谈成都算，一方不愿意而停下的不算。只数件数，内容不公开。"),
    Mediation,
    _mediated,
)
MEDIATIONS_AGREED = Figure(
    "mediations_agreed",
    _("调解达成协议"),
    _("件"),
    _("这一年里调解完的纠纷中，各方签了字、协议生效的。只数件数，内容不公开。"),
    Mediation,
    lambda period: _mediated(period) & Q(state__in=SETTLED),
    _mediated,
)
MEDIATIONS_KEPT = Figure(
    "mediations_kept",
    _("调解协议守住了"),
    _("次"),
    _("这一年里的回访中，双方都照着协议做的。只数次数，内容不公开。"),
    MediationVisit,
    lambda period: _visited(period) & Q(is_kept=True),
    _visited,
    community="mediation__community_id",
)

QUESTIONS = Figure(
    "questions_asked",
    _("会前问居民"),
    _("个问题"),
    _("这一年里向居民开出的问题；准备中没有开出的、后来不问了的不算。"),
    Question,
    lambda period: Q(state__in=sorted(ASKED)) & period.holds("opened_at"),
    moment="opened_at",
    sees=questions_visible_to,
)
PARTICIPANTS = Figure(
    "opinion_participants",
    _("会前表态"),
    _("人次"),
    _("这一年里在会前的问题上表过态的人次，一个问题里一人算一次；谁表了什么态不公开。"),
    Participant,
    lambda period: Q(question__state__in=sorted(ASKED)) & period.holds("joined_at"),
    community="question__community_id",
    moment="joined_at",
)
STATEMENTS = Figure(
    "opinion_statements",
    _("会前意见"),
    _("条"),
    _("这一年里说出来、看过放出来的意见；没有放出来的、撤下的不算。"),
    Statement,
    lambda period: Q(state=StatementState.SHOWN) & period.holds("said_at"),
    community="question__community_id",
    moment="said_at",
    sees=shown_statements,
    along=("question",),
)
OWNER_VOTES = Figure(
    "owner_votes",
    _("业主表决"),
    _("次"),
    _("这一年里按人数和面积计了票、依法宣布了结果的业主表决，通过、未通过、不成立都算。"),
    OwnerVote,
    lambda period: Q(state__in=sorted(DECLARED)) & period.holds("declared_at"),
    moment="declared_at",
    sees=votes_visible_to,
)

FIGURES = (
    SESSIONS_HELD,
    ATTENDANCE,
    RESOLUTIONS,
    CARRIED_OUT,
    ANSWERED,
    MEDIATIONS,
    MEDIATIONS_AGREED,
    MEDIATIONS_KEPT,
    QUESTIONS,
    PARTICIPANTS,
    STATEMENTS,
    OWNER_VOTES,
)
