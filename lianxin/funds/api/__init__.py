"""The special fund for programs: read by all, ideas, objections and ballots of residents."""

from lianxin.funds.api import reading, voices, voting
from lianxin.funds.api.door import router

__all__ = ["reading", "router", "voices", "voting"]
