"""`lianxin flows`: the flows of all apps as diagrams and tables, for docs/flows.md."""

from collections.abc import Iterator

from django.core.management.base import BaseCommand
from django.db.models import TextChoices

from lianxin.activities import models as gathering
from lianxin.activities import rules as activity_rules
from lianxin.activities.rules.courses import COURSE_FLOW
from lianxin.activities.rules.teams import MEMBER_FLOW
from lianxin.core.diagram import draw, table
from lianxin.core.flow import Flow
from lianxin.council.models import (
    ItemState,
    MediationState,
    OwnerVoteState,
    QuestionState,
    RepairState,
    SessionState,
    SpeechState,
    StatementState,
)
from lianxin.council.rules import ITEM_FLOW, SESSION_FLOW
from lianxin.council.rules.floor import SPEECH_FLOW
from lianxin.council.rules.mediation import MEDIATION_FLOW
from lianxin.council.rules.opinions import QUESTION_FLOW, STATEMENT_FLOW
from lianxin.council.rules.owners import OWNER_VOTE_FLOW, REPAIR_FLOW
from lianxin.facilities.models import AskState, LoanState
from lianxin.facilities.rules import ASK_FLOW, LOAN_FLOW
from lianxin.funds.models import ProjectState as FundProjectState
from lianxin.funds.models import VoteState
from lianxin.funds.rules import PROJECT_FLOW, VOTE_FLOW
from lianxin.honours import models as honouring
from lianxin.honours import rules as honour_rules
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
from lianxin.services import models as serving
from lianxin.services.models import CallState, RequestState
from lianxin.services.rules import care as care_rules
from lianxin.services.rules.relief import RELIEF_FLOW
from lianxin.services.rules.requests import REQUEST_FLOW, VISIT_FLOW
from lianxin.services.rules.work import SEEKER_FLOW, TRAINEE_FLOW
from lianxin.volunteers import models as volunteering
from lianxin.volunteers import rules as volunteer_rules
from lianxin.works import models as building
from lianxin.works.rules import PROJECT_FLOW as WORKS_FLOW

HEAD = """# 每一步从哪里到哪里

Drawn from the tables in the code by `lianxin flows`; a test compares. Do not edit by hand.
"""
FLOWS: tuple[tuple[str, Flow, type[TextChoices], str], ...] = (
    ("诉求（`matters/rules.py`）", FLOW, State, State.REPORTED),
    ("会议（`council/rules/meeting.py`）", SESSION_FLOW, SessionState, SessionState.DRAFT),
    ("议题（`council/rules/agenda.py`）", ITEM_FLOW, ItemState, ItemState.PLANNED),
    ("发言（`council/rules/floor.py`）", SPEECH_FLOW, SpeechState, SpeechState.WAITING),
    (
        "会前的问题（`council/rules/opinions.py`）",
        QUESTION_FLOW,
        QuestionState,
        QuestionState.DRAFT,
    ),
    (
        "会前的意见（`council/rules/opinions.py`）",
        STATEMENT_FLOW,
        StatementState,
        StatementState.WAITING,
    ),
    (
        "业主表决（`council/rules/owners.py`）",
        OWNER_VOTE_FLOW,
        OwnerVoteState,
        OwnerVoteState.DRAFT,
    ),
    ("急修（`council/rules/owners.py`）", REPAIR_FLOW, RepairState, RepairState.ASKED),
    (
        "人民调解（`council/rules/mediation.py`）",
        MEDIATION_FLOW,
        MediationState,
        MediationState.ASKED,
    ),
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
        "楼院工程（`works/rules/flow.py`）",
        WORKS_FLOW,
        building.State,
        building.State.DRAFT,
    ),
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
        "专项经费的项目（`funds/rules/project.py`）",
        PROJECT_FLOW,
        FundProjectState,
        FundProjectState.DRAFT,
    ),
    ("居民投票（`funds/rules/vote.py`）", VOTE_FLOW, VoteState, VoteState.DRAFT),
    (
        "关爱（`services/rules/care.py`）",
        care_rules.CARE_FLOW,
        serving.CareState,
        serving.CareState.OPEN,
    ),
    (
        "结对（`services/rules/care.py`）",
        care_rules.PAIRING_FLOW,
        serving.PairingState,
        serving.PairingState.ACTIVE,
    ),
    (
        "走访（`services/rules/care.py`）",
        care_rules.VISIT_FLOW,
        serving.VisitState,
        serving.VisitState.DUE,
    ),
    (
        "节日慰问（`services/rules/care.py`）",
        care_rules.FESTIVAL_FLOW,
        serving.FestivalState,
        serving.FestivalState.DRAFT,
    ),
    (
        "一份慰问（`services/rules/care.py`）",
        care_rules.GIFT_FLOW,
        serving.GiftState,
        serving.GiftState.LISTED,
    ),
    (
        "临时救济（`services/rules/relief.py`）",
        RELIEF_FLOW,
        serving.ReliefState,
        serving.ReliefState.ASKED,
    ),
    (
        "求职（`services/rules/work.py`）",
        SEEKER_FLOW,
        serving.SeekerState,
        serving.SeekerState.SEEKING,
    ),
    (
        "助岗培训的学员（`services/rules/work.py`）",
        TRAINEE_FLOW,
        serving.TraineeState,
        serving.TraineeState.ENROLLED,
    ),
    (
        "请人帮忙（`services/rules/requests.py`）",
        REQUEST_FLOW,
        RequestState,
        RequestState.ASKED,
    ),
    ("上门（`services/rules/requests.py`）", VISIT_FLOW, CallState, CallState.PLANNED),
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
    (
        "评选（`honours/rules/awarding.py`）",
        honour_rules.ROUND_FLOW,
        honouring.RoundState,
        honouring.RoundState.DRAFT,
    ),
    (
        "被推荐的人（`honours/rules/awarding.py`）",
        honour_rules.NOMINEE_FLOW,
        honouring.NomineeState,
        honouring.NomineeState.ASKED,
    ),
    (
        "善举墙上的一条（`honours/rules/showing.py`）",
        honour_rules.STORY_FLOW,
        honouring.StoryState,
        honouring.StoryState.TOLD,
    ),
    (
        "公告（`honours/rules/showing.py`）",
        honour_rules.NOTICE_FLOW,
        honouring.Notice,
        honouring.Notice.DRAFT,
    ),
)


def document() -> str:
    """The whole page, with a final line end."""
    return "\n".join([HEAD, *_sections()])


def _sections() -> Iterator[str]:
    for title, flow, states, first in FLOWS:
        words = {state.value: str(state.label) for state in states}
        drawn = draw(flow, words, first=first)
        yield f"## {title}\n\n```mermaid\n{drawn}```\n\n{table(flow, words)}"


class Command(BaseCommand):
    help = "Print the flows as docs/flows.md has them."

    def handle(self, **_: object) -> None:
        self.stdout.write(document(), ending="")
