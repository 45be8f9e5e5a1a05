from lianxin.organisations.rules.fostering import FLOW
from lianxin.organisations.rules.ties import PLEDGE_FLOW, PROJECT_FLOW

__all__ = ["FLOW", "PLEDGE_FLOW", "PROJECT_FLOW"]
