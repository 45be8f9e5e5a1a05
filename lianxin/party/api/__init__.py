"""What a member's own program does in their Party life, and what a leader's does at the desk."""

from lianxin.party.api import (
    bodies,
    development,
    elections,
    life,
    members,
    posts,
    study,
    transfers,
    writing,
)
from lianxin.party.api.door import router

__all__ = [
    "bodies",
    "development",
    "elections",
    "life",
    "members",
    "posts",
    "router",
    "study",
    "transfers",
    "writing",
]
