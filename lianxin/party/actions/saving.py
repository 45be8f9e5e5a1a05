"""Members out of a table, many at once."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.party.actions.roster import require
from lianxin.party.models import Member
from lianxin.places.models import Community

BATCH = 2_000


@transaction.atomic
def save(
    actor: Actor, community_id: int, news: Sequence[Any], *, now: datetime
) -> Sequence[Member]:
    """Write members of a community; the database lets each belong to its branch."""
    require(actor, community_id)
    made = Member.objects.bulk_create(news, batch_size=BATCH)
    here = Community.objects.get(pk=community_id)
    journal.record(actor, "register_many", here, community_id, at=now, count=len(made))
    return made
