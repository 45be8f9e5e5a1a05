"""What the law asks of an owners' vote, in whole owners and hundredths of square metres."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import DESK, Actor, Role
from lianxin.core.flow import Flow, Step
from lianxin.core.shares import at_least, more_than
from lianxin.council.models import EmergencyRepair, OwnerVote, Reserved
from lianxin.council.models import OwnerVoteState as S
from lianxin.council.models import RepairState as R
from lianxin.council.rules.access import BY_STAFF, WORKERS

PRESENT = "council.owners_present"
MORE_THAN = "council.owners_more_than"
AT_LEAST = "council.owners_at_least"
OWNERS_NOTICE = "council.owners_notice_days"
MAJORITY_OF: Mapping[str, str] = {
    Reserved.FUND_USE: MORE_THAN,
    Reserved.OWN_RULES: MORE_THAN,
    Reserved.COMMITTEE: MORE_THAN,
    Reserved.MANAGER: MORE_THAN,
    Reserved.FUND_RAISING: AT_LEAST,
    Reserved.REBUILDING: AT_LEAST,
    Reserved.COMMON_PARTS: AT_LEAST,
}
"""Which majority the law asks for a kind of decision (民法典278)."""
BY_OWNER = _("名册上的业主")
BY_STREET = _("街道")
BY_STAFF_OR_CLOCK = _("社区的工作人员；到期自动")


@dataclass(frozen=True, slots=True)
class Sums:
    """So many owners with so much area."""

    owners: int
    area: int

    def reaches(self, other: "Sums") -> bool:
        return self.owners >= other.owners and self.area >= other.area


def enough_present(roll: Sums, share: Fraction) -> Sums:
    """How many must take part: a share of them or more, by head and by area (以上)."""
    return Sums(at_least(share, roll.owners), at_least(share, roll.area))


def enough_for(cast: Sums, key: str, share: Fraction) -> Sums:
    """How many of those who took part must be for it: more than half, or three quarters or more."""
    reach = more_than if key == MORE_THAN else at_least
    return Sums(reach(share, cast.owners), reach(share, cast.area))


def verdict(cast: Sums, ayes: Sums, present: Sums, needed: Sums) -> str:
    """What may be declared, and nothing else."""
    if not cast.reaches(present):
        return "declare_void"
    return "declare_passed" if ayes.reaches(needed) else "declare_rejected"


def first_voting_day(announced: date, days: int) -> date:
    return announced + timedelta(days=days)


def committee_bar(members: int, present: Fraction, ayes: Fraction) -> tuple[int, int]:
    """Who must attend an owners' committee's meeting, and be for it: of all its members (D-10)."""
    return at_least(present, members), more_than(ayes, members)


def works(actor: Actor, thing: OwnerVote | EmergencyRepair) -> bool:
    return actor.holds(WORKERS, thing.community_id)


def works_or_is_clock(actor: Actor, vote: OwnerVote) -> bool:
    return actor.is_clock or works(actor, vote)


def confirms(actor: Actor, repair: EmergencyRepair) -> bool:
    return actor.holds(Role.STREET, repair.community_id)


def anybody(_actor: Actor, _thing: object) -> bool:
    """Who is on the roll is asked by the action."""
    return True


def votes_visible_to(actor: Actor) -> Q:
    """To all once it was announced; its plan only where one works."""
    if actor.is_clock:
        return Q()
    return Q(announced_at__isnull=False) | Q(community_id__in=actor.places(*DESK))


def repairs_visible_to(actor: Actor) -> Q:
    return Q(state=R.CONFIRMED) | Q(community_id__in=actor.places(*DESK))


_BY: dict[str, Any] = {"by": works, "who": BY_STAFF}
_CLOCK: dict[str, Any] = {"by": works_or_is_clock, "who": BY_STAFF_OR_CLOCK}


def _step(verb: str, label: Any, sources: Any, target: str | None, **rest: Any) -> Step:
    return Step(verb, label, frozenset(sources), target, **{**_BY, **rest})


OWNER_VOTE_FLOW = Flow(
    _step("rewrite", _("改方案"), {S.DRAFT}, None),
    _step("announce", _("公示，告知业主和居委会"), {S.DRAFT}, S.ANNOUNCED),
    _step("take_back", _("收回公示再改"), {S.ANNOUNCED}, S.DRAFT),
    _step("open", _("开始表决"), {S.ANNOUNCED}, S.OPEN, **_CLOCK),
    _step("cast", _("投票"), {S.OPEN}, None, by=anybody, who=BY_OWNER),
    _step("enter_ballot", _("记一张纸票"), {S.OPEN}, None),
    _step("count", _("截止，计票"), {S.OPEN}, S.COUNTED, **_CLOCK),
    _step("declare_passed", _("宣布：通过"), {S.COUNTED}, S.PASSED),
    _step("declare_rejected", _("宣布：未通过"), {S.COUNTED}, S.REJECTED),
    _step("declare_void", _("宣布：参与不够，不成立"), {S.COUNTED}, S.VOID),
    _step("cancel", _("取消"), {S.DRAFT, S.ANNOUNCED, S.OPEN}, S.CANCELLED),
)
REPAIR_FLOW = Flow(
    _step("confirm", _("确认是急修"), {R.ASKED}, R.CONFIRMED, by=confirms, who=BY_STREET),
    _step("refuse", _("不算急修"), {R.ASKED}, R.REFUSED, by=confirms, who=BY_STREET),
)
