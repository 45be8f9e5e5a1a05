"""Which form and which action belong to each verb of Party work, on pages and for programs."""

from lianxin.party.deeds.bodies import BODY_DEEDS
from lianxin.party.deeds.commendations import COMMENDATION_DEEDS
from lianxin.party.deeds.dues import DUES_DEEDS, ROW_DEEDS
from lianxin.party.deeds.elections import ELECTION_DEEDS
from lianxin.party.deeds.meetings import BRANCH_DEEDS, EXCUSAL_DEEDS, MEETING_DEEDS, MOTION_DEEDS
from lianxin.party.deeds.members import MEMBER_DEEDS, TRANSFER_DEEDS, begin_transfer
from lianxin.party.deeds.plans import PLAN_DEEDS
from lianxin.party.deeds.posts import POST_DEEDS, post_form

__all__ = [
    "BODY_DEEDS",
    "BRANCH_DEEDS",
    "COMMENDATION_DEEDS",
    "DUES_DEEDS",
    "ELECTION_DEEDS",
    "EXCUSAL_DEEDS",
    "MEETING_DEEDS",
    "MEMBER_DEEDS",
    "MOTION_DEEDS",
    "PLAN_DEEDS",
    "POST_DEEDS",
    "ROW_DEEDS",
    "TRANSFER_DEEDS",
    "begin_transfer",
    "post_form",
]
