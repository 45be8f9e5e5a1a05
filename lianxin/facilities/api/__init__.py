"""A community's rooms and things for programs: described, asked for, booked, lent."""

from lianxin.facilities.api import keeping, lending, outfitting, own, rooms, stock
from lianxin.facilities.api.door import router

__all__ = ["keeping", "lending", "outfitting", "own", "rooms", "router", "stock"]
