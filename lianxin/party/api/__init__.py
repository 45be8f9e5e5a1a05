"""What a member's own program does in their Party life; what is others' is for their branch."""

from lianxin.party.api import life, posts, study
from lianxin.party.api.door import router

__all__ = ["life", "posts", "router", "study"]
