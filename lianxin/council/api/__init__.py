"""The council for programs: what all may read, and what residents, members, owners and staff do."""

from lianxin.council.api import (
    asking,
    keeping,
    opinions,
    owners,
    owners_desk,
    reading,
    resolutions,
    room,
    running,
    sitting,
    steering,
)
from lianxin.council.api.door import router

__all__ = [
    "asking",
    "keeping",
    "opinions",
    "owners",
    "owners_desk",
    "reading",
    "resolutions",
    "room",
    "router",
    "running",
    "sitting",
    "steering",
]
