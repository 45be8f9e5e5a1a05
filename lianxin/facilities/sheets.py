"""Equipment as a kind of table."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import DESK, Actor
from lianxin.core.sheets.kinds import Intake, Kind, Row, Told
from lianxin.facilities.actions.lending import Thing, add_all_equipment, change_equipment
from lianxin.facilities.models import Equipment
from lianxin.facilities.queries.lending import things_at
from lianxin.facilities.queries.sheet import EQUIPMENT, row
from lianxin.facilities.rules.rooms import keeps


def _sees(actor: Actor, community_id: int) -> bool:
    return actor.holds(DESK, community_id)


def _rows(
    actor: Actor, community_id: int, _asked: Mapping[str, str], _today: date
) -> Iterator[Told]:
    for thing in things_at(actor, community_id):
        yield thing, row(thing)


def _thing(told: Mapping[str, Any]) -> Thing:
    return Thing(
        room_id=told["room_id"],
        name=told["name"],
        kind=told["kind"],
        label=told.get("label") or "",
        condition=told["condition"],
        is_lendable=told["is_lendable"],
        is_retired=told["is_retired"],
    )


def _save(
    actor: Actor, community_id: int, news: Sequence[Any], *, now: datetime
) -> Sequence[Equipment]:
    return add_all_equipment(actor, community_id, [_thing(told) for told in news], now=now)


def _mend(actor: Actor, every: Sequence[Row], *, now: datetime) -> Sequence[Equipment]:
    return [change_equipment(actor, pk, _thing(told), now=now) for pk, told in every]


KINDS = (
    Kind(
        code="equipment",
        table=EQUIPMENT,
        label=_("设备物品"),
        what=_("一行一件：电脑、投影仪、图书、工具，放在哪儿、能不能借。"),
        icon="tools",
        rank=20,
        listed="facilities_desk:things",
        sees=_sees,
        rows=_rows,
        intake=Intake(keeps=keeps, save=_save, mend=_mend),
    ),
)
