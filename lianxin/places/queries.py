import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import cos, radians

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.core.actor import DESK, Actor
from lianxin.core.errors import NotFound
from lianxin.core.fresh import FreshOf
from lianxin.core.ground import Point, metres
from lianxin.core.kept import KeptRecords, kept_records, some_keys, some_words
from lianxin.core.sheets.columns import closed_up
from lianxin.places.models import CodeDay, Community, DoorCode, Kind, Place

NO_PLACE = gettext_lazy("社区里没有这个院、楼或单元。请照“地点”里的写法写，或先把它登记上。")
"""To whoever names a place that a table does not know."""


def _community_by_slug(slug: str) -> Community:
    if community := Community.objects.select_related("subdistrict").filter(slug=slug).first():
        return community
    raise NotFound


community_by_slug = FreshOf(_community_by_slug)
"""A community by its address, from memory; communities and their places are public."""


def community_called(words: str) -> Community:
    """A community by its name or its address, where only one is called so."""
    found = list(Community.objects.filter(Q(name=words) | Q(slug=words))[:2])
    if len(found) != 1:
        raise NotFound
    return found[0]


def communities() -> QuerySet[Community]:
    """In code order: nobody is ranked."""
    return Community.objects.select_related("subdistrict").order_by("code")


def names_of(community_ids: Collection[int]) -> dict[int, str]:
    """Communities by key, in code order."""
    return dict(communities().filter(pk__in=community_ids).values_list("pk", "name"))


def neighbours(community: Community) -> QuerySet[Community]:
    """The other open communities of its street."""
    return (
        communities()
        .filter(subdistrict=community.subdistrict_id, is_open=True)
        .exclude(pk=community.pk)
    )


def courtyards(community_id: int) -> QuerySet[Place]:
    return Place.objects.filter(community_id=community_id, kind=Kind.COURTYARD).order_by(
        "position", "pk"
    )


def _courtyard_names(community_id: int) -> dict[int, str]:
    return dict(courtyards(community_id).values_list("pk", "name"))


courtyard_names = FreshOf(_courtyard_names)
"""A community's courtyards by key, in order, from memory: for lists to choose from."""


def children(place_id: int) -> QuerySet[Place]:
    return Place.objects.filter(parent_id=place_id).order_by("position", "pk")


def door(code: str) -> DoorCode:
    """What a stairwell code stands for, however it is typed; a retired one is still known."""
    found = DoorCode.objects.select_related("place__community").filter(code=plain_code(code))
    if known := found.first():
        return known
    raise NotFound(_("没有这张码。要是照着抄的，看看有没有抄错；也可以打社区电话，一样登记。"))


def door_place(community_id: int, code: str) -> Place | None:
    """The place of a code that hangs on a door of this community now, however it is typed."""
    plain = plain_code(code)
    hanging = DoorCode.objects.filter(code=plain, is_current=True).first() if plain else None
    place = hanging.place if hanging else None
    return place if place and place.community_id == community_id else None


def doors_in(courtyard_id: int) -> QuerySet[Place]:
    """What a code can hang on: the courtyard's gate, its entrances, and houses without any."""
    here = Q(pk=courtyard_id) | Q(courtyard_id=courtyard_id)
    has_entrances = Exists(Place.objects.filter(parent=OuterRef("pk")))
    inner = Place.objects.annotate(has_entrances=has_entrances).filter(here)
    return inner.exclude(kind=Kind.BUILDING, has_entrances=True).order_by(
        F("courtyard").asc(nulls_first=True), "parent__position", "position", "pk"
    )


@dataclass(frozen=True, slots=True)
class YardLine:
    """A courtyard at the desk: how many codes hang there, and how often they were scanned."""

    yard: Place
    codes: int
    scans: int


@dataclass(frozen=True, slots=True)
class DoorLine:
    place: Place
    code: DoorCode | None
    scans: int
    """Of the code that hangs, since the day asked for."""
    strays: int
    """Of its forerunners in the same time: somebody still has an old one before them."""


def yard_lines(actor: Actor, community_id: int, *, since: date) -> list[YardLine]:
    """Every courtyard with its codes, to those who work there."""
    if not actor.holds(DESK, community_id):
        raise NotFound
    yard = Coalesce("place__courtyard_id", "place_id")
    hanging = DoorCode.objects.filter(place__community_id=community_id, is_current=True)
    codes = dict(hanging.values_list(yard).annotate(Count("pk")).order_by())
    yard = Coalesce("code__place__courtyard_id", "code__place_id")
    counted = CodeDay.objects.filter(community_id=community_id, day__gte=since)
    scans = dict(counted.values_list(yard).annotate(Sum("scans")).order_by())
    return [
        YardLine(each, codes.get(each.pk, 0), scans.get(each.pk, 0))
        for each in courtyards(community_id)
    ]


def yard_at(actor: Actor, community_id: int, pk: int) -> Place:
    """A courtyard of a community where the actor works."""
    found = courtyards(community_id).filter(pk=pk).first()
    if found and actor.holds(DESK, community_id):
        return found
    raise NotFound


def door_lines(yard: Place, *, since: date) -> list[DoorLine]:
    """Every door of a courtyard that a code can hang on."""
    doors = list(doors_in(yard.pk))
    codes = list(DoorCode.objects.filter(place__in=doors).order_by("pk"))
    counted = CodeDay.objects.filter(code__in=codes, day__gte=since)
    scans = dict(counted.values_list("code").annotate(Sum("scans")).order_by())
    hanging = {code.place_id: code for code in codes if code.is_current}
    strays: dict[int, int] = {}
    for code in codes:
        if not code.is_current:
            strays[code.place_id] = strays.get(code.place_id, 0) + scans.get(code.pk, 0)
    lines = []
    for place in doors:
        here = hanging.get(place.pk)
        count = scans.get(here.pk, 0) if here else 0
        lines.append(DoorLine(place, here, count, strays.get(place.pk, 0)))
    return lines


def scans_by_day(actor: Actor, community_id: int, *, since: date) -> list[tuple[date, int]]:
    """How often codes were scanned on each day that had any, the latest first."""
    if not actor.holds(DESK, community_id):
        raise NotFound
    counted = CodeDay.objects.filter(community_id=community_id, day__gte=since)
    return list(counted.values_list("day").annotate(Sum("scans")).order_by("-day"))


def plain_code(typed: str) -> str:
    """A code as it is kept: small letters, without the strokes that part it on paper."""
    return "".join(each for each in typed.strip().lower() if each.isalnum())


def places_of(community_id: int) -> QuerySet[Place]:
    """All of a community's places."""
    return Place.objects.filter(community_id=community_id)


def parts_of(courtyard_id: int) -> QuerySet[Place]:
    """Every building and entrance of a courtyard, in order."""
    return Place.objects.filter(courtyard_id=courtyard_id).order_by("position", "pk")


def buildings(community_id: int, *, most: int = 500) -> QuerySet[Place]:
    """Courtyards and their buildings by label, to be chosen from while typing."""
    known = Place.objects.filter(community_id=community_id).exclude(kind=Kind.ENTRANCE)
    return known.order_by("label")[:most]


def place_labelled(community_id: int, label: str) -> Place | None:
    """The place with just this label."""
    return _labelled().first([community_id], [label])


@cache
def _labelled() -> KeptRecords[Place]:
    """Kept, for each matter that is filed asks it."""
    [somewhere], [something] = some_keys(1), some_words(1)
    rows = Place.objects.filter(community_id=somewhere, label=something)
    return kept_records(rows.order_by("pk")[:1])


def place_near(community_id: int, point: Point, *, within: int) -> Place | None:
    """The nearest courtyard or building that was surveyed, so many metres off at the most."""
    latitude, longitude = point
    # A box some tenth larger than the circle; at the poles nobody keeps a community.
    high, wide = within / 100_000, within / 100_000 / max(0.01, cos(radians(latitude)))
    found = (
        Place.objects.filter(
            community_id=community_id,
            latitude__range=(latitude - high, latitude + high),
            longitude__range=(longitude - wide, longitude + wide),
        )
        .exclude(kind=Kind.ENTRANCE)
        .order_by("pk")
    )
    near = [(metres(point, (each.latitude or 0, each.longitude or 0)), each) for each in found]
    # Of two as near, the first that was surveyed: min keeps it.
    away, place = min(near, key=lambda each: each[0], default=(0.0, None))
    return place if away <= within else None


def place_named(community_id: int, words: str) -> Place | None:
    """The finest place that typed words name, e.g. “历山路100号院6号楼”; None where none or several
    fit.
    """
    said = closed_up(words)
    if not said:
        return None
    every = list(courtyards(community_id))
    named = [place for place in every if closed_up(place.name) in said]
    if not named:
        near = [place for place in every if said in closed_up(place.label)]
        return near[0] if len(near) == 1 else None
    best = max(named, key=lambda place: len(place.name))
    rest = said.split(closed_up(best.name), 1)[1]
    return _finest(best, rest) if rest else best


def _finest(courtyard: Place, said: str) -> Place:
    parts = list(parts_of(courtyard.pk))
    found = courtyard
    for _level in (Kind.BUILDING, Kind.ENTRANCE):
        below = [part for part in parts if part.parent_id == found.pk]
        # 7号楼 is not named in 17号楼.
        named = [
            part for part in below if re.search(rf"(?<!\d){re.escape(closed_up(part.name))}", said)
        ]
        if not named:
            break
        found = max(named, key=lambda part: len(part.name))
        said = said.split(closed_up(found.name), 1)[1]
    return found


class Labels:
    """Every place of a community by its label, for tables with many of them; one statement."""

    def __init__(self, community_id: int) -> None:
        self.by_key: dict[int, str] = dict(places_of(community_id).values_list("pk", "label"))
        self._keys = {closed_up(label): key for key, label in self.by_key.items()}

    def key(self, words: str | None) -> int | None:
        """The place that is labelled just so, with spaces wherever; none where none is."""
        return self._keys.get(closed_up(words)) if words else None
