"""What a member's own program does in their Party life, and a leader's in their election."""

from lianxin.party.api import elections, life, posts, study, writing
from lianxin.party.api.door import router

__all__ = ["elections", "life", "posts", "router", "study", "writing"]
