"""Announcements, awards, the wall and brands for programs: read by all, told and voted on by
residents, run by staff.
"""

from lianxin.honours.api import (
    announcements,
    awards,
    brands,
    juries,
    posting,
    recounts,
    verifying,
    wall,
    wall_desk,
)
from lianxin.honours.api.door import router

__all__ = [
    "announcements",
    "awards",
    "brands",
    "juries",
    "posting",
    "recounts",
    "router",
    "verifying",
    "wall",
    "wall_desk",
]
