from django.db.models import Q, QuerySet

from lianxin.core.errors import NotFound
from lianxin.places.models import Community, DoorCode, Kind, Place, Subdistrict


def community_by_slug(slug: str) -> Community:
    """A community by its address; communities and their places are public."""
    if community := Community.objects.select_related("subdistrict").filter(slug=slug).first():
        return community
    raise NotFound


def communities() -> QuerySet[Community]:
    """In code order: nobody is ranked."""
    return Community.objects.select_related("subdistrict").order_by("code")


def subdistricts() -> QuerySet[Subdistrict]:
    return Subdistrict.objects.order_by("code")


def courtyards(community_id: int) -> QuerySet[Place]:
    return Place.objects.filter(community_id=community_id, kind=Kind.COURTYARD).order_by(
        "position", "pk"
    )


def children(place_id: int) -> QuerySet[Place]:
    return Place.objects.filter(parent_id=place_id).order_by("position", "pk")


def place_here(community_id: int, pk: int) -> Place:
    if place := Place.objects.filter(community_id=community_id, pk=pk).first():
        return place
    raise NotFound


def places_like(community_id: int, words: str, *, most: int = 12) -> QuerySet[Place]:
    """Courtyards and buildings whose label has every word, for completion while typing."""
    wanted = Q(community_id=community_id) & ~Q(kind=Kind.ENTRANCE)
    for word in words.split():
        wanted &= Q(label__contains=word)
    return Place.objects.filter(wanted).order_by("position", "pk")[:most]


def door(code: str) -> DoorCode:
    """What a stairwell code stands for; a retired one still leads to its place."""
    found = DoorCode.objects.select_related("place__community").filter(code=code).first()
    if found:
        return found
    raise NotFound
