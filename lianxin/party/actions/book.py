"""The members of a branch's paper book, taken over as they stand."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotPermitted
from lianxin.core.http import local_day
from lianxin.core.secrets import blind_index
from lianxin.party.models import Body, Member
from lianxin.party.queries.structure import may_order
from lianxin.party.rules.placing import Placing, fault

BATCH = 500


@transaction.atomic
def take_over(
    actor: Actor, community_id: int, members: Iterable[Member], *, now: datetime
) -> list[Member]:
    """Write unsaved members down, each in the branch and group that they name: all, or none."""
    if not may_order(actor, community_id):
        raise NotPermitted(_("花名册由社区党委或党务工作者来记。"))
    coming = list(members)
    bodies = Body.objects.filter(community_id=community_id).in_bulk()
    for member in coming:
        member.community_id = community_id
        placing = Placing(0, member.branch_id or 0, member.group_id)
        words = fault(placing, member, bodies, since=member.entered_on)
        if words or member.entered_on > local_day(now):
            raise Invalid(words or _("到本社区的日子还没有到。"), field="branch")
        member.phone_index = blind_index(member.phone) if member.phone else ""
        member.identity_index = blind_index(member.identity) if member.identity else ""
    Member.objects.bulk_create(coming, batch_size=BATCH)
    told = [(member, {"branch": member.branch_id}) for member in coming]
    journal.record_each(actor, "take_over", told, community_id, at=now)
    return coming
