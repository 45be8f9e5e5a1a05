"""The flows of the floors from the council up."""

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
from lianxin.funds.models import IdeaState, VoteState
from lianxin.funds.models import ProjectState as FundProjectState
from lianxin.funds.rules import IDEA_FLOW, PROJECT_FLOW, VOTE_FLOW
from lianxin.home.management.lower import Told
from lianxin.honours import models as honouring
from lianxin.honours import rules as honour_rules
from lianxin.reports.models import EditionState
from lianxin.reports.rules import EDITION_FLOW
from lianxin.services import models as serving
from lianxin.services.models import CallState, RequestState
from lianxin.services.rules import care as care_rules
from lianxin.services.rules.relief import RELIEF_FLOW
from lianxin.services.rules.requests import REQUEST_FLOW, VISIT_FLOW
from lianxin.services.rules.work import SEEKER_FLOW, TRAINEE_FLOW
from lianxin.works import models as building
from lianxin.works.rules import PROJECT_FLOW as WORKS_FLOW

UPPER: tuple[Told, ...] = (
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
        "楼院工程（`works/rules/flow.py`）",
        WORKS_FLOW,
        building.State,
        building.State.DRAFT,
    ),
    (
        "专项经费的项目（`funds/rules/project.py`）",
        PROJECT_FLOW,
        FundProjectState,
        FundProjectState.DRAFT,
    ),
    ("经费的点子（`funds/rules/voices.py`）", IDEA_FLOW, IdeaState, IdeaState.RAISED),
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
    (
        "成绩单的一版（`reports/rules.py`）",
        EDITION_FLOW,
        EditionState,
        EditionState.DRAFT,
    ),
)
