from lianxin.activities.models.activity import (
    HELD_STATES,
    Activity,
    Kind,
    Series,
    State,
    Way,
)
from lianxin.activities.models.after import ActivityPhoto, Attendance, Entrance, Feedback
from lianxin.activities.models.course import TAUGHT_STATES, Certificate, Course, CourseState
from lianxin.activities.models.signup import LIVE, Signup, SignupState
from lianxin.activities.models.team import (
    IN_STATES,
    Art,
    CulturalTeam,
    Honour,
    MemberState,
    Rehearsal,
    Show,
    TeamMember,
)
from lianxin.activities.models.wish import Subject, Time, Wish

__all__ = [
    "HELD_STATES",
    "IN_STATES",
    "LIVE",
    "TAUGHT_STATES",
    "Activity",
    "ActivityPhoto",
    "Art",
    "Attendance",
    "Certificate",
    "Course",
    "CourseState",
    "CulturalTeam",
    "Entrance",
    "Feedback",
    "Honour",
    "Kind",
    "MemberState",
    "Rehearsal",
    "Series",
    "Show",
    "Signup",
    "SignupState",
    "State",
    "Subject",
    "TeamMember",
    "Time",
    "Way",
    "Wish",
]
