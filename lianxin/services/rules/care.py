"""Who sees and does what in a community's care: a role of its own, and who looks after whom."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import CARE, Actor
from lianxin.core.flow import Flow, Step
from lianxin.services.models import (
    Care,
    CareState,
    CareVisit,
    Festival,
    Gift,
    Helper,
    Pairing,
    PairingState,
    Wish,
)
from lianxin.services.models import FestivalState as F
from lianxin.services.models import GiftState as G
from lianxin.services.models import VisitState as V

BY_COORDINATOR = _("关爱专员")
BY_CARER = _("结对的人或关爱专员")
BY_CLOCK = _("到了日子自动")


def _looked_after(actor: Actor) -> QuerySet[Pairing, int]:
    """Whom the actor looks after now, as care records."""
    mine = Pairing.objects.filter(
        helper__person_id__in=actor.person_ids,
        state=PairingState.ACTIVE,
        care__state=CareState.OPEN,
    )
    return mine.values_list("care_id", flat=True)


def log_visible_to(actor: Actor) -> Q:
    """Care records whose private log one reads: those who care, and who coordinates."""
    return Q(community_id__in=actor.places(*CARE)) | Q(pk__in=_looked_after(actor))


def visible_to(actor: Actor) -> Q:
    """The same, and one's own, without the log."""
    return log_visible_to(actor) | Q(person_id__in=actor.person_ids)


def helpers_visible_to(actor: Actor) -> Q:
    return Q(community_id__in=actor.places(*CARE)) | Q(person_id__in=actor.person_ids)


def pairings_visible_to(actor: Actor) -> Q:
    return (
        Q(care__community_id__in=actor.places(*CARE))
        | Q(helper__person_id__in=actor.person_ids)
        | Q(care__person_id__in=actor.person_ids)
    )


def visits_visible_to(actor: Actor) -> Q:
    return Q(care__community_id__in=actor.places(*CARE)) | Q(
        pairing__helper__person_id__in=actor.person_ids
    )


def festivals_visible_to(actor: Actor) -> Q:
    return Q(community_id__in=actor.places(*CARE))


def gifts_visible_to(actor: Actor) -> Q:
    return Q(care__community_id__in=actor.places(*CARE)) | Q(care_id__in=_looked_after(actor))


def coordinates(actor: Actor, care: Care) -> bool:
    return actor.holds(CARE, care.community_id)


def coordinates_or_is_self(actor: Actor, care: Care) -> bool:
    return coordinates(actor, care) or care.person_id in actor.person_ids


def cares(actor: Actor, care: Care) -> bool:
    """Whoever reads the log may write in it: `visible_to` has let nobody else but oneself here."""
    return coordinates(actor, care) or care.person_id not in actor.person_ids


def coordinates_helper(actor: Actor, helper: Helper) -> bool:
    return actor.holds(CARE, helper.community_id) or helper.person_id in actor.person_ids


def ends_pairing(actor: Actor, pairing: Pairing) -> bool:
    """Either side, or who coordinates."""
    sides = {pairing.helper.person_id, pairing.care.person_id}
    return coordinates(actor, pairing.care) or bool(sides & actor.person_ids)


def visits(actor: Actor, visit: CareVisit) -> bool:
    own = visit.pairing.helper.person_id in actor.person_ids
    is_running = visit.pairing.state == PairingState.ACTIVE
    return (own and is_running) or coordinates(actor, visit.care)


def is_clock(actor: Actor, _thing: object) -> bool:
    return actor.is_clock


def runs_festival(actor: Actor, festival: Festival) -> bool:
    return actor.holds(CARE, festival.community_id)


def runs_gift(actor: Actor, gift: Gift) -> bool:
    return coordinates(actor, gift.care)


def brings(actor: Actor, gift: Gift) -> bool:
    """`gifts_visible_to` has let nobody here but who coordinates and who looks after them."""
    return gift.care.person_id not in actor.person_ids


def _step(verb: str, label: Any, sources: Any, target: str | None, **rest: Any) -> Step:
    return Step(verb, label, frozenset(sources), target, **rest)


_BY: dict[str, Any] = {"by": coordinates, "who": BY_COORDINATOR}
CARE_FLOW = Flow(
    _step("assess", _("评估需要"), {CareState.OPEN}, None, **_BY),
    _step("add_contact", _("加紧急联系人"), {CareState.OPEN}, None, **_BY),
    _step("drop_contact", _("去掉联系人"), {CareState.OPEN}, None, **_BY),
    _step("write", _("记一笔"), {CareState.OPEN}, None, by=cares, who=BY_CARER),
    _step("pair", _("结对"), {CareState.OPEN}, None, **_BY),
    _step("hand_over", _("换人协调"), {CareState.OPEN}, None, **_BY),
    _step(
        "end",
        _("结束关心"),
        {CareState.OPEN},
        CareState.ENDED,
        by=coordinates_or_is_self,
        who=_("关爱专员或本人"),
    ),
)
PAIRING_FLOW = Flow(
    _step(
        "end",
        _("结束结对"),
        {PairingState.ACTIVE},
        PairingState.ENDED,
        by=ends_pairing,
        who=_("两边哪一方，或关爱专员"),
    ),
)
VISIT_FLOW = Flow(
    _step("keep", _("去过了"), {V.DUE, V.MISSED}, V.KEPT, by=visits, who=BY_CARER),
    _step("miss", _("到期没去"), {V.DUE}, V.MISSED, by=is_clock, who=BY_CLOCK),
    _step("drop", _("不用去了"), {V.DUE}, V.DROPPED, by=visits, who=_("随结对一起结束")),
)
FESTIVAL_FLOW = Flow(
    _step("relist", _("按条件重排名单"), {F.DRAFT}, None, by=runs_festival, who=BY_COORDINATOR),
    _step(
        "begin", _("定下名单，开始走访"), {F.DRAFT}, F.OPEN, by=runs_festival, who=BY_COORDINATOR
    ),
    _step("close", _("都送到了"), {F.OPEN}, F.DONE, by=runs_festival, who=BY_COORDINATOR),
)
GIFT_FLOW = Flow(
    _step("give", _("送到了"), {G.LISTED}, G.GIVEN, by=brings, who=BY_CARER),
    _step("drop", _("不送了"), {G.LISTED}, G.DROPPED, by=runs_gift, who=BY_COORDINATOR),
)


def suits(wish: str, *, is_female: bool | None) -> bool:
    """Whether somebody is of whom another has wished; of whom nothing is known, they are not."""
    return wish == Wish.ANYBODY or (is_female is not None and is_female == (wish == Wish.WOMAN))
