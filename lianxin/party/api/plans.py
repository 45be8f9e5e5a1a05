"""Reorganisations of a community's branches (党支部调整): asked for, compared, changed by hand,
decided by the committee. Names are told only with a look that is written down.
"""

from typing import Any

from lianxin.core import http
from lianxin.core.api import (
    Call,
    Key,
    Scope,
    Slug,
    keep_home,
)
from lianxin.party.actions.reorganisation import changing
from lianxin.party.api.door import router
from lianxin.party.api.plan_shapes import (
    AllottedMember,
    AllottedMembers,
    NamedForPlan,
    PlanLine,
    PlannedBranch,
    PlannedGroup,
    PlanPart,
    PlanSide,
    ProposalTold,
    ReorganisationChoices,
    ReorganisationRow,
    Reorganisations,
    ReorganisationTold,
)
from lianxin.party.models import Plan, PlanState
from lianxin.party.queries.access import Office
from lianxin.party.queries.planning_desk import (
    PlanSeen,
    ProposalSeen,
    Row,
    defaults,
    listed,
    roll,
    seen_plan,
    seen_proposal,
)
from lianxin.party.queries.plans import planning_office
from lianxin.party.queries.proposals import BranchSeen, Side


def plans_office(request: Call, slug: str) -> Office:
    office = planning_office(request.actor, slug)
    keep_home(request, office.community.pk)
    return office


@router.reads(
    "/communities/{slug}/party/plans",
    scope=Scope.PARTY_WORK,
    gives=Reorganisations,
    says="党支部调整",
)
def reorganisations(request: Call, slug: Slug) -> Reorganisations:
    plans_office(request, slug)
    page = listed(request.actor, slug)
    return Reorganisations(
        items=[ReorganisationRow.model_validate(_facts(each)) for each in page.plans],
        is_free=page.is_free,
    )


def _facts(plan: Plan) -> dict[str, Any]:
    return {
        "id": plan.pk,
        "state": PlanState(plan.state),
        "branches": plan.branches,
        "asked_at": plan.asked_at,
        "effective_on": plan.effective_on,
    }


@router.reads(
    "/communities/{slug}/party/plans/choices",
    scope=Scope.PARTY_MEMBERS,
    gives=ReorganisationChoices,
    says="调整时能选的支部、地方和党员；看了会记下来",
)
def plan_choices(request: Call, slug: Slug) -> ReorganisationChoices:
    office = plans_office(request, slug)
    offered = defaults(office, http.today())
    changing.look_at_names(request.actor, office.community, now=http.now())
    return ReorganisationChoices(
        branches=[NamedForPlan(id=each.pk, name=each.name) for each in offered.branches],
        venues=[NamedForPlan(id=each.pk, name=each.label) for each in offered.venues],
        members=[NamedForPlan(id=each.pk, name=each.name) for each in offered.members],
        willing=sorted(offered.willing),
        size_most=offered.size_most,
        least_full=offered.least_full,
        group_least=offered.group_least,
        group_most=offered.group_most,
    )


@router.reads(
    "/communities/{slug}/party/plans/{int:pk}",
    scope=Scope.PARTY_WORK,
    gives=ReorganisationTold,
    says="一次调整：算到哪儿了，几个方案比一比",
)
def reorganisation(request: Call, slug: Slug, pk: Key) -> ReorganisationTold:
    return reorganisation_told(request, slug, pk)


def reorganisation_told(request: Call, slug: str, pk: int) -> ReorganisationTold:
    plans_office(request, slug)
    page: PlanSeen = seen_plan(request.actor, slug, pk, today=http.today())
    plan = page.plan
    request.version = plan.revision
    plain = ("least", "most", "least_full", "progress", "agreed_on", "resolution", "why",
             "revision")  # fmt: skip
    return ReorganisationTold.model_validate(
        {
            **_facts(plan),
            **{name: getattr(plan, name) for name in plain},
            "collisions": page.collisions,
            "members": page.members,
            "left_out": page.left_out,
            "sides": [_side(each) for each in page.sides],
            "lines": [_line(each) for each in page.rows],
            "verbs": sorted(page.verbs),
        }
    )


def _side(side: Side) -> PlanSide:
    return PlanSide(
        number=side.proposal.number if side.proposal else None,
        title=str(side.title),
        branches=[_branch(each) for each in side.branches],
    )


def _branch(branch: BranchSeen) -> PlannedBranch:
    return PlannedBranch(
        place=branch.position,
        name=branch.name,
        size=branch.size,
        full=branch.full,
        willing=branch.willing,
        venue=branch.venue.label if branch.venue else "",
        is_new=branch.is_new,
        is_off=branch.is_off,
        groups=[
            PlannedGroup(place=each.position, name=each.name, size=each.size)
            for each in branch.groups
        ],
    )


def _line(row: Row) -> PlanLine:
    return PlanLine(label=str(row.label), told=[str(value) for value, _is_bad in row.told])


@router.reads(
    "/communities/{slug}/party/plans/{int:pk}/proposals/{int:thing}",
    scope=Scope.PARTY_WORK,
    gives=ProposalTold,
    says="一个方案：哪栋楼归哪个支部",
)
def proposal(request: Call, slug: Slug, pk: Key, thing: Key) -> ProposalTold:
    return proposal_told(request, slug, pk, thing)


def proposal_told(request: Call, slug: str, pk: int, number: int) -> ProposalTold:
    plans_office(request, slug)
    page: ProposalSeen = seen_proposal(request.actor, slug, pk, number)
    request.version = page.plan.revision
    return ProposalTold(
        side=_side(page.side),
        lines=[_line(each) for each in page.rows],
        parts=[
            PlanPart(
                what=f"{each.building.pk}-{each.branch}",
                building=each.building.label,
                count=each.count,
            )
            for each in page.parts
        ],
        can_change=page.can_change,
        revision=page.plan.revision,
    )


@router.reads(
    "/communities/{slug}/party/plans/{int:pk}/proposals/{int:thing}/members",
    scope=Scope.PARTY_MEMBERS,
    gives=AllottedMembers,
    says="一个方案里谁到哪个支部，按姓名；看了会记下来",
)
def allotted(request: Call, slug: Slug, pk: Key, thing: Key) -> AllottedMembers:
    plans_office(request, slug)
    page = seen_proposal(request.actor, slug, pk, thing)
    changing.look(request.actor, pk, thing, now=http.now())
    return AllottedMembers(
        items=[
            AllottedMember(
                member=row.member_id,
                name=row.member.name,
                was=row.was.name,
                branch=position,
                group=row.group.name,
            )
            for position, rows in roll(page)
            for row in rows
        ]
    )
