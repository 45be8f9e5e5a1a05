from lianxin.activities.queries.access import activities_for, activity_for, signup_for, signups_for
from lianxin.activities.queries.mine import mine

__all__ = ["activities_for", "activity_for", "mine", "signup_for", "signups_for"]
