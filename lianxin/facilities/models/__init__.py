from lianxin.facilities.models.asking import Ask, AskState
from lianxin.facilities.models.equipment import (
    Condition,
    Equipment,
    EquipmentKind,
    Loan,
    LoanState,
)
from lianxin.facilities.models.exhibit import Exhibit, Sound
from lianxin.facilities.models.film import Film
from lianxin.facilities.models.room import Booking, Room, RoomKind
from lianxin.facilities.models.visit import Visit

__all__ = [
    "Ask",
    "AskState",
    "Booking",
    "Condition",
    "Equipment",
    "EquipmentKind",
    "Exhibit",
    "Film",
    "Loan",
    "LoanState",
    "Room",
    "RoomKind",
    "Sound",
    "Visit",
]
