"""Activities and courses for programs: signing up, and the desk that plans and records them."""

from lianxin.activities.api import (
    courses,
    courses_desk,
    desk,
    films,
    lessons,
    people,
    reading,
    series,
    teams,
    teams_desk,
)
from lianxin.activities.api.door import router

__all__ = [
    "courses",
    "courses_desk",
    "desk",
    "films",
    "lessons",
    "people",
    "reading",
    "router",
    "series",
    "teams",
    "teams_desk",
]
