from lianxin.party.models.body import Body, BodyKind, BranchKind, Duty, Term
from lianxin.party.models.commendation import Commendation, CommendationState, Nominee, Verdict
from lianxin.party.models.loop import Loop, LoopState, Problem
from lianxin.party.models.member import Affiliation, Company, Member, Rank, Standing
from lianxin.party.models.post import Board, Claim, DutyPost, Pledge, Portrait, PostDeed, PostScheme
from lianxin.party.models.study import (
    Campaign,
    CampaignStage,
    HoursKind,
    Material,
    MaterialKind,
    StudyHours,
)
from lianxin.party.models.writing import Writing, WritingKind, WritingPhoto

__all__ = [
    "Affiliation",
    "Board",
    "Body",
    "BodyKind",
    "BranchKind",
    "Campaign",
    "CampaignStage",
    "Claim",
    "Commendation",
    "CommendationState",
    "Company",
    "Duty",
    "DutyPost",
    "HoursKind",
    "Loop",
    "LoopState",
    "Material",
    "MaterialKind",
    "Member",
    "Nominee",
    "Pledge",
    "Portrait",
    "PostDeed",
    "PostScheme",
    "Problem",
    "Rank",
    "Standing",
    "StudyHours",
    "Term",
    "Verdict",
    "Writing",
    "WritingKind",
    "WritingPhoto",
]
