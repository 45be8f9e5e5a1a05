"""Rooms as everybody may read of them."""

from typing import Annotated

from pydantic import Field

from lianxin.core import http
from lianxin.core.api import Call, Key, Scope, Shape, Slug, as_told, enumerated
from lianxin.facilities.api.door import router
from lianxin.facilities.models import Equipment, EquipmentKind, Room, RoomKind
from lianxin.facilities.queries import facility_at
from lianxin.facilities.queries.portal import entries, facility
from lianxin.facilities.rules.hours import Opening
from lianxin.places.queries import community_by_slug

KindOfRoom = Annotated[RoomKind, enumerated(RoomKind)]
KindOfThing = Annotated[EquipmentKind, enumerated(EquipmentKind)]


class RoomRow(Shape):
    """A room as a list tells it."""

    id: int
    name: str = Field(examples=["社区活动室"])
    kind: KindOfRoom
    place: str = Field(examples=["社区二楼"])
    capacity: int | None = Field(description="能坐多少人")
    hours: str = Field(examples=["周一到周五 8:30–17:30"])
    is_open: bool | None = Field(description="现在开没开；看不出来是空的")
    is_in_use: bool
    takes_asks: bool = Field(description="居民可以申请用")


class Rooms(Shape):
    """A community's rooms, those in use first, then by name."""

    items: list[RoomRow]


class ThingTold(Shape):
    """A thing that stands in a room."""

    id: int
    name: str = Field(examples=["投影仪"])
    kind: KindOfThing
    is_lendable: bool
    is_out: bool = Field(description="现在借在外面")


class RoomTold(RoomRow):
    """A room with what stands in it."""

    words: str
    equipment: str = Field(examples=["投影、钢琴"])
    partner: str = Field(description="和谁一起建的")
    things: list[ThingTold]
    year: int
    came: int = Field(description="今年来了多少人次，数过的")


@router.reads(
    "/communities/{slug}/rooms",
    scope=Scope.COMMUNITY_READ,
    gives=Rooms,
    says="社区的房间和场所",
    is_open=True,
)
def rooms(request: Call, slug: Slug) -> Rooms:
    found = entries(request.actor, community_by_slug(slug).pk, now=http.now())
    return Rooms(items=[RoomRow.model_validate(_facts(each.room, each.opening)) for each in found])


@router.reads(
    "/communities/{slug}/rooms/{int:pk}",
    scope=Scope.COMMUNITY_READ,
    gives=RoomTold,
    says="一个房间：开放时间、里面有什么",
    is_open=True,
)
def room(request: Call, slug: Slug, pk: Key) -> RoomTold:
    found = facility(request.actor, facility_at(request.actor, slug, pk), now=http.now())
    return RoomTold.model_validate(
        {
            **_facts(found.room, found.opening),
            "words": found.room.words,
            "equipment": found.room.equipment,
            "partner": found.room.partner,
            "things": [thing_told(each) for each in found.things],
            "year": found.year,
            "came": found.came,
        }
    )


def _facts(room: Room, opening: Opening | None) -> dict[str, object]:
    return {
        "id": room.pk,
        "name": room.name,
        "kind": RoomKind(room.kind),
        "place": room.place,
        "capacity": room.capacity,
        "hours": room.hours,
        "is_open": opening.is_open if opening else None,
        "is_in_use": room.is_in_use,
        "takes_asks": room.takes_asks,
    }


def thing_told(thing: Equipment) -> ThingTold:
    return as_told(ThingTold, thing, is_out=bool(getattr(thing, "is_out", False)))
