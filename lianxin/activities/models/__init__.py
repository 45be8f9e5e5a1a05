from lianxin.activities.models.activity import (
    HELD_STATES,
    Activity,
    Kind,
    Series,
    State,
    Way,
)
from lianxin.activities.models.after import ActivityPhoto, Attendance, Entrance, Feedback
from lianxin.activities.models.signup import LIVE, Signup, SignupState

__all__ = [
    "HELD_STATES",
    "LIVE",
    "Activity",
    "ActivityPhoto",
    "Attendance",
    "Entrance",
    "Feedback",
    "Kind",
    "Series",
    "Signup",
    "SignupState",
    "State",
    "Way",
]
