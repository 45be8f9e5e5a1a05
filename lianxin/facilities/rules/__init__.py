from lianxin.facilities.rules.flows import ASK_FLOW, LOAN_FLOW
from lianxin.facilities.rules.rooms import keeps, visible_to

__all__ = ["ASK_FLOW", "LOAN_FLOW", "keeps", "visible_to"]
