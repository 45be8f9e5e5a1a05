"""A community's owners as its desk and as the public see them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet, Sum

from lianxin.core.actor import Actor
from lianxin.core.http import local_day
from lianxin.core.packs import Rule
from lianxin.council.models import (
    AgendaItem,
    EmergencyRepair,
    FundReport,
    Holding,
    ItemState,
    Owner,
    OwnerVote,
    RepairState,
    Reserved,
)
from lianxin.council.queries.owners import rule_at, votes_for
from lianxin.council.rules.owners import OWNERS_NOTICE, PRESENT, Sums, repairs_visible_to
from lianxin.people.queries import workplace
from lianxin.places.models import Community, Place
from lianxin.places.queries import community_by_slug

MOST_LISTED = 30


@dataclass(frozen=True, slots=True)
class OwnersDesk:
    """All that the desk keeps of a community's owners."""

    community: Community
    votes: Sequence[OwnerVote]
    roll: Sums
    referred: Sequence[AgendaItem]
    """What the council referred to the owners and no vote was prepared for yet."""
    repairs: Sequence[EmergencyRepair]
    reports: Sequence[FundReport]
    unreported: Sequence[Place]
    """Buildings on the roll whose owners were not told of the fund last quarter (D-09)."""
    rules: Mapping[str, Rule]


def owners_desk(actor: Actor, slug: str, *, now: datetime) -> OwnersDesk:
    community = workplace(actor, slug)
    doors = Holding.objects.filter(owner__community=community)
    told = doors.aggregate(area=Sum("area"))
    heads = Owner.objects.filter(community=community, holdings__isnull=False).distinct().count()
    referred = AgendaItem.objects.filter(
        session__council__community=community,
        state=ItemState.REFERRED,
        reserved__in=Reserved.values,
        owner_vote__isnull=True,
    ).select_related("session")
    return OwnersDesk(
        community=community,
        votes=list(votes_for(actor).filter(community=community).order_by("-pk")[:MOST_LISTED]),
        roll=Sums(heads, told["area"] or 0),
        referred=list(referred.order_by("-pk")[:MOST_LISTED]),
        repairs=list(_repairs(actor, community)),
        reports=list(_reports(community)),
        unreported=list(_unreported(community, local_day(now))),
        rules=_rules(community, local_day(now)),
    )


def _rules(community: Community, on: date) -> dict[str, Rule]:
    keys = {
        "present": PRESENT,
        "notice": OWNERS_NOTICE,
        "committee_present": "council.committee_present",
        "committee_ayes": "council.committee_ayes",
        "post_days": "council.committee_post_days",
    }
    return {name: rule_at(community, key, on=on) for name, key in keys.items()}


def _repairs(actor: Actor, community: Community) -> QuerySet[EmergencyRepair]:
    found = EmergencyRepair.objects.filter(repairs_visible_to(actor), community=community)
    return found.select_related("place").order_by("-pk")[:MOST_LISTED]


def _reports(community: Community) -> QuerySet[FundReport]:
    found = FundReport.objects.filter(community=community).select_related("place")
    return found.order_by("-year", "-quarter", "place__label")[:MOST_LISTED]


def last_quarter(today: date) -> tuple[int, int]:
    """The year and quarter that ended last."""
    quarter = (today.month - 1) // 3
    return (today.year, quarter) if quarter else (today.year - 1, 4)


def _unreported(community: Community, today: date) -> QuerySet[Place]:
    year, quarter = last_quarter(today)
    told = FundReport.objects.filter(community=community, year=year, quarter=quarter)
    owned = Holding.objects.filter(owner__community=community).values("place")
    return (
        Place.objects.filter(pk__in=owned)
        .exclude(pk__in=told.values("place"))
        .order_by("label")[:MOST_LISTED]
    )


@dataclass(frozen=True, slots=True)
class Owners:
    """What everybody reads of a community's owners' votes and repair fund."""

    community: Community
    votes: Sequence[OwnerVote]
    repairs: Sequence[EmergencyRepair]
    reports: Sequence[FundReport]


def owners(actor: Actor, slug: str) -> Owners:
    community = community_by_slug(slug)
    told = votes_for(actor).filter(community=community, announced_at__isnull=False)
    confirmed = [each for each in _repairs(actor, community) if each.state == RepairState.CONFIRMED]
    return Owners(
        community=community,
        votes=list(told.order_by("-announced_at", "-pk")[:MOST_LISTED]),
        repairs=confirmed,
        reports=list(_reports(community)),
    )
