"""The addresses of a session as it happens, and of what was resolved, for the walk."""

from typing import Any

from django.utils import timezone

from lianxin.accounts.models import User
from lianxin.core.models import RulePack
from lianxin.council.models import (
    AgendaItem,
    CouncilKind,
    Dissent,
    Member,
    Resolution,
    Speech,
)
from lianxin.council.models.session import Session
from lianxin.council.tests.factories import ItemFactory, MemberFactory
from lianxin.matters.tests.factories import MatterFactory
from lianxin.places.models import Community

PUBLIC = {"council:resolutions"}
OWN = {
    "council:live", "council:minutes", "council:hand", "council:second", "council:dissent",
    "council:speech", "council:resolution",
}  # fmt: skip
RUNNING = ("session", "floor", "vote_paper", "speech", "step", "item_step")
DESK = {"council_desk:floor", "council_desk:speech", "council_desk:vote_paper"}
OWN |= {f"council_chair:{name}" for name in RUNNING}
VERBS: dict[str, str] = {"council_chair:item_step": "call"}


def _opposed(item: AgendaItem, member: Member, secret: str) -> Resolution:
    """A resolution with a reason against it."""
    now = timezone.now()
    resolution = Resolution.objects.create(
        item=item, what=secret, lead_office="居委会", due_on=now.date(), resolved_at=now
    )
    Dissent.objects.create(
        resolution=resolution, words=secret, said_at=now, due_on=now.date(), member=member
    )
    return resolution


def hidden_in(community: Community, secret: str, users: dict[str, User]) -> dict[str, Any]:
    """A resolution on a private matter with a reason against it, and a hand that is up."""
    session = Session.objects.get(council__community=community, council__kind=CouncilKind.RESIDENTS)
    member = MemberFactory.create(council=session.council, user=users["member"])
    matter = MatterFactory.create(community=community, private=True, title=secret, words=secret)
    rule = RulePack.objects.get(key="council.quorum", is_confirmed=True)
    now = timezone.now()
    item = ItemFactory.create(
        session=session,
        matter=matter,
        title=secret,
        state="passed",
        motion=secret,
        mover=member,
        put_at=now,
        decided_at=now,
        entitled=1,
        present=1,
        quorum_needed=1,
        ayes_needed=1,
        ayes=1,
        quorum_rule=rule,
        majority_rule=rule,
    )
    resolution = _opposed(item, member, secret)
    up = Speech.objects.create(item=item, member=member, stance="for", asked_at=now)
    spoken = {"speech": up.pk, "verb": "recognise"}
    return {
        "council:resolution": {"pk": resolution.pk},
        "council:dissent": {"item": item.pk},
        "council:hand": {"item": item.pk},
        "council:second": {"item": item.pk},
        "council:speech": spoken,
        "council_desk:speech": spoken,
        "council_chair:speech": spoken,
        "joint_chair:speech": spoken,
        "council_chair": {"pk": session.pk, "item": item.pk},
        "joint:speech": spoken,
        "joint_desk:speech": spoken,
    }
