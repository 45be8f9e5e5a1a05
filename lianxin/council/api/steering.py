"""A session as those see it who prepare it, run it and write it down."""

from datetime import date
from typing import Annotated

from ninja import Query
from pydantic import Field

from lianxin.core import http
from lianxin.core.api import Call, Key, Scope, Shape, Slug, enumerated, keep_home
from lianxin.council.api.door import WhichCouncil, router
from lianxin.council.models import Choice, ItemState, Member, Passage, SessionState, Vote
from lianxin.council.queries.desk_sitting import DeskSitting, desk_sitting
from lianxin.council.queries.overview import desk
from lianxin.council.queries.sitting import Row
from lianxin.matters.models import Matter

StateOfItem = Annotated[ItemState, enumerated(ItemState)]
StateOfRun = Annotated[SessionState, enumerated(SessionState)]
ChoiceMade = Annotated[Choice, enumerated(Choice)]
_VERBS = Field(examples=[["call", "move", "put"]], description="您现在能走的步")


class MemberTold(Shape):
    """A member of the council, as those know them who work with it."""

    id: int
    name: str = Field(examples=["张建国"])
    is_chair: bool
    has_account: bool = Field(description="没有账号的，通知要打电话")


class WaitingTold(Shape):
    """A matter that waits for the council."""

    number: str = Field(examples=["LSL-2026-000012"])
    title: str


class CouncilAtDesk(Shape):
    """Who serves, what waits, and how soon a session could be held."""

    name: str
    revision: int = Field(description='章程的版本：If-Match 里写 "7"')
    quorum: str = Field(examples=["过半数"])
    majority: str = Field(examples=["过半数"])
    notice_days: int
    duties: list[str]
    promises: list[str]
    until: date | None = Field(description="这一届哪天到期")
    members: list[MemberTold]
    waiting: list[WaitingTold]


class BallotAtDesk(Shape):
    """A vote of the round that is open; what it says is told only where it is by name."""

    member: int
    name: str
    holder: int | None = Field(description="受托代投的人")
    is_cast: bool
    choice: ChoiceMade | None


class ItemAtDesk(Shape):
    """One item of the agenda with what can be done on it."""

    id: int
    position: int
    title: str
    state: StateOfItem
    revision: int = Field(description='版本：If-Match 里写 "7"')
    matter: str = Field(description="从哪件诉求来", examples=["LSL-2026-000012"])
    motion: str
    ayes: int
    noes: int
    abstentions: int
    resolution: int | None
    verbs: list[str] = _VERBS


class PassageTold(Shape):
    """One passage of the minutes."""

    id: int
    title: str
    text: str


class SittingAtDesk(Shape):
    """A session with its agenda, what is open to the caller, and what the next step needs."""

    id: int
    number: int
    title: str
    state: StateOfRun
    revision: int = Field(description='版本：If-Match 里写 "7"')
    venue: str
    first_day: date = Field(description="今天通知，最早哪天能开")
    verbs: list[str] = _VERBS
    items: list[ItemAtDesk]
    ballots: list[BallotAtDesk] = Field(description="正在投的那一轮")
    present: list[MemberTold] = Field(description="在场的成员：动议、附议从这里选")
    waiting: list[WaitingTold] = Field(description="等着上会、能放进议程的")
    workers: list[MemberTold] = Field(description="付表决以后：谁能盯着办")
    passages: list[PassageTold] = Field(description="散会以后的纪要")


@router.reads(
    "/communities/{slug}/council/desk",
    scope=Scope.COUNCIL_RUN,
    gives=CouncilAtDesk,
    says="工作台上的议事会：成员、等着上会的事",
)
def council_desk(request: Call, slug: Slug, which: Query[WhichCouncil]) -> CouncilAtDesk:
    return told_council(request, slug, which)


def told_council(request: Call, slug: str, which: WhichCouncil) -> CouncilAtDesk:
    page = desk(request.actor, slug, now=http.now(), kind=which.kind)
    keep_home(request, page.seen.community.pk)
    council, term = page.seen.council, page.seen.term
    request.version = council.revision if council else 0
    return CouncilAtDesk(
        name=council.name if council else "",
        revision=council.revision if council else 0,
        quorum=page.seen.quorum,
        majority=page.seen.majority,
        notice_days=council.notice_days if council else 0,
        duties=list(council.duties) if council else [],
        promises=list(council.promises) if council else [],
        until=term.until if term else None,
        members=[_member(each) for each in page.seen.members],
        waiting=[_waiting(each) for each in page.waiting],
    )


@router.reads(
    "/communities/{slug}/sessions/{int:pk}/desk",
    scope=Scope.COUNCIL_RUN,
    gives=SittingAtDesk,
    says="一次会：议程走到哪一步、现在能做什么、纪要",
)
def session_desk(request: Call, slug: Slug, pk: Key) -> SittingAtDesk:
    return told_sitting(request, slug, pk)


def page_of(request: Call, slug: str, pk: int) -> DeskSitting:
    """Open to who works here, and to who runs this session or keeps its minutes."""
    page = desk_sitting(request.actor, slug, pk, now=http.now(), is_at_desk=False)
    keep_home(request, page.seen.council.community_id)
    return page


def told_sitting(request: Call, slug: str, pk: int) -> SittingAtDesk:
    page = page_of(request, slug, pk)
    seen, session = page.seen, page.seen.session
    request.version = session.revision
    is_secret = bool(seen.live and seen.live.item.is_secret)
    return SittingAtDesk(
        id=session.pk,
        number=session.number,
        title=session.title,
        state=SessionState(session.state),
        revision=session.revision,
        venue=session.venue,
        first_day=page.first_day,
        verbs=sorted(seen.verbs),
        items=[_item(row) for row in seen.rows],
        ballots=[_ballot(each, is_secret=is_secret) for each in seen.ballots],
        present=[_member(each) for each in seen.present],
        waiting=[_waiting(each) for each in page.waiting],
        workers=[
            MemberTold(id=each.pk, name=each.name, is_chair=False, has_account=True)
            for each in page.workers
        ],
        passages=[_passage(each) for each in seen.passages],
    )


def _member(member: Member) -> MemberTold:
    return MemberTold(
        id=member.pk,
        name=member.name,
        is_chair=member.is_chair,
        has_account=member.user_id is not None,
    )


def _waiting(matter: Matter) -> WaitingTold:
    return WaitingTold(number=matter.number, title=matter.title)


def _item(row: Row) -> ItemAtDesk:
    item = row.item
    resolution = getattr(item, "resolution", None)
    return ItemAtDesk(
        id=item.pk,
        position=item.position,
        title=item.title,
        state=ItemState(item.state),
        revision=item.revision,
        matter=item.matter.number if item.matter else "",
        motion=item.motion,
        ayes=item.ayes,
        noes=item.noes,
        abstentions=item.abstentions,
        resolution=resolution.pk if resolution else None,
        verbs=sorted(row.verbs),
    )


def _ballot(ballot: Vote, *, is_secret: bool) -> BallotAtDesk:
    choice = Choice(ballot.choice) if ballot.choice and not is_secret else None
    return BallotAtDesk(
        member=ballot.member_id,
        name=ballot.member.name,
        holder=ballot.holder_id if ballot.holder_id != ballot.member_id else None,
        is_cast=ballot.is_cast,
        choice=choice,
    )


def _passage(passage: Passage) -> PassageTold:
    title = passage.item.title if passage.item else ""
    return PassageTold(id=passage.pk, title=title, text=passage.text)
