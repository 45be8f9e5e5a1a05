from lianxin.honours.rules.awarding import NOMINEE_FLOW, ROUND_FLOW
from lianxin.honours.rules.showing import NOTICE_FLOW, STORY_FLOW

__all__ = ["NOMINEE_FLOW", "NOTICE_FLOW", "ROUND_FLOW", "STORY_FLOW"]
