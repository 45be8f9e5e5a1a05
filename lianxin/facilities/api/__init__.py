"""A community's rooms and things for programs: found, asked for, booked, lent and brought back."""

from lianxin.facilities.api import keeping, lending, own, rooms
from lianxin.facilities.api.door import router

__all__ = ["keeping", "lending", "own", "rooms", "router"]
