"""The two reorganisations of 2015: worked out, agreed and carried out as in life."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from lianxin.core.actor import Actor
from lianxin.core.http import local_day
from lianxin.demo.timing import Deed, clock
from lianxin.party.actions.reorganisation import asking, carrying, computing, deciding
from lianxin.party.actions.reorganisation.asking import Wish
from lianxin.party.actions.reorganisation.deciding import Agreement
from lianxin.party.models import Plan, PlanState, Rank
from lianxin.party.queries.planning_desk import Defaults, defaults
from lianxin.party.queries.plans import planning_office
from lianxin.party.solving.asked import Limits

QUICK = Limits(seconds=60, rounds=6)
"""Enough for a community, and done within the second or two that the demo has for it."""
ASKED, PUT, DECIDED = (timedelta(days=days) for days in (24, 17, 10))
"""How long before its day each happened."""
MORNING = 9 * 60 + 30
WILLING = 6
"""One in so many full members would be a secretary."""


@dataclass(frozen=True, slots=True)
class Anew:
    """What a community wanted: how many branches, about how large, from which day on."""

    slug: str
    actor: Actor
    branches: int
    least: int
    most: int
    group_most: int
    day: date
    resolution: str


def reorganisation(told: Anew) -> Iterator[Deed]:
    """Its steps in the order of time; what follows it is told elsewhere."""
    steps = ((ASKED, _ask), (PUT, _put), (DECIDED, _agree), (timedelta(), _carry))
    for ahead, step in steps:
        at = clock(told.day - ahead, MORNING)
        yield Deed(at, f"lay the branches of {told.slug} out anew", partial(step, told))


def _open(told: Anew) -> Plan:
    plans = Plan.objects.filter(community__slug=told.slug)
    return plans.exclude(state__in=[PlanState.CARRIED_OUT, PlanState.DROPPED]).get()


def _ask(told: Anew, now: datetime) -> None:
    offered = defaults(planning_office(told.actor, told.slug), local_day(now))
    plan = asking.begin(told.actor, told.slug, _wish(told, offered), now=now)
    computing.compute(plan.pk, plan.revision, clock=lambda: now, limits=QUICK)


def _wish(told: Anew, offered: Defaults) -> Wish:
    able = [member.pk for member in offered.members if member.rank == Rank.FULL]
    return Wish(
        scope=[branch.pk for branch in offered.branches],
        venues=offered.meeting,
        willing=sorted({*offered.willing, *able[::WILLING]}),
        branches=told.branches,
        least=told.least,
        most=told.most,
        least_full=offered.least_full,
        group_least=offered.group_least,
        group_most=told.group_most,
    )


def _put(told: Anew, now: datetime) -> None:
    deciding.submit(told.actor, _open(told).pk, number=1, now=now)


def _agree(told: Anew, now: datetime) -> None:
    agreement = Agreement(
        agreed_on=local_day(now), resolution=told.resolution, effective_on=told.day
    )
    deciding.agree(told.actor, _open(told).pk, agreement, now=now)


def _carry(told: Anew, now: datetime) -> None:
    carrying.carry_out(told.actor, _open(told).pk, now=now)
