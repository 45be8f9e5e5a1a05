"""What the passing of days does: overdue matters rise, unanswered ones lapse, old drafts go."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from lianxin.core.actor import CLOCK
from lianxin.core.errors import OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.workdays import workdays_between
from lianxin.matters.actions.answers import settle
from lianxin.matters.actions.drafts import forget_old
from lianxin.matters.actions.taking import put, rule_for, taken
from lianxin.matters.models import Matter, Outcome, Say
from lianxin.matters.queries.clock import overdue, unconfirmed


def sweep(*, now: datetime) -> dict[str, int]:
    """Do all that the day asks for, each matter in its own transaction; safe to do twice or to
    break off.
    """
    risen = sum(_tried(escalate, pk, now) for pk in overdue(local_day(now)))
    ended = sum(_tried(lapse, pk, now) for pk in unconfirmed(local_day(now)))
    return {"risen": risen, "ended": ended, "dropped": forget_old(now=now)}


def _tried(deed: Callable[..., bool], pk: int, now: datetime) -> bool:
    try:
        return deed(pk, now=now)
    except OutOfOrder:
        return False


@transaction.atomic
def escalate(pk: int, *, now: datetime) -> bool:
    """Let an overdue matter rise to the secretary, then to the street; true when it rose."""
    matter, step = taken(CLOCK, pk, "escalate")
    late = workdays_between(matter.due_on, local_day(now))
    level = 0
    for rank, key in enumerate(
        ("matters.secretary_after_workdays", "matters.street_after_workdays"), start=1
    ):
        if late >= rule_for(matter, key, now=now).count:
            level = rank
    if level <= matter.escalation:
        return False
    matter.escalation = level
    put(
        CLOCK,
        matter,
        step,
        now=now,
        changed={"escalation"},
        is_public=False,
        level=level,
        late=late,
    )
    return True


@transaction.atomic
def lapse(pk: int, *, now: datetime) -> bool:
    """End a matter whose reporter never answered: by what most joiners said, or as lapsed."""
    matter, step = taken(CLOCK, pk, "lapse")
    if outcome := _joiners_word(matter):
        settle(CLOCK, matter, outcome, now=now)
    else:
        put(CLOCK, matter, step, now=now)
    return True


def _joiners_word(matter: Matter) -> str:
    """What more than half of the joiners who answered said, or the most doubtful of what they
    said.
    """
    said = list(
        Say.objects.filter(matter=matter, round=matter.reopened, answered_at__isnull=False)
        .values_list("outcome", flat=True)
        .order_by("pk")
    )
    for outcome in (Outcome.SOLVED, Outcome.NOT):
        if said.count(outcome) * 2 > len(said):
            return outcome
    return Outcome.PARTLY if said else ""
