"""How meetings of Party life are told to who leads them."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from lianxin.core.api import Leaf, Part, Ref, Shape, Turning, enumerated
from lianxin.party.api.member_shapes import REVISION
from lianxin.party.models import Grade, Manner, MeetingKind, MeetingState, MotionState, Turnout

KindOfMeeting = Annotated[MeetingKind, enumerated(MeetingKind)]
StateOfMeeting = Annotated[MeetingState, enumerated(MeetingState)]
StateOfMotion = Annotated[MotionState, enumerated(MotionState)]
MannerOfVote = Annotated[Manner, enumerated(Manner)]
TurnoutTold = Annotated[Turnout, enumerated(Turnout)]
KINDS = Literal[
    "members", "committee", "group", "lesson", "theme_day", "life", "appraisal", "training"
]
WHOSE = {
    "body": Part(Annotated[Ref, Field(description="哪个组织的会")], ...),
    "kind": Part(Annotated[KINDS, Field(description="什么会")], ...),
}


class PartyMeetingRow(Shape):
    """A meeting in a list."""

    id: int
    body: str = Field(examples=["第七党支部"])
    kind: KindOfMeeting
    title: str
    starts_at: datetime
    venue: str
    state: StateOfMeeting


class PartyMeetingCounted(PartyMeetingRow):
    """The same with how many were called and came."""

    called: int
    came: int


class PartyMeetingLeaf(Leaf):
    """A page of the book of meetings, the latest first."""

    items: list[PartyMeetingCounted]


class WhichPartyMeetings(Turning):
    """Which of them."""

    body: int | None = Field(None, ge=1, le=999_999_999, description="哪个组织的")
    kind: Literal[
        "",
        "members",
        "committee",
        "group",
        "lesson",
        "theme_day",
        "life",
        "appraisal",
        "training",
    ] = ""


class CalledToMeeting(Shape):
    """Somebody who was called to a meeting, and whether they came."""

    id: int = Field(description="记到会、请假时写在 rows 里")
    member: int
    name: str = Field(examples=["董建国"])
    turnout: TurnoutTold
    is_entitled: bool = Field(description="有表决权")
    reason: str


class PartyMotionTold(Shape):
    """A vote in a meeting."""

    id: int
    words: str
    candidate: str
    manner: MannerOfVote
    state: StateOfMotion
    present_needed: int
    ayes_needed: int
    ayes: int
    noes: int
    abstentions: int
    written_ayes: int
    revision: int = REVISION


class AppraisalRow(Shape):
    """Whether a member was appraised in a meeting, and how it was concluded."""

    member: int
    name: str
    grade: Literal["", "excellent", "fit", "barely", "unfit"]


class AppraisalTold(AppraisalRow):
    """One member's appraisal: for who leads the branch."""

    own_words: str
    others_words: str
    papers: dict[Grade, int] = Field(examples=[{"excellent": 3}])


class PartyMeetingTold(PartyMeetingRow):
    """A meeting as who leads it sees it."""

    agenda: str
    chair: int | None
    teacher: int | None
    host: str
    code: str = Field(description="签到码，开着会才有")
    minutes: str
    rows: list[CalledToMeeting]
    entitled: int = Field(description="有表决权的应到几人")
    entitled_present: int
    motions: list[PartyMotionTold]
    appraisals: list[AppraisalRow]
    revision: int = REVISION
    verbs: list[str] = Field(examples=[["notify", "replan"]], description="您现在能走的步")
