"""Courtyards, buildings and entrances as a kind of table."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.core.actor import Actor
from lianxin.core.ground import Point
from lianxin.core.sheets import columns as c
from lianxin.core.sheets.checking import Line, Table
from lianxin.core.sheets.judging import Comparing, Held
from lianxin.core.sheets.kinds import Intake, Kind, Row, Told
from lianxin.places.actions import Sketch, locate_all, survey_all
from lianxin.places.models import Community, DoorCode, Place
from lianxin.places.models import Kind as PlaceKind
from lianxin.places.queries import courtyard_names, places_of
from lianxin.places.rules import keeps, works_at

LONGEST = 36
"""Of a name, so that the whole label has room."""


def _numbered(ending: str) -> Callable[[str], str]:
    """A name that may be written as its number alone."""
    parse = c.words(LONGEST)

    def name(cell: str) -> str:
        said: str = " ".join(parse(cell).split())
        return f"{said}{ending}" if said.isdecimal() else said

    return name


COLUMNS = (
    c.Column(
        "yard",
        "院",
        _numbered("号院"),
        ("院落", "小区", "院名"),
        is_required=True,
        hint="院子或小区的名称，例如：东舍坊118号院。只写院的一行登记这个院。",
        width=24,
    ),
    c.Column(
        "building",
        "楼",
        _numbered("号楼"),
        ("楼号", "楼栋"),
        hint="例如：7号楼；只写 7 也行。这一行说的是院的，空着。",
    ),
    c.Column(
        "entrance",
        "单元",
        _numbered("单元"),
        ("单元号",),
        hint="例如：2单元；只写 2 也行。每个单元会做好一张二维码。",
    ),
    c.Column("latitude", "纬度", c.degrees(90), hint="WGS-84，度，例如：36.661234。不知道就空着。"),
    c.Column("longitude", "经度", c.degrees(180), hint="WGS-84，度，例如：117.045612。"),
)


def _row(place: Place) -> dict[str, Any]:
    """A place's row; what it stands in is read with it."""
    told: dict[str, Any] = dict.fromkeys(("building", "entrance"))
    told |= {"latitude": place.latitude, "longitude": place.longitude}
    if place.kind == PlaceKind.COURTYARD or place.courtyard is None:
        return told | {"yard": place.name}
    told["yard"] = place.courtyard.name
    if place.kind == PlaceKind.BUILDING or place.parent is None:
        return told | {"building": place.name}
    return told | {"building": place.parent.name, "entrance": place.name}


def _all(community_id: int) -> Iterator[tuple[Place, dict[str, Any]]]:
    """Each courtyard with all that stands in it, as they are walked through."""
    found = places_of(community_id).select_related("courtyard", "parent")
    for place in sorted(found, key=_way):
        yield place, _row(place)


def _way(place: Place) -> tuple[tuple[int, int], ...]:
    steps = [place]
    if place.kind == PlaceKind.ENTRANCE and place.parent:
        steps = [place.parent, place]
    if place.courtyard:
        steps = [place.courtyard, *steps]
    return tuple((each.position, each.pk) for each in steps)


class PlaceJudge(Comparing):
    """Knows a community's places, and what stood in the file before."""

    name_column = "yard"

    def __init__(self, community_id: int, *, today: date) -> None:
        super().__init__(community_id, today=today)
        self.held: Held = {self.key(row): (place.pk, row) for place, row in _all(community_id)}

    def key(self, told: Mapping[str, Any]) -> Hashable | None:
        names = [told.get(each) or "" for each in ("yard", "building", "entrance")]
        return tuple(map(c.closed_up, names)) if names[0] else None

    def known(self, lines: Sequence[Line]) -> Held:
        return self.held

    def finish(self, told: dict[str, Any], line: Line) -> Iterator[tuple[str, str]]:
        if told.get("entrance") and not told.get("building"):
            yield "building", _("写了单元，就要写它在哪座楼。")
        self._spell(told)
        if line.is_faulty:
            return
        for one, other in (("latitude", "longitude"), ("longitude", "latitude")):
            if told.get(one) is None and told.get(other) is not None:
                yield one, _("经度和纬度要写就都写，不知道就都空着。")

    def _spell(self, told: dict[str, Any]) -> None:
        """Write what it stands in as it is written here already."""
        above: dict[str, Any] = {}
        for each in ("yard", "building"):
            above[each] = told.get(each)
            if (key := self.key(above)) in self.held:
                above[each] = told[each] = self.held[key][1][each]


def _rows(
    _actor: Actor, community_id: int, _asked: Mapping[str, str], _today: date
) -> Iterator[Told]:
    """What a map shows is for everybody."""
    return _all(community_id)


def _point(told: Mapping[str, Any]) -> Point | None:
    if told.get("latitude") is None or told.get("longitude") is None:
        return None
    return told["latitude"], told["longitude"]


def _save(
    actor: Actor, community_id: int, news: Sequence[Any], *, now: datetime
) -> Sequence[Place | DoorCode]:
    community = Community.objects.get(pk=community_id)
    sketches = [
        Sketch(
            told["yard"],
            told.get("building") or "",
            told.get("entrance") or "",
            _point(told),
        )
        for told in news
    ]
    return survey_all(actor, community, sketches, now=now)


def _mend(actor: Actor, every: Sequence[Row], *, now: datetime) -> Sequence[Place]:
    return locate_all(actor, {pk: _point(told) for pk, told in every}, now=now)


PLACES = Table("places.places", "院楼单元", COLUMNS, PlaceJudge)
KINDS = (
    Kind(
        code="places",
        table=PLACES,
        label=gettext_lazy("院、楼、单元"),
        what=gettext_lazy("一行一个地方：院、院里的楼、楼里的单元，在地图上的哪里。"),
        icon="map-pin",
        rank=30,
        listed="places_desk:codes",
        sees=works_at,
        rows=_rows,
        intake=Intake(keeps=keeps, save=_save, mend=_mend, forget=courtyard_names.forget),
    ),
)
