"""What each branch owes of Party life, and what is noted of one: its fixed day, talks, and who is
not counted among those entitled to vote.
"""

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Call,
    Found,
    Key,
    Part,
    Ref,
    Scope,
    Sent,
    Shape,
    Slug,
    Steps,
    as_told,
    enumerated,
    keep_home,
)
from lianxin.core.errors import NotFound
from lianxin.party.api.door import router
from lianxin.party.api.meeting_shapes import PartyMeetingRow
from lianxin.party.api.meetings import meeting_row
from lianxin.party.deeds import BRANCH_DEEDS, EXCUSAL_DEEDS
from lianxin.party.models import Excusal, Ground, Talk
from lianxin.party.queries.due import Due, Life
from lianxin.party.queries.life import BranchLife, branch_life, life_board
from lianxin.party.queries.meetings import excusal_for

GroundTold = Annotated[Ground, enumerated(Ground)]
SAYS = {
    "fix_day": "定每月几日主题党日",
    "log_talk": "记一次谈心",
    "ask": "一位党员不计入应到：先记情形，要上级同意、党员大会通过",
    "consent": "不计入应到：记上级的同意",
    "approve": "不计入应到：记党员大会的决定",
    "end": "从今天起重新计入应到人数",
}


def _member(words: str) -> Part:
    return Part(Annotated[Ref, Field(description=words)], ..., str)


INSTEAD = {
    "log_talk": {"one": _member("谁"), "other": _member("和谁")},
    "ask": {"member": _member("哪一位")},
}
HELD = Part(Annotated[Ref, Field(description="哪次党员大会：编号在 meetings 里")], ..., str)


class DueOfBranch(Shape):
    """How one kind of Party life stands in its month, quarter or year."""

    code: str = Field(examples=["members"])
    needed: int
    done: int
    last_on: date | None
    next_at: datetime | None
    is_missed: bool = Field(description="上一期没开够")


class LifeOfBranch(Shape):
    """What a branch, or the committee, owes."""

    id: int
    name: str = Field(examples=["第七党支部"])
    fixed_day: int | None
    dues: list[DueOfBranch]


class PartyLifeBoard(Shape):
    """Branches in their order, and meetings that still want something of somebody."""

    branches: list[LifeOfBranch]
    coming: list[PartyMeetingRow]


class TalkTold(Shape):
    """A talk between two members."""

    id: int
    one: int
    other: int
    on: date
    topic: str


class ExcusalTold(Shape):
    """A member who is not counted once superior and meeting have agreed."""

    id: int
    member: int
    name: str
    ground: GroundTold
    asked_on: date
    consent: str
    approved_on: date | None
    ended_on: date | None
    is_complete: bool
    verbs: list[str] = Field(examples=[["consent", "end"]], description="现在能走的步")


class BranchLifeTold(LifeOfBranch):
    """One branch's life."""

    talks: list[TalkTold]
    excusals: list[ExcusalTold]
    meetings: list[PartyMeetingRow]


@router.reads(
    "/communities/{slug}/party/life",
    scope=Scope.PARTY_WORK,
    gives=PartyLifeBoard,
    says="组织生活：您带的各支部还要开什么，不排名次",
)
def life(request: Call, slug: Slug) -> PartyLifeBoard:
    board = life_board(request.actor, slug, day=http.today())
    keep_home(request, board.office.community.pk)
    return PartyLifeBoard(
        branches=[LifeOfBranch.model_validate(_life(each)) for each in board.lives],
        coming=[meeting_row(each) for each in board.coming],
    )


def _life(life: Life) -> dict[str, Any]:
    return {
        "id": life.body.pk,
        "name": life.body.name,
        "fixed_day": life.fixed_day,
        "dues": [_due(each) for each in life.dues],
    }


def _due(due: Due) -> DueOfBranch:
    return as_told(DueOfBranch, due, code=due.frequency.code, is_missed=due.missed is not None)


@router.reads(
    "/communities/{slug}/party/branches/{int:pk}/life",
    scope=Scope.PARTY_WORK,
    gives=BranchLifeTold,
    says="一个支部的组织生活：还欠什么、谈心、不计入应到的",
)
def life_of_branch(request: Call, slug: Slug, pk: Key) -> BranchLifeTold:
    return _told(request, slug, pk)


def _page(request: Call, slug: str, pk: int) -> BranchLife:
    page = branch_life(request.actor, slug, pk, day=http.today())
    keep_home(request, page.office.community.pk)
    return page


def _told(request: Call, slug: str, pk: int) -> BranchLifeTold:
    page = _page(request, slug, pk)
    owes = page.life or Life(page.branch, (), page.fixed.day if page.fixed else None)
    return BranchLifeTold.model_validate(
        {
            **_life(owes),
            "talks": [_talk(each) for each in page.talks],
            "excusals": [_excusal(each) for each in page.excusals],
            "meetings": [meeting_row(each) for each in page.meetings],
        }
    )


def _talk(talk: Talk) -> TalkTold:
    return TalkTold(
        id=talk.pk, one=talk.one_id, other=talk.other_id, on=talk.held_on, topic=talk.topic
    )


def _excusal(excusal: Excusal) -> ExcusalTold:
    return ExcusalTold(
        id=excusal.pk,
        member=excusal.member_id,
        name=excusal.member.name,
        ground=Ground(excusal.ground),
        asked_on=excusal.asked_on,
        consent=excusal.consent,
        approved_on=excusal.approved_on,
        ended_on=excusal.ended_on,
        is_complete=excusal.is_complete,
        verbs=_open_to(excusal),
    )


def _open_to(excusal: Excusal) -> list[str]:
    """What it wants next, and that it can be ended, while it has not."""
    if excusal.ended_on is not None:
        return []
    if excusal.is_complete:
        return ["end"]
    return ["approve" if excusal.consent else "consent", "end"]


def _found(request: Call, slug: str, pk: int) -> Found:
    page = _page(request, slug, pk)
    return Found(page.branch, (page,))


def _excusal_found(request: Call, slug: str, pk: int) -> Found:
    excusal = excusal_for(request.actor, pk)
    page = _page(request, slug, excusal.member.branch_id or 0)
    if pk not in {each.pk for each in page.excusals}:
        raise NotFound
    return Found(excusal, (page,))


def _filled(_request: Call, found: Found, form: type[Any], verb: str, sent: Sent) -> Any:
    return form(*found.offers, verb, sent[0], today=http.today())


Steps(
    router=router,
    scope=Scope.PARTY_WORK,
    path="party/branches/{int:pk}/life",
    name="{}_branch",
    body="PartyBranch{}",
    find=_found,
    gives=BranchLifeTold,
    tell=lambda request, slug, branch: _told(request, slug, branch.pk),
    fill=_filled,
).declare(BRANCH_DEEDS, SAYS.__getitem__, INSTEAD)
Steps(
    router=router,
    scope=Scope.PARTY_WORK,
    path="party/excusals/{int:pk}",
    name="{}_excusal",
    body="PartyExcusal{}",
    find=_excusal_found,
    gives=BranchLifeTold,
    tell=lambda request, slug, excusal: _told(request, slug, excusal.member.branch_id),
    fill=_filled,
).declare(EXCUSAL_DEEDS, SAYS.__getitem__, {"approve": {"meeting": HELD}})
