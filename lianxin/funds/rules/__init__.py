from lianxin.funds.rules.project import PROJECT_FLOW
from lianxin.funds.rules.voices import IDEA_FLOW
from lianxin.funds.rules.vote import VOTE_FLOW

__all__ = ["IDEA_FLOW", "PROJECT_FLOW", "VOTE_FLOW"]
