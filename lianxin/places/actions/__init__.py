import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, connection, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import DESK, Actor
from lianxin.core.bulk import insert_all, update_all
from lianxin.core.errors import NotFound, NotPermitted, OutOfOrder
from lianxin.core.ground import Point
from lianxin.places.models import CodeDay, Community, DoorCode, Kind, Place, Subdistrict
from lianxin.places.queries import courtyard_names, doors_in
from lianxin.places.rules import keeps


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


MOST_POSITION = 1_000_000
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


@dataclass(frozen=True, slots=True)
class Sketch:
    """A place as a table has it: the names of its courtyard, building and entrance, and where it
    lies.
    """

    yard: str
    building: str = ""
    entrance: str = ""
    at: Point | None = None

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for name in (self.yard, self.building, self.entrance) if name)


@transaction.atomic
def survey_all(
    actor: Actor, community: Community, every: Sequence[Sketch], *, now: datetime
) -> list[Place | DoorCode]:
    """Put many places on the map, each with what it stands in and a code for every stairwell door;
    what is there already stays as it is.
    """
    if not keeps(actor, community.pk):
        raise NotPermitted(_("院、楼和单元由本社区的工作人员来登记。"))
    points = {" ".join(each.names): each.at for each in every}
    known = {place.label: place for place in community.places.select_related("courtyard")}
    made: list[Place] = []
    for level, kind in enumerate((Kind.COURTYARD, Kind.BUILDING, Kind.ENTRANCE), 1):
        paths = dict.fromkeys(each.names[:level] for each in every if len(each.names) >= level)
        fresh = [path for path in paths if " ".join(path) not in known]
        drawn = [_drawn(community, kind, path, known, points) for path in fresh]
        made += insert_all(drawn)
        known |= {place.label: place for place in drawn}
    doors = [DoorCode(place=place) for place in made if place.kind == Kind.ENTRANCE]
    insert_all(doors)
    journal.record_each(actor, "survey", [(each, {}) for each in made], community.pk, at=now)
    courtyard_names.forget()
    return [*made, *doors]


def _drawn(
    community: Community,
    kind: Kind,
    path: tuple[str, ...],
    known: Mapping[str, Place],
    points: Mapping[str, Point | None],
) -> Place:
    """A place that is not there yet, after all that were put on the map before it."""
    label, point = " ".join(path), points.get(" ".join(path))
    if kind == Kind.COURTYARD:
        place = Place(
            community=community,
            kind=kind,
            name=label,
            label=label,
            public_label=label,
            **_at(point),
        )
    else:
        yard = known[path[0]]
        place = _within(known[" ".join(path[:-1])], kind, path[-1], yard, 0, point)
    number = re.match(r"\d+", path[-1])
    place.position = int(number.group()) % MOST_POSITION if number else len(known)
    return place


@transaction.atomic
def locate_all(
    actor: Actor, points: Mapping[int, Point | None], *, now: datetime
) -> Sequence[Place]:
    """Say where places of one community lie, or that nobody knows; in the order of their keys as
    given.
    """
    found = Place.objects.select_for_update().order_by("pk").in_bulk(points)
    places = [found[pk] for pk in points if pk in found]
    here = {each.community_id for each in places}
    if len(places) < len(points) or not all(keeps(actor, each) for each in here):
        raise NotFound
    for place in places:
        place.latitude, place.longitude = points[place.pk] or (None, None)
    update_all(places, ["latitude", "longitude"])
    for community_id in here:
        those = [each for each in places if each.community_id == community_id]
        journal.record_each(actor, "locate", [(each, {}) for each in those], community_id, at=now)
    return places


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


@transaction.atomic
def renew_code(actor: Actor, place_id: int, *, now: datetime) -> DoorCode:
    """Give a door a new code, or its first; the old one still leads to the community."""
    place = Place.objects.filter(pk=place_id, community_id__in=actor.places(*DESK)).first()
    if place is None:
        raise NotFound
    made = _renewed([place], now=now)[0]
    journal.record(actor, "renew_code", place, place.community_id, at=now)
    return made


@transaction.atomic
def renew_codes(actor: Actor, courtyard_id: int, *, now: datetime) -> list[DoorCode]:
    """The same for every door of a courtyard that has a code."""
    yard = Place.objects.filter(pk=courtyard_id, kind=Kind.COURTYARD)
    found = yard.filter(community_id__in=actor.places(*DESK)).first()
    if found is None:
        raise NotFound
    made = _renewed(list(doors_in(found.pk).filter(codes__is_current=True)), now=now)
    journal.record(actor, "renew_codes", found, found.community_id, at=now, doors=len(made))
    return made


def _renewed(places: list[Place], *, now: datetime) -> list[DoorCode]:
    hanging = DoorCode.objects.select_for_update().filter(place__in=places, is_current=True)
    before = {code.place_id: code for code in hanging.order_by("pk")}
    for code in before.values():
        code.is_current, code.retired_at = False, now
    DoorCode.objects.bulk_update(before.values(), ["is_current", "retired_at"])
    made = [DoorCode(place=place, before=before.get(place.pk)) for place in places]
    try:
        return DoorCode.objects.bulk_create(made)
    except IntegrityError as error:
        raise OutOfOrder(_("刚刚有人换过这里的码，下面是最新的样子。")) from error


@transaction.atomic
def keep_old_code(actor: Actor, pk: int, *, now: datetime) -> DoorCode:
    """Undo a renewal: the old code hangs again, unless the new one is in use already."""
    here = DoorCode.objects.filter(place__community_id__in=actor.places(*DESK))
    made = here.select_for_update(of=("self",)).select_related("place", "before").filter(pk=pk)
    new = made.first()
    if new is None or new.before is None:
        raise NotFound
    if not new.is_current or CodeDay.objects.filter(code=new).exists():
        raise OutOfOrder(_("新码已经有人扫过，撤不回去了。要换就再换一次。"))
    new.is_current, new.retired_at = False, now
    new.save(update_fields=["is_current", "retired_at"])
    old = new.before
    old.is_current, old.retired_at = True, None
    old.save(update_fields=["is_current", "retired_at"])
    journal.record(actor, "keep_old_code", new.place, new.place.community_id, at=now)
    return old


def count_scan(code: DoorCode, *, on: date) -> None:
    """One more on a day. It is nobody's deed, so that no journal tells of it: a number alone."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO places_codeday (community_id, code_id, day, scans)"
            " VALUES (%s, %s, %s, 1)"
            " ON CONFLICT (code_id, day) DO UPDATE SET scans = places_codeday.scans + 1",
            [code.place.community_id, code.pk, on],
        )
