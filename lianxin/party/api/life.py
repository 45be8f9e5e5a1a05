"""The meetings to which a member is called, leave and turnout; and their own dues."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from lianxin.core import http
from lianxin.core.api import Body, Call, Key, Scope, Shape, Slug, Words, enumerated, keep_home
from lianxin.party.actions import attending as actions
from lianxin.party.api.door import router
from lianxin.party.api.study import own
from lianxin.party.models import Attendance, MeetingState, Turnout
from lianxin.party.queries.own import own_call, own_life
from lianxin.party.queries.party_dues import own_dues

StateOfTurnout = Annotated[Turnout, enumerated(Turnout)]
StateOfPartyMeeting = Annotated[MeetingState, enumerated(MeetingState)]


class CallTold(Shape):
    """A meeting to which one is called, and whether one came."""

    meeting: int
    title: str
    body: str = Field(examples=["第一党支部"])
    starts_at: datetime
    state: StateOfPartyMeeting
    turnout: StateOfTurnout
    reason: str = Field(description="请假写的原因")


class Calls(Shape):
    """One's own calls: what is coming, the next first, and what has been, the latest first."""

    coming: list[CallTold]
    past: list[CallTold]


class AsksLeave(Body):
    """Why one cannot come."""

    reason: Words = Field(min_length=1, max_length=100, examples=["住院，出院再补学"])


class ChecksIn(Body):
    """The code that is shown in the room."""

    code: Words = Field(min_length=1, max_length=12, examples=["204817"])


class PaidTold(Shape):
    """One month's dues that were paid; money is in fen."""

    month: date
    amount: int
    paid_on: date


class DuesTold(Shape):
    """One's own dues; money is in fen."""

    due: int | None = Field(description="这个月该交多少分；还没核定是空的，免交是 0")
    is_paid: bool = Field(description="这个月交了")
    missed: int = Field(description="连着几个月没交")
    payments: list[PaidTold]


@router.reads(
    "/communities/{slug}/party/me/meetings",
    scope=Scope.PARTY_READ,
    gives=Calls,
    says="通知我参加的会",
)
def meetings(request: Call, slug: Slug) -> Calls:
    found = own_life(request.actor, slug)
    keep_home(request, found.community.pk)
    return Calls(
        coming=[_call(each) for each in found.coming], past=[_call(each) for each in found.past]
    )


@router.writes(
    "/communities/{slug}/party/me/meetings/{int:pk}/leave",
    scope=Scope.PARTY_WRITE,
    gives=CallTold,
    says="请假，写一句为什么",
)
def ask_leave(request: Call, slug: Slug, pk: Key, told: AsksLeave) -> CallTold:
    found = own_call(request.actor, slug, pk)
    keep_home(request, found.meeting.community_id)
    actions.ask_leave(request.actor, pk, reason=told.reason, now=http.now())
    return _again(request, slug, pk)


@router.writes(
    "/communities/{slug}/party/me/meetings/{int:pk}/check-in",
    scope=Scope.PARTY_WRITE,
    gives=CallTold,
    says="到会签到：会场里的六位数字",
)
def check_in(request: Call, slug: Slug, pk: Key, told: ChecksIn) -> CallTold:
    found = own_call(request.actor, slug, pk)
    keep_home(request, found.meeting.community_id)
    actions.check_in(request.actor, pk, code=told.code, now=http.now())
    return _again(request, slug, pk)


@router.reads(
    "/communities/{slug}/party/me/dues", scope=Scope.PARTY_READ, gives=DuesTold, says="我的党费"
)
def dues(request: Call, slug: Slug) -> DuesTold:
    own(request, slug)
    record = own_dues(request.actor, slug, today=http.today())
    return DuesTold(
        due=record.row.due,
        is_paid=record.row.payment is not None,
        missed=record.row.missed,
        payments=[
            PaidTold(month=each.month, amount=each.amount_fen, paid_on=each.paid_on)
            for each in record.payments
        ],
    )


def _again(request: Call, slug: str, pk: int) -> CallTold:
    found = own_call(request.actor, slug, pk)
    found.row.meeting = found.meeting
    return _call(found.row)


def _call(row: Attendance) -> CallTold:
    meeting = row.meeting
    return CallTold(
        meeting=meeting.pk,
        title=meeting.title,
        body=meeting.body.name,
        starts_at=meeting.starts_at,
        state=MeetingState(meeting.state),
        turnout=Turnout(row.state),
        reason=row.reason,
    )
