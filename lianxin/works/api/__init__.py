"""Building works for programs: read by all, accepted by residents, moved on by staff."""

from lianxin.works.api import desk, planning, reading
from lianxin.works.api.door import router

__all__ = ["desk", "planning", "reading", "router"]
