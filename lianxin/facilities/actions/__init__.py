"""Every deed on a community's facilities."""

from lianxin.facilities.actions.asking import Wish, ask, confirm, decline, give_up, withdraw
from lianxin.facilities.actions.clock import sweep
from lianxin.facilities.actions.exhibits import Panel, add_exhibit, change_exhibit, move_exhibit
from lianxin.facilities.actions.films import Reel, add_film, change_film
from lianxin.facilities.actions.lending import (
    Lending,
    Thing,
    add_equipment,
    change_equipment,
    damage,
    extend,
    find,
    give_back,
    lend,
    lose,
)
from lianxin.facilities.actions.rooms import (
    ALONE,
    Outfit,
    Slot,
    add_room,
    book,
    change_room,
    hang_cover,
    rebook,
    release,
)
from lianxin.facilities.actions.visiting import count_visits, take_back_visits

__all__ = [
    "ALONE",
    "Lending",
    "Outfit",
    "Panel",
    "Reel",
    "Slot",
    "Thing",
    "Wish",
    "add_equipment",
    "add_exhibit",
    "add_film",
    "add_room",
    "ask",
    "book",
    "change_equipment",
    "change_exhibit",
    "change_film",
    "change_room",
    "confirm",
    "count_visits",
    "damage",
    "decline",
    "extend",
    "find",
    "give_back",
    "give_up",
    "hang_cover",
    "lend",
    "lose",
    "move_exhibit",
    "rebook",
    "release",
    "sweep",
    "take_back_visits",
    "withdraw",
]
