"""A member's own study: what was written down of a year, and what they write down themself."""

from datetime import date
from typing import Annotated

from ninja import Query
from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Body,
    Call,
    Day,
    Key,
    Ref,
    Scope,
    Shape,
    Slug,
    Words,
    as_told,
    enumerated,
    keep_home,
)
from lianxin.core.errors import NotFound
from lianxin.party.actions import study as actions
from lianxin.party.actions.study import Studied
from lianxin.party.api.door import router
from lianxin.party.models import HoursKind, Member, StudyHours
from lianxin.party.queries import study as queries

KindOfHours = Annotated[HoursKind, enumerated(HoursKind)]


class HoursTold(Shape):
    """What was studied on one day, in half hours (学时)."""

    id: int
    title: str = Field(examples=["学习党章"])
    kind: KindOfHours
    studied_on: date
    halves: int = Field(examples=[3], description="几个半学时：3 是 1.5 学时")
    is_taken_back: bool


class StudyTold(Shape):
    """A member's year of study, towards the goal; never beside anybody else's."""

    year: int
    halves: int
    goal_hours: int
    courses: int
    goal_courses: int
    items: list[HoursTold]


class WritesHours(Body):
    """What one studied by oneself, on which day, for how many half hours."""

    title: Words = Field(min_length=1, max_length=80, examples=["学习党章"])
    studied_on: Day = Field(examples=["2026-03-01"])
    halves: int = Field(ge=1, le=32, examples=[3])
    campaign: Ref | None = Field(None, description="属于哪个专题")


class TakesBack(Body):
    """Strike it, or with `is_back` let it count again."""

    is_back: bool = False


class WhichStudyYear(Body):
    """Which year; this one where none is said."""

    year: int | None = Field(None, ge=2000, le=2199)


def own(request: Call, slug: str) -> Member:
    """As which member the token's community knows its owner; absent for who is none."""
    found = queries.own_member(request.actor, slug)
    keep_home(request, found.community_id)
    return found


@router.reads(
    "/communities/{slug}/party/me/study",
    scope=Scope.PARTY_READ,
    gives=StudyTold,
    says="我一年里的学习",
)
def study(request: Call, slug: Slug, which: Query[WhichStudyYear]) -> StudyTold:
    return _told(own(request, slug), which.year or http.today().year)


@router.writes(
    "/communities/{slug}/party/me/study",
    scope=Scope.PARTY_WRITE,
    gives=StudyTold,
    says="记一次自学",
    status=201,
)
def add_hours(request: Call, slug: Slug, told: WritesHours) -> StudyTold:
    me = own(request, slug)
    studied = Studied(
        title=told.title,
        kind=HoursKind.OWN,
        studied_on=told.studied_on,
        halves=told.halves,
        campaign_id=told.campaign,
    )
    actions.record_hours(request.actor, slug, studied, [me.pk], now=http.now())
    return _told(me, told.studied_on.year)


@router.writes(
    "/communities/{slug}/party/me/study/{int:pk}/take-back",
    scope=Scope.PARTY_WRITE,
    gives=StudyTold,
    says="记错的自学拿掉，或放回来",
)
def take_back_hours(request: Call, slug: Slug, pk: Key, told: TakesBack) -> StudyTold:
    me = own(request, slug)
    found = queries.hours_for(request.actor).filter(pk=pk, member=me).first()
    if found is None:
        raise NotFound
    actions.take_back_hours(request.actor, pk, now=http.now(), is_back=told.is_back)
    return _told(me, found.studied_on.year)


def _told(me: Member, year: int) -> StudyTold:
    progress = queries.rows_of(me.community, [me], year)[0].progress
    return StudyTold(
        year=year,
        halves=progress.halves,
        goal_hours=progress.goal.hours,
        courses=progress.courses,
        goal_courses=progress.goal.courses,
        items=[hours_told(each) for each in queries.hours_of(me, year)],
    )


def hours_told(hours: StudyHours) -> HoursTold:
    return as_told(HoursTold, hours, is_taken_back=hours.taken_back_at is not None)
