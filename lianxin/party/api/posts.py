"""A member's posts: claimed, given back, and what was done in them."""

from datetime import date

from pydantic import Field

from lianxin.core import http
from lianxin.core.api import Body, Call, Day, Key, Ref, Scope, Shape, Slug, Words
from lianxin.core.errors import NotFound
from lianxin.party.actions import posts as actions
from lianxin.party.actions.posts import Done
from lianxin.party.api.door import router
from lianxin.party.api.study import own
from lianxin.party.models import Claim, DutyPost, Member, PostDeed
from lianxin.party.queries import posts as queries


class PostTold(Shape):
    """A post that can be claimed."""

    id: int
    name: str = Field(examples=["楼道卫生岗"])
    duties: str
    where: str = Field(description="哪个院；空的就是全社区")
    seats: int | None = Field(description="几个人；空的就是不限")
    held: int = Field(description="有几个人认领了")


class ClaimTold(Shape):
    """A post that one holds."""

    id: int
    post: int
    name: str
    since: date


class DeedTold(Shape):
    """What one did in a post."""

    id: int
    post: str
    words: str
    done_on: date


class OwnPosts(Shape):
    """One's own posts, what one did in them lately, and what else can be claimed."""

    held: list[ClaimTold]
    deeds: list[DeedTold]
    open: list[PostTold]


class LogsDeed(Body):
    """What was done in a post, and on which day."""

    post: Ref = Field(examples=[3])
    words: Words = Field(min_length=1, max_length=200, examples=["扫了二单元的雪"])
    done_on: Day = Field(examples=["2026-03-01"])


@router.reads(
    "/communities/{slug}/party/me/posts",
    scope=Scope.PARTY_READ,
    gives=OwnPosts,
    says="我的岗位、做过的事，还能认领哪些",
)
def own_posts(request: Call, slug: Slug) -> OwnPosts:
    return _told(request, own(request, slug))


@router.writes(
    "/communities/{slug}/party/posts/{int:pk}/claim",
    scope=Scope.PARTY_WRITE,
    gives=OwnPosts,
    says="认领一个岗位",
)
def claim(request: Call, slug: Slug, pk: Key) -> OwnPosts:
    me = own(request, slug)
    actions.claim(request.actor, slug, pk, me.pk, now=http.now())
    return _told(request, me)


@router.writes(
    "/communities/{slug}/party/me/claims/{int:pk}/give-up",
    scope=Scope.PARTY_WRITE,
    gives=OwnPosts,
    says="岗位交回，做过的事还在",
)
def give_up(request: Call, slug: Slug, pk: Key) -> OwnPosts:
    me = own(request, slug)
    if not queries.claims_of(me, today=http.today()).filter(pk=pk).exists():
        raise NotFound
    actions.give_up(request.actor, pk, now=http.now())
    return _told(request, me)


@router.writes(
    "/communities/{slug}/party/me/posts/log",
    scope=Scope.PARTY_WRITE,
    gives=OwnPosts,
    says="记一件在岗位上做的事",
    status=201,
)
def log(request: Call, slug: Slug, told: LogsDeed) -> OwnPosts:
    me = own(request, slug)
    done = Done(post_id=told.post, words=told.words, done_on=told.done_on)
    actions.log(request.actor, me.pk, done, now=http.now())
    return _told(request, me)


def _told(request: Call, me: Member) -> OwnPosts:
    today = http.today()
    held = list(queries.claims_of(me, today=today))
    known = {each.post_id for each in held}
    found = queries.open_posts(request.actor, me.community, today=today)
    return OwnPosts(
        held=[claim_told(each) for each in held],
        deeds=[deed_told(each) for each in queries.deeds_of(me)[:20]],
        open=[post_told(each) for each in found if each.pk not in known],
    )


def claim_told(claim: Claim) -> ClaimTold:
    return ClaimTold(id=claim.pk, post=claim.post_id, name=claim.post.name, since=claim.since)


def deed_told(deed: PostDeed) -> DeedTold:
    return DeedTold(id=deed.pk, post=deed.post.name, words=deed.words, done_on=deed.done_on)


def post_told(post: DutyPost) -> PostTold:
    return PostTold(
        id=post.pk,
        name=post.name,
        duties=post.duties,
        where=post.courtyard.label if post.courtyard else "",
        seats=post.seats,
        held=len(getattr(post, "holders", ())),
    )
