"""What a member's own program does in their Party life, and what a leader's does at the desk."""

from lianxin.party.api import (
    bodies,
    branch_life,
    campaigns,
    commendations,
    development,
    dues,
    elections,
    life,
    meetings,
    members,
    posts,
    posts_desk,
    sittings,
    study,
    study_desk,
    transfers,
    writing,
)
from lianxin.party.api.door import router

__all__ = [
    "bodies",
    "branch_life",
    "campaigns",
    "commendations",
    "development",
    "dues",
    "elections",
    "life",
    "meetings",
    "members",
    "posts",
    "posts_desk",
    "router",
    "sittings",
    "study",
    "study_desk",
    "transfers",
    "writing",
]
