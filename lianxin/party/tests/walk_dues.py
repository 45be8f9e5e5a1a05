"""Dues that nobody from outside may read or change."""

from typing import Any

from lianxin.core.tests.factories import MONDAY
from lianxin.party.actions import party_dues as actions
from lianxin.party.actions.party_dues import Assessment
from lianxin.party.models import Body, BodyKind, Livelihood
from lianxin.party.tests.factories import BranchFactory, CommitteeFactory, MemberFactory, clerk_of
from lianxin.places.models import Community

OWN = {"party:own_dues"}
PARTY_DESK = {"party_desk:dues", "party_desk:dues_member", "party_desk:dues_step"}
VERBS = {"party_desk:dues_step": "assess"}


def hidden_in(community: Community, secret: str, _users: dict[str, Any]) -> dict[str, Any]:
    tops = Body.objects.filter(community=community, kind=BodyKind.COMMITTEE)
    top = tops.first() or CommitteeFactory.create(community=community)
    member = MemberFactory.create(branch=BranchFactory.create(parent=top), name=secret)
    told = Assessment(MONDAY.date(), Livelihood.STUDENT, amount=5, why=secret)
    actions.assess(clerk_of(community), community.slug, member.pk, told, now=MONDAY)
    return {name: {"pk": member.pk} for name in PARTY_DESK}
