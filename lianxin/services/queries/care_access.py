"""The only doors to care records: absent and hidden are refused alike."""

from typing import TypeVar

from django.db.models import Model, QuerySet

from lianxin.core.actor import CARE, Actor
from lianxin.core.errors import NotFound
from lianxin.places.models import Community
from lianxin.places.queries import community_by_slug
from lianxin.services.models import Care, CareVisit, Festival, Gift, Helper, Pairing
from lianxin.services.rules import care as rules

Thing = TypeVar("Thing", bound=Model)


def one(found: QuerySet[Thing], *, lock: bool) -> Thing:
    if thing := (found.select_for_update(of=("self",)) if lock else found).first():
        return thing
    raise NotFound


def care_desk(actor: Actor, slug: str) -> Community:
    """A community whose care the actor coordinates; to all others its care does not exist."""
    community = community_by_slug(slug)
    if actor.holds(CARE, community.pk):
        return community
    raise NotFound


def cares_for(actor: Actor) -> QuerySet[Care]:
    return Care.objects.filter(rules.visible_to(actor))


def care_for(actor: Actor, pk: int, *, lock: bool = False) -> Care:
    found = cares_for(actor).select_related(
        "community__subdistrict", "person__user", "person__place", "coordinator"
    )
    return one(found.filter(pk=pk), lock=lock)


def helpers_for(actor: Actor) -> QuerySet[Helper]:
    return Helper.objects.filter(rules.helpers_visible_to(actor))


def helper_for(actor: Actor, pk: int, *, lock: bool = False) -> Helper:
    found = helpers_for(actor).select_related("community__subdistrict", "person__user")
    return one(found.filter(pk=pk), lock=lock)


def pairing_for(actor: Actor, pk: int, *, lock: bool = False) -> Pairing:
    found = Pairing.objects.filter(rules.pairings_visible_to(actor)).select_related(
        "care__community__subdistrict", "care__person", "helper__person"
    )
    return one(found.filter(pk=pk), lock=lock)


def visit_for(actor: Actor, pk: int, *, lock: bool = False) -> CareVisit:
    found = CareVisit.objects.filter(rules.visits_visible_to(actor)).select_related(
        "care__community__subdistrict",
        "care__person__place",
        "care__person__user",
        "pairing__helper__person",
    )
    return one(found.filter(pk=pk), lock=lock)


def festival_for(actor: Actor, pk: int, *, lock: bool = False) -> Festival:
    found = Festival.objects.filter(rules.festivals_visible_to(actor))
    return one(found.select_related("community__subdistrict").filter(pk=pk), lock=lock)


def gift_for(actor: Actor, pk: int, *, lock: bool = False) -> Gift:
    found = Gift.objects.filter(rules.gifts_visible_to(actor)).select_related(
        "festival__community", "care__person__user", "care__person__place"
    )
    return one(found.filter(pk=pk), lock=lock)
