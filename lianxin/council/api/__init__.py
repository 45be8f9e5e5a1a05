"""The council for programs: what all may read, and what residents, members and staff do in it."""

from lianxin.council.api import opinions, reading, resolutions, room, sitting
from lianxin.council.api.door import router

__all__ = ["opinions", "reading", "resolutions", "room", "router", "sitting"]
