"""Having a plan's question answered, which may take a while."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from lianxin.core.actor import CLOCK
from lianxin.core.errors import NotFound, OutOfOrder
from lianxin.core.lazy import lazily
from lianxin.party.actions.reorganisation.keeping import keep
from lianxin.party.actions.reorganisation.taking import put, taken
from lianxin.party.models import Aim, Plan, PlanState
from lianxin.party.queries.plans import asked_for, with_aim
from lianxin.party.solving.asked import Limits, Outcome

if TYPE_CHECKING:
    from lianxin.party.solving import reorganise as planner
else:
    planner = lazily("lianxin.party.solving.reorganise")

LIMITS = Limits(seconds=60, rounds=60)
"""Of one proposal: a community's takes a second or two, a district's half a minute."""
STRIDE = 2
"""Hundredths of the work between two tellings."""


def compute(
    pk: int, revision: int, *, clock: Callable[[], datetime], limits: Limits = LIMITS
) -> None:
    """Work a plan's question out, once however often it runs; nobody waits in a transaction for
    it.
    """
    plan = Plan.objects.select_related("community__subdistrict").filter(
        pk=pk, revision=revision, state=PlanState.COMPUTING
    )
    if (found := plan.first()) is None:
        return
    asked = asked_for(found, Aim.BALANCED, limits)
    outcomes: list[tuple[str, Outcome]] = []
    for place, aim in enumerate(Aim.values):
        telling = _Telling(pk, revision, place, len(Aim.values))
        outcome = planner.reorganise(with_aim(asked, aim), telling)
        outcomes.append((aim, outcome))
        if outcome.collisions:
            break
    _finish(pk, revision, outcomes, now=clock())


class _Telling:
    """Writes down how far the work is, seldom enough to be in nobody's way."""

    def __init__(self, pk: int, revision: int, place: int, count: int) -> None:
        self.rows = Plan.objects.filter(pk=pk, revision=revision)
        self.place, self.count = place, count
        self.last = 0

    def __call__(self, share: float) -> None:
        done = int(100 * (self.place + share) / self.count)
        if done >= self.last + STRIDE:
            self.last = done
            self.rows.update(progress=min(done, 99))


@transaction.atomic
def _finish(pk: int, revision: int, outcomes: list[tuple[str, Outcome]], *, now: datetime) -> None:
    """Keep the proposals, or what stands against them; an answer to an older question is let
    go.
    """
    against = [outcome for _aim, outcome in outcomes if outcome.collisions]
    try:
        plan, step = taken(CLOCK, pk, "fail" if against else "finish", seen=revision)
    except (OutOfOrder, NotFound):
        return
    plan.progress = 100
    if against:
        plan.collisions = [[each.bound, each.need, each.have] for each in against[0].collisions]
    else:
        keep(plan, outcomes, now=now)
    put(CLOCK, plan, step, now=now, changed={"progress", "collisions"})
