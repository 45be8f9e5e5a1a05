"""Changing a proposal by hand, and looking at the names in it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, OutOfOrder
from lianxin.party.actions import looking
from lianxin.party.actions.reorganisation.taking import proposal_of, put, taken
from lianxin.party.models import Allotment, Plan, Proposal, ProposedBranch, ProposedGroup
from lianxin.party.queries.plans import Ground, plan_for
from lianxin.places.models import Community


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Who goes where in a proposal: a member, or all of a building that a branch has.

    Branches and groups are given by their place in the proposal.
    """

    target: int
    group: int | None = None
    member_id: int | None = None
    building_id: int | None = None
    source: int | None = None


@transaction.atomic
def change(
    actor: Actor, pk: int, number: int, move: Move, *, now: datetime, seen: int | None = None
) -> Plan:
    """Move a member, or what a branch has of a building, into another branch or group."""
    plan, step = taken(actor, pk, "change", seen=seen)
    proposal = proposal_of(plan, number)
    rows = list(_meant(plan, proposal, move))
    if not rows:
        raise Invalid(_("这栋楼里没有这个支部的党员了，请重新选。"), field="building")
    branch = proposal.branches.filter(position=move.target).first()
    if branch is None:
        raise NotFound
    group = _group(branch, move, rows)
    moved = [row for row in rows if (row.branch_id, row.group_id) != (branch.pk, group.pk)]
    if not moved:
        raise OutOfOrder(_("本来就在那里，没有变。"))
    Allotment.objects.filter(pk__in=[row.pk for row in moved]).update(branch=branch, group=group)
    proposal.changes += 1
    proposal.save(update_fields=["changes"])
    members = [row.member_id for row in moved]
    return put(actor, plan, step, now=now, proposal=number, members=members, to=branch.name)


def _meant(plan: Plan, proposal: Proposal, move: Move) -> QuerySet[Allotment]:
    rows = proposal.allotments.select_related("member").order_by("pk")
    if move.member_id is not None or move.source is None:
        return rows.filter(member=move.member_id)
    ground = Ground(plan.community)
    homes = [
        place
        for place in ground.places
        if (home := ground.home(place)) and home.building.pk == move.building_id
    ]
    return rows.filter(member__home__in=homes, branch__position=move.source)


def _group(branch: ProposedBranch, move: Move, rows: list[Allotment]) -> ProposedGroup:
    """The group that was asked for, else the one with most from the same homes, else the
    smallest.
    """
    groups = branch.groups.annotate(size=Count("allotments")).order_by("size", "position")
    if move.group is not None:
        groups = groups.filter(position=move.group)
    homes = {row.member.home_id for row in rows if row.member.home_id}
    near = groups.filter(allotments__member__home__in=homes).order_by("-size", "position")
    if found := near.first() or groups.first():
        return found
    raise NotFound


def look_at_names(actor: Actor, community: Community, *, now: datetime) -> None:
    """Write down that the names of all were looked at, to choose who would lead."""
    looking.look(actor, community, community.pk, purpose="reorganisation", now=now)


@transaction.atomic
def look(actor: Actor, pk: int, number: int, *, now: datetime) -> None:
    """Write down that the names in a proposal were looked at (S-18)."""
    plan = plan_for(actor, pk)
    proposal = proposal_of(plan, number)
    looking.look(actor, proposal, plan.community_id, purpose="reorganisation", now=now)
