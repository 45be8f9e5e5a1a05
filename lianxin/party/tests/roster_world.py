"""A member, a transfer and a table with a secret in them, for the walk over every address."""

from lianxin.accounts.models import User
from lianxin.core.models import SheetRun, SheetState
from lianxin.core.tests.factories import MONDAY
from lianxin.party.models import Body, BodyKind, Transfer, TransferKind, TransferState
from lianxin.party.queries.judging import ROSTER
from lianxin.party.tests.factories import BranchFactory, CommitteeFactory, MemberFactory
from lianxin.places.models import Community

OF_MEMBERS = frozenset(
    f"party_desk:{name}" for name in ("member", "member_amend", "member_unmask", "member_step")
)
OF_SHEETS = frozenset(f"sheets_desk:{name}" for name in ("run", "marked", "step"))
OF_TRANSFERS = frozenset(
    f"party_desk:{name}" for name in ("transfer", "transfer_letter", "transfer_step")
)
DESK = (
    OF_MEMBERS
    | OF_TRANSFERS
    | {
        f"party_desk:{name}"
        for name in (
            "members",
            "members_forget",
            "members_cards",
            "member_new",
            "transfers",
            "transfer_new",
            "transfer_letter_in",
        )
    }
)
OWN = frozenset({"party:own_record"})
VERBS = {
    "party_desk:member_step": "convert",
    "party_desk:transfer_step": "withdraw",
}


def hidden_in(community: Community, secret: str, *, clerk: User) -> dict[str, int]:
    """Their keys, by the name of each address that asks for one."""
    committees = Body.objects.filter(community=community, kind=BodyKind.COMMITTEE)
    committee = committees.first() or CommitteeFactory.create(community=community)
    branch = BranchFactory.create(parent=committee)
    member = MemberFactory.create(branch=branch, name=secret, employer=secret)
    way = Transfer.objects.create(
        community=community,
        kind=TransferKind.BRANCHES,
        state=TransferState.ASKED,
        member=member,
        name=secret,
        from_branch=branch,
        to_branch=BranchFactory.create(parent=committee),
        why=secret,
        asked_at=MONDAY,
    )
    run = SheetRun.objects.create(
        kind=ROSTER.kind,
        user_id=clerk.pk,
        community_id=community.pk,
        name=secret,
        state=SheetState.FAULTY,
        sent_at=MONDAY,
        stepped_at=MONDAY,
    )
    return {
        **dict.fromkeys(OF_MEMBERS, member.pk),
        **dict.fromkeys(OF_TRANSFERS, way.pk),
        **dict.fromkeys(OF_SHEETS, run.pk),
    }
