"""The special fund for programs: read by all, ideas, objections and ballots of residents, and
everything that is done with it at the desk.
"""

from lianxin.funds.api import money, polls, projects, reading, voices, voting
from lianxin.funds.api.door import router

__all__ = ["money", "polls", "projects", "reading", "router", "voices", "voting"]
