"""A reorganisation with a secret in it, for the walk over every address."""

from lianxin.core.tests.factories import MONDAY
from lianxin.party.models import (
    Aim,
    Allotment,
    Body,
    BodyKind,
    Plan,
    PlanState,
    Proposal,
    ProposedBranch,
    ProposedGroup,
)
from lianxin.party.tests.factories import (
    BranchFactory,
    CommitteeFactory,
    GroupFactory,
    MemberFactory,
)
from lianxin.places.models import Community
from lianxin.places.tests.factories import BuildingFactory, CourtyardFactory

DESK = {
    "party_desk:plans",
    "party_desk:plan_new",
    "party_desk:plan",
    "party_desk:plan_ask",
    "party_desk:plan_proposal",
    "party_desk:plan_change",
    "party_desk:plan_members",
    "party_desk:plan_step",
}
VERBS = {"party_desk:plan_step": "drop"}


def hidden_in(community: Community, secret: str) -> int:
    """A plan with one proposal, whose names are secret; its key."""
    committees = Body.objects.filter(community=community, kind=BodyKind.COMMITTEE)
    committee = committees.first() or CommitteeFactory.create(community=community)
    branch = BranchFactory.create(parent=committee, name=f"{secret}支部")
    group = GroupFactory.create(parent=branch, name=f"{secret}小组")
    yard = CourtyardFactory.create(community=community, latitude=36.67, longitude=117.04)
    home = BuildingFactory.create(parent=yard, latitude=36.67, longitude=117.042)
    member = MemberFactory.create(branch=branch, group=group, home=home, name=secret)
    plan = Plan.objects.create(
        community=community,
        state=PlanState.READY,
        branches=1,
        least=1,
        most=50,
        least_full=3,
        group_least=1,
        group_most=15,
        asked_at=MONDAY,
        why=secret,
    )
    plan.scope.add(branch)
    plan.venues.add(yard)
    proposal = Proposal.objects.create(
        community=community, plan=plan, number=1, aim=Aim.BALANCED, made_at=MONDAY
    )
    new = ProposedBranch.objects.create(
        proposal=proposal, position=0, name=secret, venue=yard, carries_on=branch
    )
    part = ProposedGroup.objects.create(branch=new, position=0, name=secret, carries_on=group)
    Allotment.objects.create(proposal=proposal, member=member, was=branch, branch=new, group=part)
    return plan.pk
