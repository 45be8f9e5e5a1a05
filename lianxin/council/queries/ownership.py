"""Whose a door is known to be, and which doors of a ballot are not known yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Max, Q, QuerySet

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.core.keyset import Page, page
from lianxin.council.models import Ballot, BallotDoor, Holding
from lianxin.council.rules.access import enters
from lianxin.people.queries import workplace
from lianxin.places.models import Community, Place

PAGE = 40
PROVED = Q(holding__owner=F("ballot__owner"), holding__proof__owner=F("ballot__owner"))
"""A ballot's door that is still its owner's, and confirmed as theirs."""


def unproved_doors(ballot: Ballot) -> list[str]:
    """The doors for which it may not be cast online; none when each is confirmed."""
    doors = BallotDoor.objects.filter(ballot=ballot).select_related("holding__place")
    if not doors.exists():
        # Announced before doors were kept: it goes on paper.
        return [ballot.doors]
    left = doors.exclude(pk__in=doors.filter(PROVED).values("pk"))
    return [f"{each.holding.place.name}{each.holding.door}" for each in left.order_by("pk")]


def last_proved(ballot: Ballot) -> datetime | None:
    doors = BallotDoor.objects.filter(PROVED, ballot=ballot)
    last: datetime | None = doors.aggregate(last=Max("holding__proof__confirmed_at"))["last"]
    return last


def holding_for(actor: Actor, pk: int, *, slug: str = "", lock: bool = False) -> Holding:
    """A door of a community where one works."""
    found = Holding.objects.filter(pk=pk).select_related("owner", "place__community")
    found = found.filter(place__community__slug=slug) if slug else found
    door = (found.select_for_update(of=("self",)) if lock else found).first()
    if door is None or not enters(actor, door.place.community_id):
        raise NotFound
    return door


@dataclass(frozen=True, slots=True)
class DoorsDesk:
    """The register of owners, building by building, with what each door stands on."""

    community: Community
    place: Place | None
    places: Sequence[Place]
    seen: Page[Holding]
    all: int
    confirmed: int


def doors_desk(
    actor: Actor, slug: str, *, place: str = "", after: str = "", before: str = ""
) -> DoorsDesk:
    community = workplace(actor, slug)
    owned = Holding.objects.filter(owner__community=community)
    places = list(Place.objects.filter(pk__in=owned.values("place")).order_by("label", "pk"))
    chosen = next((each for each in places if str(each.pk) == place), None)
    if chosen is None and places:
        chosen = places[0]
    here = owned.filter(place=chosen) if chosen else owned.none()
    return DoorsDesk(
        community=community,
        place=chosen,
        places=places,
        seen=page(_told(here), ["door", "pk"], after=after, before=before, size=PAGE),
        all=here.count(),
        confirmed=here.filter(proof__owner=F("owner")).count(),
    )


def _told(doors: QuerySet[Holding]) -> QuerySet[Holding]:
    return doors.select_related("owner", "proof__confirmed_by", "place")
