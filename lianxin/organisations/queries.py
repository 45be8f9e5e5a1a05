from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from lianxin.core.actor import DESK, PARTY, Actor
from lianxin.core.errors import NotFound
from lianxin.organisations.models import Kind, Organisation
from lianxin.organisations.rules import keeps, visible_to
from lianxin.places.models import Community
from lianxin.places.queries import community_by_slug


@dataclass(frozen=True, slots=True)
class Register:
    """The organisations of a community, those that are here first, by kind and name."""

    community: Community
    kinds: Sequence[tuple[str, Sequence[Organisation]]]
    gone: Sequence[Organisation]
    may_keep: bool


def office_at(actor: Actor, slug: str) -> Community:
    """A community for whose organisations the actor has a post; for others this desk is not
    there.
    """
    community = community_by_slug(slug)
    if actor.holds((*DESK, *PARTY), community.pk):
        return community
    raise NotFound


def register(actor: Actor, slug: str, *, on: date) -> Register:
    community = office_at(actor, slug)
    rows = list(organisations_for(actor).filter(community=community).select_related("place"))
    here = [each for each in rows if each.until is None or each.until >= on]
    kinds = [
        (str(kind.label), [each for each in here if each.kind == kind])
        for kind in Kind
        if any(each.kind == kind for each in here)
    ]
    gone = [each for each in rows if each not in here]
    return Register(community, kinds, gone, keeps(actor, community.pk))


def organisations_for(actor: Actor) -> QuerySet[Organisation]:
    return Organisation.objects.filter(visible_to(actor)).order_by("kind", "name", "pk")


def organisation_for(actor: Actor, pk: int, *, lock: bool = False) -> Organisation:
    found = organisations_for(actor).filter(pk=pk)
    if organisation := (found.select_for_update() if lock else found).first():
        return organisation
    raise NotFound


def names_of(community_id: int, *, on: date) -> QuerySet[Organisation]:
    """The organisations that are in a community on a day; their names are public."""
    here = Q(until__isnull=True) | Q(until__gte=on)
    return Organisation.objects.filter(here, community_id=community_id, since__lte=on).order_by(
        "kind", "name"
    )
