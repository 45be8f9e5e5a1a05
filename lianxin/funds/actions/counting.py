"""What a count came to, kept."""

from datetime import datetime
from typing import Any

from django.db import transaction

from lianxin.core.actor import CLOCK
from lianxin.funds.actions.taking import put_vote, taken_vote
from lianxin.funds.models import Vote


@transaction.atomic
def keep_count(pk: int, outcome: dict[str, Any], *, now: datetime) -> Vote:
    """Keep what the count came to."""
    vote, step = taken_vote(CLOCK, pk, "count")
    vote.outcome, vote.counted_at = outcome, now
    put_vote(CLOCK, vote, step, now=now, changed={"outcome", "counted_at"}, won=outcome["won"])
    return vote
