"""What a year's report card tells of care and festival visits."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.figures import Figure, Period
from lianxin.services.models import Care, CareVisit, Gift, GiftState, Pairing, VisitState
from lianxin.services.rules.care import (
    gifts_visible_to,
    pairings_visible_to,
    visible_to,
    visits_visible_to,
)


def _in_care(period: Period) -> Q:
    """In care on some day of the period."""
    still = Q(ended_at__isnull=True) | Q(ended_at__gte=period.start)
    return Q(entered_at__lt=period.end) & still


CARED_FOR = Figure(
    "cared_for",
    _("关心着的人"),
    _("人"),
    _("这一年里社区关心着的空巢、独居老人和残疾、重病、困境儿童、困难家庭，年中结束的也算。"),
    Care,
    _in_care,
    moment="entered_at",
    sees=visible_to,
    along=("person",),
    stands=True,
)
PAIRINGS = Figure(
    "care_pairings",
    _("结对"),
    _("对"),
    _("这一年里结成的对子：一位党员、志愿者或邻居照看一位。"),
    Pairing,
    lambda period: period.holds("began_at"),
    community="care__community_id",
    moment="began_at",
    sees=pairings_visible_to,
    along=("care__person", "helper__person"),
)
VISITS = Figure(
    "care_visits",
    _("上门看望"),
    _("次"),
    _("这一年里结对的人上门看望的次数，记下哪天去过才算。"),
    CareVisit,
    lambda period: Q(state=VisitState.KEPT) & period.has_passed("kept_on"),
    community="care__community_id",
    moment="due_on",
    sees=visits_visible_to,
    along=("care__person", "pairing__helper__person"),
)
VISITS_KEPT = Figure(
    "care_visits_kept",
    _("按期看望"),
    _("%"),
    _("这一年里到期该去看望的，去过了的占多少；随结对结束、不用再去的不算。"),
    CareVisit,
    lambda period: Q(state=VisitState.KEPT) & period.has_passed("due_on"),
    lambda period: Q(state__in=[VisitState.KEPT, VisitState.MISSED]) & period.has_passed("due_on"),
    community="care__community_id",
    moment="due_on",
    sees=visits_visible_to,
    along=("care__person", "pairing__helper__person"),
)
FESTIVAL_VISITS = Figure(
    "festival_visits",
    _("节日慰问"),
    _("份"),
    _("这一年里送到并签收了的节日慰问，在手机上签收、在纸上签收都算。"),
    Gift,
    lambda period: Q(state=GiftState.GIVEN) & period.holds("ended_at"),
    community="care__community_id",
    moment="ended_at",
    sees=gifts_visible_to,
    along=("care__person", "festival"),
)

FIGURES = (CARED_FOR, PAIRINGS, VISITS, VISITS_KEPT, FESTIVAL_VISITS)
