from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.ground import Point
from lianxin.places.models import Community, DoorCode, Kind, Place, Subdistrict
from lianxin.places.queries import courtyard_names


@transaction.atomic
def found_street(actor: Actor, street: Subdistrict, *, now: datetime) -> Subdistrict:
    """Keep a new street."""
    street.save(force_insert=True)
    journal.record(actor, "found_street", street, None, at=now)
    return street


@transaction.atomic
def open_community(actor: Actor, community: Community, *, now: datetime) -> Community:
    """Keep a new community of a street."""
    community.save(force_insert=True)
    journal.record(actor, "open_community", community, community.pk, at=now)
    return community


LAWN = 0.00036
"""Degrees of latitude: forty metres, from one row of houses to the next."""


@dataclass(frozen=True, slots=True)
class Courtyard:
    """A courtyard as it is surveyed: its buildings by name, each with its number of entrances."""

    name: str
    buildings: Mapping[str, int]
    at: Point | None = None

    def lies(self, position: int) -> Point | None:
        """Where a building stands if nobody has measured it: in rows of three, a lawn apart."""
        if self.at is None:
            return None
        row, place = divmod(position, 3)
        return self.at[0] - row * LAWN, self.at[1] + (place - 1) * LAWN * 1.25


@transaction.atomic
def survey(actor: Actor, community: Community, yard: Courtyard, *, now: datetime) -> Place:
    """Put a courtyard on the map with all that is in it, and a code for every stairwell door; what
    is there already stays as it is.
    """
    here = Q(label=yard.name) | Q(courtyard__label=yard.name)
    known = {place.label: place for place in community.places.filter(here)}
    courtyard = known.get(yard.name) or Place.objects.create(
        community=community,
        kind=Kind.COURTYARD,
        name=yard.name,
        label=yard.name,
        public_label=yard.name,
        position=community.places.filter(kind=Kind.COURTYARD).count(),
        **_at(yard.at),
    )
    is_new = not known
    for index, (name, entrances) in enumerate(yard.buildings.items()):
        building = _within(courtyard, Kind.BUILDING, name, courtyard, index, yard.lies(index))
        if building.label in known:
            building = known[building.label]
        else:
            building.save()
            is_new = True
        numbers = range(1, entrances + 1)
        doors = [_within(building, Kind.ENTRANCE, f"{n}单元", courtyard, n) for n in numbers]
        doors = Place.objects.bulk_create(door for door in doors if door.label not in known)
        DoorCode.objects.bulk_create(DoorCode(place=door) for door in doors)
        is_new = is_new or bool(doors)
    if is_new:
        buildings = len(yard.buildings)
        journal.record(actor, "survey", courtyard, community.pk, at=now, buildings=buildings)
        courtyard_names.forget()
    return courtyard


def _at(point: Point | None) -> dict[str, float]:
    return {"latitude": point[0], "longitude": point[1]} if point else {}


def _within(
    parent: Place,
    kind: Kind,
    name: str,
    courtyard: Place,
    position: int,
    point: Point | None = None,
) -> Place:
    """A place inside another; the public is told it no finer than the building (S-16)."""
    label = f"{parent.label} {name}"
    return Place(
        community_id=parent.community_id,
        kind=kind,
        parent=parent,
        courtyard=courtyard,
        name=name,
        label=label,
        public_label=parent.public_label if kind == Kind.ENTRANCE else label,
        position=position,
        **_at(point),
    )
