from lianxin.council.rules.agenda import DELEGATES, ITEM_FLOW, OWNERS_ASSEMBLY
from lianxin.council.rules.meeting import SESSION_FLOW

__all__ = ["DELEGATES", "ITEM_FLOW", "OWNERS_ASSEMBLY", "SESSION_FLOW"]
