"""Who sees and does what with relief: the household itself, and those who work in the community."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import Actor, Role
from lianxin.core.flow import Flow, Step
from lianxin.services.models import Relief
from lianxin.services.models import ReliefState as R

WORKERS = (Role.STAFF, Role.SECRETARY)
"""Whose work it is: a street officer sees figures, not who is in need."""


def visible_to(actor: Actor) -> Q:
    return Q(person_id__in=actor.person_ids) | Q(community_id__in=actor.places(*WORKERS))


def is_self(actor: Actor, relief: Relief) -> bool:
    return relief.person_id in actor.person_ids


def works(actor: Actor, relief: Relief) -> bool:
    """Staff, of others than themselves."""
    return actor.holds(WORKERS, relief.community_id) and not is_self(actor, relief)


def leads(actor: Actor, relief: Relief) -> bool:
    return actor.holds(Role.SECRETARY, relief.community_id) and not is_self(actor, relief)


def is_self_or_works(actor: Actor, relief: Relief) -> bool:
    return is_self(actor, relief) or works(actor, relief)


def is_clock(actor: Actor, _relief: Relief) -> bool:
    return actor.is_clock


def _step(verb: str, label: Any, sources: Any, target: str | None, **rest: Any) -> Step:
    return Step(verb, label, frozenset(sources), target, **rest)


_STAFF: dict[str, Any] = {"by": works, "who": _("社区工作人员，不能是本人")}
_LEAD: dict[str, Any] = {"by": leads, "who": _("社区书记，不能是本人")}
_EITHER: dict[str, Any] = {"by": is_self_or_works, "who": _("本人或代办")}
RELIEF_FLOW = Flow(
    _step("add_photos", _("补凭证的照片"), {R.ASKED, R.CHECKED}, None, **_EITHER),
    _step("check", _("记入户核实"), {R.ASKED}, None, **_STAFF),
    _step("checked", _("两人都核实了"), {R.ASKED}, R.CHECKED, **_STAFF),
    _step("grant", _("记评议结果，公示"), {R.CHECKED}, R.NOTICED, **_LEAD),
    _step("refuse", _("不批准"), {R.CHECKED, R.NOTICED}, R.REFUSED, **_LEAD),
    _step(
        "order",
        _("公示期满，批准发放"),
        {R.NOTICED},
        R.ORDERED,
        by=is_clock,
        who=_("公示期满自动"),
    ),
    _step("pay", _("发放"), {R.ORDERED}, R.PAID, **_LEAD),
    _step("receive", _("签收"), {R.PAID}, R.RECEIVED, **_EITHER),
    _step("withdraw", _("不申请了"), {R.ASKED, R.CHECKED}, R.WITHDRAWN, **_EITHER),
)
