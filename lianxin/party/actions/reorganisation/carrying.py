"""Carrying a reorganisation out: new branches, everybody's transfer, old branches, all or
nothing.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core.actor import CLOCK, Actor
from lianxin.core.errors import OutOfOrder, Refused
from lianxin.core.http import local_day
from lianxin.core.spoken import spoken_date
from lianxin.party.actions.placing import put as place
from lianxin.party.actions.reorganisation.taking import put, taken
from lianxin.party.actions.structure import Founding, dissolve, found
from lianxin.party.models import (
    Allotment,
    Body,
    BodyKind,
    BranchKind,
    Plan,
    PlanState,
    ProposedBranch,
    Rank,
)
from lianxin.party.queries.proposals import unallotted
from lianxin.party.rules.placing import Placing
from lianxin.party.rules.plan import is_due


@transaction.atomic
def carry_out(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Plan:
    """Let the branches be as they were agreed, from today on: everything, or nothing.

    Secretaries and leaders of new branches are not made by this: they are elected (P-11).
    """
    plan, step = taken(actor, pk, "carry_out", seen=seen)
    today = local_day(now)
    if not is_due(plan.effective_on, today):
        raise OutOfOrder(_("还没到定下的日子：%(day)s。") % {"day": _spoken(plan.effective_on)})
    _refuse_who_came(plan)
    allotted = list(_present(plan))
    bodies = _Founder(actor, plan, today, now).found(allotted)
    placings = [
        Placing(row.member_id, bodies.branches[row.branch_id], bodies.groups[row.group_id])
        for row in allotted
    ]
    why = plan.resolution
    moved = place(actor, plan.community_id, placings, since=today, now=now, why=why)
    ended = _dissolve(actor, plan, bodies, today, now)
    plan.carried_out_at = now
    told = {"moved": len(moved), "founded": bodies.founded, "dissolved": ended}
    return put(actor, plan, step, now=now, changed={"carried_out_at"}, **told)


def _spoken(day: date | None) -> str:
    return spoken_date(day) if day else ""


def _refuse_who_came(plan: Plan) -> None:
    """Raise OutOfOrder where somebody came since the decision of whom it says nothing."""
    if plan.chosen_id and (names := unallotted(plan, plan.chosen_id)):
        raise OutOfOrder(
            _("定下方案以后来了 %(count)d 名党员（%(names)s），还没有安排。请先收回决定，重新算。")
            % {"count": len(names), "names": "、".join(names[:5])}
        )


def _present(plan: Plan) -> list[Allotment]:
    """Where those go who are still there; who left since is let go."""
    rows = Allotment.objects.filter(proposal=plan.chosen_id, member__left_on__isnull=True)
    return list(rows.select_related("member", "branch", "group").order_by("pk"))


@dataclass(frozen=True, slots=True)
class _Bodies:
    """What proposed branches and groups have become."""

    branches: dict[int, int]
    groups: dict[int, int]
    founded: int


class _Founder:
    """Founds what is new of a proposal, by the rules of founding."""

    def __init__(self, actor: Actor, plan: Plan, today: date, now: datetime) -> None:
        self.actor, self.plan, self.today, self.now = actor, plan, today, now
        first = plan.scope.order_by("position", "pk").first()
        self.parent_id = first.parent_id if first else None

    def found(self, allotted: list[Allotment]) -> _Bodies:
        branches: dict[int, int] = {}
        groups: dict[int, int] = {}
        founded = 0
        rows = ProposedBranch.objects.filter(proposal=self.plan.chosen_id)
        for branch in rows.order_by("position").prefetch_related("groups"):
            inside = [row for row in allotted if row.branch_id == branch.pk]
            if not inside:
                continue
            founded += branch.carries_on_id is None
            body_id = branch.carries_on_id or self._branch(branch, inside)
            branches[branch.pk] = body_id
            used = {row.group_id for row in inside}
            for group in sorted(branch.groups.all(), key=lambda each: each.position):
                if group.pk in used:
                    groups[group.pk] = group.carries_on_id or self._group(group.name, body_id)
        return _Bodies(branches, groups, founded)

    def _branch(self, branch: ProposedBranch, inside: list[Allotment]) -> int:
        full = sum(row.member.rank == Rank.FULL for row in inside)
        return self._found(
            Founding(
                kind=BodyKind.BRANCH,
                branch_kind=BranchKind.RESIDENTS,
                name=branch.name,
                founded_on=self.today,
                parent_id=self.parent_id,
                full=full,
                probationary=len(inside) - full,
                reason=self.plan.resolution,
            )
        )

    def _group(self, name: str, branch_id: int) -> int:
        return self._found(
            Founding(
                kind=BodyKind.GROUP,
                name=name,
                founded_on=self.today,
                parent_id=branch_id,
                reason=self.plan.resolution,
            )
        )

    def _found(self, founding: Founding) -> int:
        return found(self.actor, self.plan.community, founding, now=self.now).pk


def _dissolve(actor: Actor, plan: Plan, bodies: _Bodies, today: date, now: datetime) -> int:
    """End the groups, then the branches, that are not carried on; return how many branches."""
    kept = {*bodies.branches.values(), *bodies.groups.values()}
    standing = Body.objects.filter(dissolved_on__isnull=True).exclude(pk__in=kept)
    old = plan.scope.values_list("pk", flat=True)
    for group in standing.filter(kind=BodyKind.GROUP, parent__in=old):
        dissolve(actor, group.pk, on=today, reason=plan.resolution, now=now)
    ending = list(standing.filter(pk__in=old))
    for branch in ending:
        dissolve(actor, branch.pk, on=today, reason=plan.resolution, now=now)
    return len(ending)


def sweep(*, now: datetime) -> int:
    """Carry out what was agreed for today or before; what can't be yet waits for somebody to
    look.
    """
    due = Plan.objects.filter(state=PlanState.AGREED, effective_on__lte=local_day(now))
    done = 0
    for pk in due.values_list("pk", flat=True):
        try:
            carry_out(CLOCK, pk, now=now)
        except Refused:
            continue
        done += 1
    return done
