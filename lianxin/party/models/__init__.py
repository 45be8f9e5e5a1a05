from lianxin.party.models.body import Body, BodyKind, BranchKind, Duty, Term
from lianxin.party.models.member import Affiliation, Company, Member, Rank, Standing

__all__ = [
    "Affiliation",
    "Body",
    "BodyKind",
    "BranchKind",
    "Company",
    "Duty",
    "Member",
    "Rank",
    "Standing",
    "Term",
]
