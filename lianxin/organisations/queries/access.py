"""The only doors to organisations and what belongs to them: absent and hidden are refused alike."""

from typing import TypeVar

from django.db.models import Model, QuerySet

from lianxin.core.actor import DESK, PARTY, Actor
from lianxin.core.errors import NotFound
from lianxin.organisations.models import (
    Agreement,
    Contact,
    Match,
    Milestone,
    Need,
    Organisation,
    Pledge,
    Project,
    Resource,
)
from lianxin.organisations.rules.access import ties_visible_to, visible_to
from lianxin.places.models import Community
from lianxin.places.queries import community_by_slug

Thing = TypeVar("Thing", bound=Model)


def _one(found: QuerySet[Thing], *, lock: bool) -> Thing:
    if thing := (found.select_for_update(of=("self",)) if lock else found).first():
        return thing
    raise NotFound


def office_at(actor: Actor, slug: str) -> Community:
    """A community for whose organisations the actor has a post; for others this desk is not
    there.
    """
    community = community_by_slug(slug)
    if actor.holds((*DESK, *PARTY), community.pk):
        return community
    raise NotFound


def organisations_for(actor: Actor) -> QuerySet[Organisation]:
    return Organisation.objects.filter(visible_to(actor)).order_by("kind", "name", "pk")


def organisation_for(actor: Actor, pk: int, *, lock: bool = False) -> Organisation:
    found = organisations_for(actor).select_related("community__subdistrict", "place")
    return _one(found.filter(pk=pk), lock=lock)


def milestone_for(actor: Actor, pk: int, *, lock: bool = False) -> Milestone:
    found = Milestone.objects.filter(ties_visible_to(actor)).select_related("organisation")
    return _one(found.filter(pk=pk), lock=lock)


def contact_for(actor: Actor, pk: int, *, lock: bool = False) -> Contact:
    found = Contact.objects.filter(ties_visible_to(actor)).select_related("organisation", "person")
    return _one(found.filter(pk=pk), lock=lock)


def agreement_for(actor: Actor, pk: int, *, lock: bool = False) -> Agreement:
    found = Agreement.objects.filter(ties_visible_to(actor))
    return _one(found.select_related("organisation__community").filter(pk=pk), lock=lock)


def pledge_for(actor: Actor, pk: int, *, lock: bool = False) -> Pledge:
    found = Pledge.objects.filter(ties_visible_to(actor))
    return _one(found.select_related("organisation__community").filter(pk=pk), lock=lock)


def resource_for(actor: Actor, pk: int, *, lock: bool = False) -> Resource:
    found = Resource.objects.filter(visible_to(actor)).select_related("organisation")
    return _one(found.filter(pk=pk), lock=lock)


def need_for(actor: Actor, pk: int, *, lock: bool = False) -> Need:
    found = Need.objects.filter(visible_to(actor)).select_related("community__subdistrict")
    return _one(found.filter(pk=pk), lock=lock)


def match_for(actor: Actor, pk: int, *, lock: bool = False) -> Match:
    found = Match.objects.filter(visible_to(actor)).select_related("resource", "need")
    return _one(found.filter(pk=pk), lock=lock)


def project_for(actor: Actor, pk: int, *, lock: bool = False) -> Project:
    found = Project.objects.filter(visible_to(actor)).select_related("community__subdistrict")
    return _one(found.filter(pk=pk), lock=lock)
