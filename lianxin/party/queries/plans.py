"""Reorganisations: the one door to them, and what is asked of the planner."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.core.ground import plane
from lianxin.core.http import local_day
from lianxin.party.models import Body, BodyKind, BranchKind, Member, Plan, Rank
from lianxin.party.queries.access import Office, office_of
from lianxin.party.queries.law import rule_of
from lianxin.party.rules.access import all_visible_to
from lianxin.party.rules.plan import DETOUR, weights_of
from lianxin.party.solving.asked import Asked, Bounds, Centre, Dweller, Limits
from lianxin.places.models import Community, Kind, Place

Spot = tuple[float, float]


def planning_office(actor: Actor, slug: str) -> Office:
    """A community's Party work for whoever leads all of it; for all others it has no plans."""
    office = office_of(actor, slug)
    if not office.is_whole:
        raise NotFound
    return office


def plans_for(actor: Actor) -> QuerySet[Plan]:
    if actor.is_clock:
        return Plan.objects.all()
    seen = all_visible_to(actor)
    return Plan.objects.filter(seen).annotate(is_led=ExpressionWrapper(seen, BooleanField()))


def plan_for(actor: Actor, pk: int, *, lock: bool = False, slug: str = "") -> Plan:
    """Refuse alike what is absent, hidden, or of another community than the address says."""
    found = plans_for(actor).filter(Q(community__slug=slug) if slug else Q(), pk=pk)
    along = found.select_related("community__subdistrict", "chosen")
    if plan := (found.select_for_update(of=("self",)) if lock else along).first():
        return plan
    raise NotFound


@dataclass(frozen=True, slots=True)
class Home:
    """Where somebody lives as the planner sees it."""

    building: Place
    spot: Spot | None


class Ground:
    """A community's courtyards, buildings and entrances, and where they lie in metres."""

    def __init__(self, community: Community) -> None:
        rows = Place.objects.filter(community=community)
        self.places = {place.pk: place for place in rows.order_by("position", "pk")}

    @cached_property
    def spots(self) -> dict[int, Spot]:
        """Metres east and north of the middle, of what somebody has surveyed."""
        known = [
            (place.pk, (place.latitude, place.longitude))
            for place in self.places.values()
            if place.latitude is not None and place.longitude is not None
        ]
        flat = plane([point for _pk, point in known])
        return {pk: spot for (pk, _point), spot in zip(known, flat, strict=True)}

    def home(self, place_id: int | None) -> Home | None:
        """The building of an entrance, and where it lies: as its courtyard, if no more is known."""
        place = self.places.get(place_id or 0)
        if place is None:
            return None
        building = place
        if place.kind == Kind.ENTRANCE:
            building = self.places[place.parent_id or 0]
        above = (place.pk, building.pk, building.courtyard_id)
        spots = (self.spots.get(pk or 0) for pk in above)
        return Home(building, next((spot for spot in spots if spot), None))


def reorganisable(community_id: int) -> QuerySet[Body]:
    """The branches that members belong to by where they live."""
    standing = Body.objects.filter(community_id=community_id, dissolved_on__isnull=True)
    found = standing.filter(kind=BodyKind.BRANCH, branch_kind=BranchKind.RESIDENTS)
    return found.order_by("position", "pk")


def members_in(branches: Iterable[int]) -> QuerySet[Member]:
    """Who belongs to these branches now."""
    found = Member.objects.filter(branch__in=list(branches), left_on__isnull=True)
    return found.order_by("pk")


def affected_by(plan: Plan) -> QuerySet[Member]:
    """Whom a plan shares out; once it is carried out, those whom it did."""
    if plan.carried_out_at and plan.chosen_id:
        return Member.objects.filter(allotments__proposal=plan.chosen_id).order_by("pk")
    return members_in(plan.scope.values_list("pk", flat=True))


def dwellers(members: Iterable[Member], ground: Ground, willing: set[int]) -> list[Dweller]:
    """Members as the planner knows them: no names."""
    return [_dweller(member, ground.home(member.home_id), willing) for member in members]


def _dweller(member: Member, home: Home | None, willing: set[int]) -> Dweller:
    return Dweller(
        member.pk,
        home.spot if home else None,
        is_full=member.rank == Rank.FULL,
        is_willing=member.pk in willing,
        building=home.building.pk if home else None,
        household=f"{member.home_id} {member.door}" if member.door and home else "",
        branch=member.branch_id,
        group=member.group_id,
    )


def willing_for(plan: Plan) -> set[int]:
    return set(plan.willing.values_list("pk", flat=True))


def bounds_of(plan: Plan) -> Bounds:
    return Bounds(
        plan.branches,
        plan.least,
        plan.most,
        plan.least_full,
        plan.group_least,
        plan.group_most,
        plan.needs_secretary,
        plan.keeps_households,
    )


def detour_of(plan: Plan) -> float:
    """By how much a way on foot is reckoned longer than the straight line."""
    return float(rule_of(plan.community, DETOUR, local_day(plan.asked_at)).value)


def asked_for(plan: Plan, aim: str, limits: Limits) -> Asked:
    """A plan's question to the planner, with one aim before all."""
    ground = Ground(plan.community)
    venues = plan.venues.order_by("pk").values_list("pk", flat=True)
    groups = Body.objects.filter(
        parent__in=plan.scope.all(), kind=BodyKind.GROUP, dissolved_on__isnull=True
    )
    return Asked(
        dwellers(affected_by(plan), ground, willing_for(plan)),
        [Centre(pk, ground.spots[pk]) for pk in venues if pk in ground.spots],
        bounds_of(plan),
        weights_of(aim, detour=detour_of(plan)),
        limits,
        {pk: parent for pk, parent in groups.values_list("pk", "parent_id") if parent},
    )


def with_aim(asked: Asked, aim: str) -> Asked:
    return replace(asked, weights=weights_of(aim, detour=asked.weights.detour))
