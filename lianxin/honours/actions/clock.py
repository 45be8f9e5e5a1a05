"""What happens because days have passed."""

from datetime import datetime

from django.db import transaction

from lianxin.core.actor import CLOCK
from lianxin.core.http import local_day
from lianxin.honours.models import Vote
from lianxin.honours.queries.access import round_for
from lianxin.honours.queries.award_desk import rounds_to_seal
from lianxin.honours.rules import ROUND_FLOW
from lianxin.volunteers.actions.taking import leave, put


def sweep(*, now: datetime) -> None:
    """Seal what was announced and can no longer be objected to."""
    for pk in rounds_to_seal(today=local_day(now)):
        seal(pk, now=now)


@transaction.atomic
def seal(pk: int, *, now: datetime) -> None:
    """Cut every way from a voter to a ballot and to a device; that they voted once stays."""
    round_ = round_for(CLOCK, pk, lock=True)
    if round_.sealed_at is not None:
        return
    step = leave(ROUND_FLOW, "seal", CLOCK, round_)
    count = Vote.objects.filter(round=round_, is_sealed=False).update(
        is_sealed=True, at=None, person=None, device="", envelope=""
    )
    round_.sealed_at = now
    put(CLOCK, round_, step, round_.community_id, now=now, changed={"sealed_at"}, count=count)
