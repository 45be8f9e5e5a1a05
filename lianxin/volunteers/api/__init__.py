"""Volunteering for programs: joining and serving, and the desk of those who organise it."""

from lianxin.volunteers.api import (
    campaigns,
    inviting,
    own,
    people,
    reading,
    serving,
    teams,
    verifying,
)
from lianxin.volunteers.api.door import router

__all__ = [
    "campaigns",
    "inviting",
    "own",
    "people",
    "reading",
    "router",
    "serving",
    "teams",
    "verifying",
]
