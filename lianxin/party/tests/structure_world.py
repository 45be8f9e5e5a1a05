"""An organisation and its election that only those who work with them may see, for the walk."""

from lianxin.core.tests.factories import MONDAY
from lianxin.party.actions.announcing import Announced, announce
from lianxin.party.models import Body, BodyKind
from lianxin.party.tests.factories import (
    BranchFactory,
    CommitteeFactory,
    MemberFactory,
    TermFactory,
    clerk_of,
)
from lianxin.places.models import Community

DESK = frozenset(
    f"party_desk:{name}"
    for name in (
        "tree",
        "body_new",
        "body",
        "body_step",
        "election_new",
        "election",
        "election_step",
    )
)
OWN = frozenset({"party:election"})
VERBS = {"party_desk:body_step": "appoint", "party_desk:election_step": "roll"}


def hidden_in(community: Community, secret: str) -> dict[str, int]:
    """Their keys, by the name of each address that asks for one."""
    committees = Body.objects.filter(community=community, kind=BodyKind.COMMITTEE)
    committee = committees.first() or CommitteeFactory.create(community=community)
    branch = BranchFactory.create(parent=committee, name=f"{secret}（换届）")
    TermFactory.create(body=branch, member=MemberFactory.create(branch=branch, name=secret))
    told = Announced(held_on=MONDAY.date(), venue=secret, seats=1)
    election = announce(clerk_of(community), branch.pk, told, now=MONDAY)
    names = ("body", "body_step", "election_new")
    return {
        **{f"party_desk:{name}": branch.pk for name in names},
        **dict.fromkeys(
            ("party_desk:election", "party_desk:election_step", "party:election"), election.pk
        ),
    }
