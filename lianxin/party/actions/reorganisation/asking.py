"""What is asked for, and having it worked out in the background."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, OutOfOrder
from lianxin.core.http import local_day
from lianxin.party.actions.reorganisation.taking import put, taken
from lianxin.party.models import Plan
from lianxin.party.queries.law import rule_of
from lianxin.party.queries.plans import (
    members_in,
    planning_office,
    reorganisable,
)
from lianxin.party.rules.plan import DETOUR, GROUP_LEAST, GROUP_MOST
from lianxin.party.rules.structure import BRANCH_SIZE, FOUNDING
from lianxin.party.tasks.plans import compute_plan
from lianxin.places.models import Place

KEYS = (FOUNDING, BRANCH_SIZE, GROUP_LEAST, GROUP_MOST, DETOUR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What branches are wanted, of whom, within which bounds."""

    scope: Sequence[int]
    venues: Sequence[int]
    willing: Sequence[int] = ()
    branches: int
    least: int
    most: int
    least_full: int
    group_least: int
    group_most: int
    needs_secretary: bool = True
    keeps_households: bool = True


BOUNDS = (
    "branches",
    "least",
    "most",
    "least_full",
    "group_least",
    "group_most",
    "needs_secretary",
    "keeps_households",
)


@transaction.atomic
def begin(actor: Actor, slug: str, wish: Wish, *, now: datetime) -> Plan:
    """Begin a reorganisation and have it worked out."""
    community = planning_office(actor, slug).community
    plan = Plan(community=community, asked_at=now)
    _set(plan, wish)
    try:
        with transaction.atomic():
            plan.save(force_insert=True)
    except IntegrityError as error:
        raise OutOfOrder(_("这个社区已经有一次调整在进行，先做完或放下那一次。")) from error
    journal.record(actor, "begin_plan", plan, community.pk, at=now)
    return ask(actor, plan.pk, wish, now=now)


@transaction.atomic
def ask(actor: Actor, pk: int, wish: Wish, *, now: datetime, seen: int | None = None) -> Plan:
    """Have proposals worked out; those of an earlier question go."""
    plan, step = taken(actor, pk, "ask", seen=seen)
    _set(plan, wish)
    _choose(plan, wish)
    laws = [rule_of(plan.community, key, local_day(now)) for key in KEYS]
    plan.rules.set([law.pk for law in laws])
    plan.proposals.all().delete()
    plan.asked_at, plan.progress, plan.collisions = now, 0, []
    changed = {*BOUNDS, "asked_at", "progress", "collisions"}
    told = asdict(wish) | {"willing": len(wish.willing)}
    put(actor, plan, step, now=now, changed=changed, **told)
    compute_plan.enqueue(plan.pk, plan.revision)
    return plan


def _set(plan: Plan, wish: Wish) -> None:
    """Write down the bounds, if any plan could keep them."""
    for name in BOUNDS:
        setattr(plan, name, getattr(wish, name))
    if wish.least > wish.most:
        raise Invalid(_("每个支部最少的人数比最多的还多，请改一个。"), field="least")
    if wish.group_least > wish.group_most:
        raise Invalid(_("每个小组最少的人数比最多的还多，请改一个。"), field="group_least")


def _choose(plan: Plan, wish: Wish) -> None:
    """Keep which branches, whom and where; only of this community."""
    branches = reorganisable(plan.community_id).filter(pk__in=wish.scope)
    venues = Place.objects.filter(
        community=plan.community_id, pk__in=wish.venues, latitude__isnull=False
    )
    willing = members_in(wish.scope).filter(pk__in=wish.willing)
    if not branches or branches.count() != len(set(wish.scope)):
        raise Invalid(_("选现有的支部：哪些一起重新划分。"), field="scope")
    if not venues or venues.count() != len(set(wish.venues)):
        raise Invalid(_("选可以开会的地方。"), field="venues")
    plan.scope.set(branches)
    plan.venues.set(venues)
    plan.willing.set(willing)


@transaction.atomic
def stop(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Plan:
    """Wait for the answer no longer."""
    plan, step = taken(actor, pk, "stop", seen=seen)
    return put(actor, plan, step, now=now)
