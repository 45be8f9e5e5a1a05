"""The flows of the floors up to what residents bring up and do."""

from django.db.models import TextChoices

from lianxin.activities import models as gathering
from lianxin.activities import rules as activity_rules
from lianxin.activities.rules.courses import COURSE_FLOW
from lianxin.activities.rules.teams import MEMBER_FLOW
from lianxin.core.flow import Flow
from lianxin.facilities.models import AskState, LoanState
from lianxin.facilities.rules import ASK_FLOW, LOAN_FLOW
from lianxin.matters.models import State
from lianxin.matters.rules import FLOW
from lianxin.organisations import models as organising
from lianxin.organisations import rules as organisation_rules
from lianxin.party.models import (
    CommendationState,
    ElectionState,
    LoopState,
    MeetingState,
    MotionState,
    PlanState,
    TransferState,
)
from lianxin.party.rules.commendation import COMMENDATION_FLOW
from lianxin.party.rules.election import ELECTION_FLOW
from lianxin.party.rules.loop import LOOP_FLOW
from lianxin.party.rules.meeting import MEETING_FLOW, MOTION_FLOW
from lianxin.party.rules.plan import PLAN_FLOW
from lianxin.party.rules.transfers import TRANSFER_FLOW
from lianxin.volunteers import models as volunteering
from lianxin.volunteers import rules as volunteer_rules

Told = tuple[str, Flow, type[TextChoices], str]
"""A flow's title, its table, its states and the first of them."""
LOWER: tuple[Told, ...] = (
    ("诉求（`matters/rules.py`）", FLOW, State, State.REPORTED),
    (
        "活动（`activities/rules/activity.py`）",
        activity_rules.ACTIVITY_FLOW,
        gathering.State,
        gathering.State.PLANNED,
    ),
    (
        "报名（`activities/rules/signup.py`）",
        activity_rules.SIGNUP_FLOW,
        gathering.SignupState,
        gathering.SignupState.ENTERED,
    ),
    (
        "课程（`activities/rules/courses.py`）",
        COURSE_FLOW,
        gathering.CourseState,
        gathering.CourseState.PLANNED,
    ),
    (
        "文体队伍的队员（`activities/rules/teams.py`）",
        MEMBER_FLOW,
        gathering.MemberState,
        gathering.MemberState.ASKED,
    ),
    ("申请房间（`facilities/rules/flows.py`）", ASK_FLOW, AskState, AskState.ASKED),
    ("借还（`facilities/rules/flows.py`）", LOAN_FLOW, LoanState, LoanState.OUT),
    (
        "社会组织（`organisations/rules/fostering.py`）",
        organisation_rules.FLOW,
        organising.State,
        organising.State.IDEA,
    ),
    (
        "承诺（`organisations/rules/ties.py`）",
        organisation_rules.PLEDGE_FLOW,
        organising.PledgeState,
        organising.PledgeState.OPEN,
    ),
    (
        "共驻共建项目（`organisations/rules/ties.py`）",
        organisation_rules.PROJECT_FLOW,
        organising.ProjectState,
        organising.ProjectState.PLANNED,
    ),
    (
        "志愿者（`volunteers/rules/registering.py`）",
        volunteer_rules.VOLUNTEER_FLOW,
        volunteering.VolunteerState,
        volunteering.VolunteerState.WAITING,
    ),
    (
        "邀请（`volunteers/rules/registering.py`）",
        volunteer_rules.INVITATION_FLOW,
        volunteering.InvitationState,
        volunteering.InvitationState.SENT,
    ),
    (
        "服务项目（`volunteers/rules/serving.py`）",
        volunteer_rules.PROJECT_FLOW,
        volunteering.ProjectState,
        volunteering.ProjectState.DRAFT,
    ),
    (
        "班次（`volunteers/rules/serving.py`）",
        volunteer_rules.SHIFT_FLOW,
        volunteering.ShiftState,
        volunteering.ShiftState.PLANNED,
    ),
    (
        "一人一班（`volunteers/rules/serving.py`）",
        volunteer_rules.DUTY_FLOW,
        volunteering.DutyState,
        volunteering.DutyState.SIGNED,
    ),
    (
        "服务证明（`volunteers/rules/crediting.py`）",
        volunteer_rules.CERTIFICATE_FLOW,
        volunteering.CertificateState,
        volunteering.CertificateState.ASKED,
    ),
    (
        "专题活动（`volunteers/rules/campaigning.py`）",
        volunteer_rules.CAMPAIGN_FLOW,
        volunteering.CampaignState,
        volunteering.CampaignState.DRAFT,
    ),
    (
        "要清理的（`volunteers/rules/campaigning.py`）",
        volunteer_rules.TASK_FLOW,
        volunteering.TaskState,
        volunteering.TaskState.FOUND,
    ),
    (
        "组织生活的会（`party/rules/meeting.py`）",
        MEETING_FLOW,
        MeetingState,
        MeetingState.PLANNED,
    ),
    ("组织生活会上的表决（`party/rules/meeting.py`）", MOTION_FLOW, MotionState, MotionState.PUT),
    ("查摆整改（`party/rules/loop.py`）", LOOP_FLOW, LoopState, LoopState.STUDYING),
    (
        "表彰（`party/rules/commendation.py`）",
        COMMENDATION_FLOW,
        CommendationState,
        CommendationState.PROPOSED,
    ),
    ("组织调整（`party/rules/plan.py`）", PLAN_FLOW, PlanState, PlanState.DRAFTING),
    (
        "组织关系转移（`party/rules/transfers.py`）",
        TRANSFER_FLOW,
        TransferState,
        TransferState.ASKED,
    ),
    (
        "换届选举（`party/rules/election.py`）",
        ELECTION_FLOW,
        ElectionState,
        ElectionState.ANNOUNCED,
    ),
)
