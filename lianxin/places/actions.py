from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.places.models import Community, DoorCode, Kind, Place, Subdistrict


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


@dataclass(frozen=True, slots=True)
class Courtyard:
    """A courtyard as it is surveyed: its buildings by name, each with its number of entrances."""

    name: str
    buildings: Mapping[str, int]


@transaction.atomic
def survey(actor: Actor, community: Community, yard: Courtyard, *, now: datetime) -> Place:
    """Put a courtyard on the map with all that is in it, and a code for every stairwell door."""
    position = community.places.filter(kind=Kind.COURTYARD).count()
    courtyard = Place.objects.create(
        community=community,
        kind=Kind.COURTYARD,
        name=yard.name,
        label=yard.name,
        public_label=yard.name,
        position=position,
    )
    for index, (name, entrances) in enumerate(yard.buildings.items()):
        building = _within(courtyard, Kind.BUILDING, name, courtyard, index)
        building.save()
        doors = Place.objects.bulk_create(
            _within(building, Kind.ENTRANCE, f"{number}单元", courtyard, number)
            for number in range(1, entrances + 1)
        )
        DoorCode.objects.bulk_create(DoorCode(place=door) for door in doors)
    buildings = len(yard.buildings)
    journal.record(actor, "survey", courtyard, community.pk, at=now, buildings=buildings)
    return courtyard


def _within(parent: Place, kind: Kind, name: str, courtyard: Place, position: int) -> Place:
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
    )
