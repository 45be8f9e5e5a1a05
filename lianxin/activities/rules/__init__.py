from lianxin.activities.rules.activity import ACTIVITY_FLOW
from lianxin.activities.rules.signup import SIGNUP_FLOW

__all__ = ["ACTIVITY_FLOW", "SIGNUP_FLOW"]
