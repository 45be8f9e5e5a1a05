from lianxin.organisations.models.joint import (
    Field,
    Match,
    MatchState,
    Need,
    NeedState,
    Partner,
    Project,
    ProjectState,
    Resource,
)
from lianxin.organisations.models.organisation import (
    FOSTERED,
    UNREGISTERED,
    Kind,
    Milestone,
    MilestoneKind,
    Organisation,
    State,
)
from lianxin.organisations.models.ties import Agreement, Contact, Pledge, PledgeState

__all__ = [
    "FOSTERED",
    "UNREGISTERED",
    "Agreement",
    "Contact",
    "Field",
    "Kind",
    "Match",
    "MatchState",
    "Milestone",
    "MilestoneKind",
    "Need",
    "NeedState",
    "Organisation",
    "Partner",
    "Pledge",
    "PledgeState",
    "Project",
    "ProjectState",
    "Resource",
    "State",
]
