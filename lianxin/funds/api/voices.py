"""What residents say: an idea for the fund, an objection to a project on notice."""

from datetime import datetime
from typing import Annotated

from ninja import Query
from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Body,
    Call,
    Key,
    Leaf,
    Scope,
    Shape,
    Slug,
    Turning,
    Words,
    enumerated,
    keep_home,
    sent_as,
    turned,
)
from lianxin.core.errors import NotFound
from lianxin.core.pace import spend
from lianxin.funds import actions
from lianxin.funds.api.door import router
from lianxin.funds.api.reading import FundedTold, told_project
from lianxin.funds.models import Idea, IdeaState
from lianxin.funds.queries import project_for
from lianxin.funds.queries.law import VOICES, count_for
from lianxin.funds.queries.voices import idea_for, ideas
from lianxin.places.models import Community
from lianxin.places.queries import community_by_slug

StateOfIdea = Annotated[IdeaState, enumerated(IdeaState)]


class IdeaTold(Shape):
    """What a resident would have the fund pay for, and the answer; without a name."""

    id: int
    title: str = Field(examples=["在东院装一排晾衣架"])
    words: str
    state: StateOfIdea
    state_name: str
    raised_at: datetime
    answer: str
    project: int | None = Field(description="列成了哪个项目")


class IdeaLeaf(Leaf):
    """A page of ideas that were answered, the latest first."""

    items: list[IdeaTold]


class OwnIdeas(Shape):
    """One's own ideas that wait for an answer."""

    items: list[IdeaTold]


class RaisesIdea(Body):
    """What the fund should pay for, and why."""

    title: Words = Field(min_length=1, max_length=60, examples=["在东院装一排晾衣架"])
    words: Words = Field(min_length=1, max_length=500, examples=["东院四十多户没处晒被子"])


class Objects(Body):
    """What one has against a project."""

    words: Words = Field(min_length=1, max_length=500, examples=["报价比市场上高"])


class WhichIdeas(Turning):
    """Which page; it has twenty."""


@router.reads(
    "/communities/{slug}/fund/ideas",
    scope=Scope.COMMUNITY_READ,
    gives=IdeaLeaf,
    says="居民的点子和社区的答复，新的在前",
    is_open=True,
)
def ideas_(request: Call, slug: Slug, which: Query[WhichIdeas]) -> IdeaLeaf:
    found = ideas(request.actor, slug, after=which.after, before=which.before)
    return turned(IdeaLeaf, found.told, told_idea)


@router.reads(
    "/communities/{slug}/fund/ideas/mine",
    scope=Scope.FUND_READ,
    gives=OwnIdeas,
    says="我提的点子，还在等答复的",
)
def own_ideas(request: Call, slug: Slug) -> OwnIdeas:
    return OwnIdeas(items=[told_idea(each) for each in ideas(request.actor, slug).own])


@router.writes(
    "/communities/{slug}/fund/ideas",
    scope=Scope.FUND_WRITE,
    gives=IdeaTold,
    says="提一个点子，社区答复以后大家看得到",
    status=201,
)
def raise_idea(request: Call, slug: Slug, told: RaisesIdea) -> IdeaTold:
    community = community_by_slug(slug)
    keep_home(request, community.pk)
    _pace(request, community)
    made = actions.raise_idea(
        request.actor,
        community,
        title=told.title,
        words=told.words,
        key=sent_as(request),
        now=http.now(),
    )
    return told_idea(made)


@router.writes(
    "/me/ideas/{int:pk}/withdraw", scope=Scope.FUND_WRITE, gives=IdeaTold, says="收回点子"
)
def withdraw_idea(request: Call, pk: Key) -> IdeaTold:
    found = idea_for(request.actor, pk)
    if found.author_id != request.actor.user_id:
        raise NotFound
    keep_home(request, found.community_id)
    return told_idea(actions.withdraw_idea(request.actor, pk, now=http.now()))


@router.writes(
    "/communities/{slug}/fund/projects/{int:pk}/object",
    scope=Scope.FUND_WRITE,
    gives=FundedTold,
    says="对公示中的项目提意见，社区要先答复",
)
def object_to(request: Call, slug: Slug, pk: Key, told: Objects) -> FundedTold:
    found = project_for(request.actor, pk, slug=slug)
    keep_home(request, found.community_id)
    _pace(request, found.community)
    actions.object_to(request.actor, pk, words=told.words, now=http.now())
    return told_project(request, slug, pk)


def _pace(request: Call, community: Community) -> None:
    """So many times an hour somebody says something of the fund, here and on the pages."""
    most = count_for(community, VOICES, now=http.now())
    spend("funds.voices", str(request.actor.user_id), most=most, now=http.now())


def told_idea(idea: Idea) -> IdeaTold:
    state = IdeaState(idea.state)
    return IdeaTold(
        id=idea.pk,
        title=idea.title,
        words=idea.words,
        state=state,
        state_name=str(state.label),
        raised_at=idea.raised_at,
        answer=idea.answer,
        project=idea.project_id,
    )
