"""What a year's report card tells of relief and of help to find work."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.figures import Figure, Measure, Period
from lianxin.services.models import Placement, Relief, ReliefState, Trainee, TraineeState
from lianxin.services.rules.relief import visible_to
from lianxin.services.rules.work import placements_visible_to, trainees_visible_to


def _paid(period: Period) -> Q:
    states = [ReliefState.PAID, ReliefState.RECEIVED]
    return Q(state__in=states) & period.holds("paid_at")


RELIEF = Figure(
    "relief_households",
    _("临时救济"),
    _("户次"),
    _("这一年里发放的临时救济，每发一次算一户次。"),
    Relief,
    _paid,
    moment="paid_at",
    sees=visible_to,
    along=("person", "household__place"),
)
RELIEF_YUAN = Figure(
    "relief_yuan",
    _("临时救济金"),
    _("元"),
    _("这一年里发放的临时救济一共多少钱。"),
    Relief,
    _paid,
    moment="paid_at",
    sees=visible_to,
    along=("person", "household__place"),
    measure=Measure.SUM,
    adds="granted_fen",
    scale=100,
)
TRAINED = Figure(
    "trained_for_work",
    _("助岗培训拿到证书"),
    _("人次"),
    _("这一年里学完助岗培训、拿到证书的，拿一个证算一人次。"),
    Trainee,
    lambda period: Q(state=TraineeState.CERTIFIED) & period.holds("ended_at"),
    community="seeker__community_id",
    moment="ended_at",
    sees=trainees_visible_to,
    along=("seeker__person", "training__course"),
)
AT_WORK = Figure(
    "found_work",
    _("帮着找到工作"),
    _("人"),
    _("这一年里经社区帮助上岗的人，一个人算一次。"),
    Placement,
    lambda period: period.holds("recorded_at"),
    community="seeker__community_id",
    moment="recorded_at",
    sees=placements_visible_to,
    along=("seeker__person",),
    measure=Measure.HEADS,
    per="seeker_id",
)

FIGURES = (RELIEF, RELIEF_YUAN, TRAINED, AT_WORK)
