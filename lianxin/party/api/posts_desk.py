"""Posts (设岗定责) at the desk: set up, who holds them, what was done, what boards show; and what
is written down for a member who has no account. Each look at names is written down.
"""

from datetime import date
from typing import Annotated, Any

from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Body,
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
    body_of,
    done,
    filled,
    taking,
)
from lianxin.core.errors import NotFound
from lianxin.party.actions import posts as actions
from lianxin.party.actions.looking import look
from lianxin.party.api.door import router
from lianxin.party.api.posts import ClaimTold, DeedTold, PostTold, claim_told, deed_told, post_told
from lianxin.party.api.purposes import office_at
from lianxin.party.api.study import TakesBack
from lianxin.party.api.study_desk import led_member
from lianxin.party.deeds import POST_DEEDS, post_form
from lianxin.party.forms.posts import BoardForm, PostForm, SchemeForm
from lianxin.party.models import DutyPost, Member, PostDeed
from lianxin.party.queries import posts as queries
from lianxin.party.queries.board import boards
from lianxin.places.queries import courtyards

MOST_DEEDS = 50
SAYS = {
    "wish": "替一位党员登记展板上展示哪几样，凭纸质同意书",
    "pledge": "替一位党员记一句承诺",
    "portrait": "替一位党员换展板上的照片",
    "deed": "替一位党员记一件在岗位上做的事",
}
POST = Part(Annotated[Ref, Field(description="在哪个岗位上")], ..., str)
YARD = Part(Annotated[Ref | None, Field(description="在哪个院；空的就是全社区")], None, str)


class ClaimsFor(Body):
    """Which post."""

    post: Ref = Field(examples=[3])


class OpensPartyBoard(Body):
    """Whether anybody shall read it."""

    name: str = Field("党员公开展板", min_length=1, max_length=60, pattern=r"^[^\x00]*$")
    is_open: bool = True


class PostAtDesk(PostTold):
    """A post with who holds it."""

    holders: list[str] = Field(examples=[["董建国"]])


class DeedAtDesk(DeedTold):
    """What somebody did."""

    member: int
    name: str = Field(examples=["董建国"])


class PostsAtDesk(Shape):
    """The scheme, its posts, and what was done lately in the branches that one leads."""

    scheme: str = Field(description="空的就是还没有建")
    is_board_open: bool = Field(description="展板公开着")
    posts: list[PostAtDesk]
    deeds: list[DeedAtDesk]


class PostsOfMember(Shape):
    """One member's posts, pledge, deeds, and what boards show of them."""

    member: int
    name: str = Field(examples=["董建国"])
    claims: list[ClaimTold]
    deeds: list[DeedTold]
    pledge: str
    shown: list[str] = Field(examples=[["name"]], description="本人同意展示哪几样")
    until: date | None
    has_portrait: bool


@router.reads(
    "/communities/{slug}/party/posts",
    scope=Scope.PARTY_WORK,
    gives=PostsAtDesk,
    says="工作台上的岗位：谁认领了、做了什么；看了会记下来",
)
def posts_at_desk(request: Call, slug: Slug) -> PostsAtDesk:
    return _told(request, slug)


def _told(request: Call, slug: str) -> PostsAtDesk:
    office, today = office_at(request, slug), http.today()
    community, scheme = office.community, queries.scheme_of(office.community)
    look(request.actor, community, community.pk, purpose="posts", now=http.now())
    found = queries.open_posts(request.actor, community, today=today)
    return PostsAtDesk(
        scheme=scheme.name if scheme else "",
        is_board_open=boards(slug, today=today).board is not None,
        posts=[_post(each) for each in found],
        deeds=[_deed(each) for each in queries.led_deeds(office)],
    )


def _post(post: DutyPost) -> PostAtDesk:
    holders = [each.member.name for each in getattr(post, "holders", ())]
    return PostAtDesk(**post_told(post).model_dump(), holders=holders)


def _deed(deed: PostDeed) -> DeedAtDesk:
    who = {"member": deed.member_id, "name": deed.member.name}
    return DeedAtDesk.model_validate({**deed_told(deed).model_dump(), **who})


@router.writes(
    "/communities/{slug}/party/posts/scheme",
    scope=Scope.PARTY_WORK,
    gives=PostsAtDesk,
    says="建设岗定责",
    status=201,
)
@taking(body_of(SchemeForm, "SetsUpPosts"))
def set_up_posts(request: Call, slug: Slug, told: Any) -> PostsAtDesk:
    office_at(request, slug)
    form = SchemeForm(filled(told)[0])
    done(form, lambda: actions.set_up(request.actor, slug, now=http.now(), **form.cleaned_data))
    return _told(request, slug)


@router.writes(
    "/communities/{slug}/party/posts",
    scope=Scope.PARTY_WORK,
    gives=PostsAtDesk,
    says="设一个岗位",
    status=201,
)
@taking(body_of(PostForm, "OpensPost", instead={"courtyard": YARD}))
def open_post(request: Call, slug: Slug, told: Any) -> PostsAtDesk:
    yards = list(courtyards(office_at(request, slug).community.pk))
    form = PostForm(yards, filled(told)[0])
    done(form, lambda: actions.open_post(request.actor, slug, form.plan(), now=http.now()))
    return _told(request, slug)


@router.writes(
    "/communities/{slug}/party/posts/{int:pk}/close",
    scope=Scope.PARTY_WORK,
    gives=PostsAtDesk,
    says="岗位不再认领，或重新开放",
)
def close_post(request: Call, slug: Slug, pk: Key, told: TakesBack) -> PostsAtDesk:
    office_at(request, slug)
    actions.close_post(request.actor, slug, pk, now=http.now(), is_back=told.is_back)
    return _told(request, slug)


@router.writes(
    "/communities/{slug}/party/posts/board",
    scope=Scope.PARTY_WORK,
    gives=PostsAtDesk,
    says="展板公开，或收起来",
)
def open_board(request: Call, slug: Slug, told: OpensPartyBoard) -> PostsAtDesk:
    office_at(request, slug)
    form, is_open = BoardForm({"name": told.name}), told.is_open

    def deed() -> object:
        name = form.cleaned_data["name"]
        return actions.open_board(request.actor, slug, name=name, is_open=is_open, now=http.now())

    done(form, deed)
    return _told(request, slug)


@router.reads(
    "/communities/{slug}/party/members/{int:pk}/posts",
    scope=Scope.PARTY_WORK,
    gives=PostsOfMember,
    says="一位党员的岗位、承诺、做过的事；看了会记下来",
)
def posts_of_member(request: Call, slug: Slug, pk: Key) -> PostsOfMember:
    return _of_member(request, slug, pk)


def _of_member(request: Call, slug: str, pk: int) -> PostsOfMember:
    _office, member = led_member(request, slug, pk)
    shown = queries.showing_of(member, today=http.today())
    look(request.actor, member, member.community_id, purpose="posts", now=http.now())
    return PostsOfMember(
        member=member.pk,
        name=member.name,
        claims=[claim_told(each) for each in shown.claims],
        deeds=[deed_told(each) for each in queries.deeds_of(member)[:MOST_DEEDS]],
        pledge=shown.pledge.words if shown.pledge else "",
        shown=sorted(shown.fields),
        until=shown.until,
        has_portrait=shown.portrait is not None,
    )


def _found(request: Call, slug: str, pk: int) -> Found:
    member: Member = led_member(request, slug, pk)[1]
    return Found(member, (queries.showing_of(member, today=http.today()),))


def _filled(_request: Call, found: Found, form: type[Any], _verb: str, sent: Sent) -> Any:
    return post_form(form, found.offers[0], *sent)


Steps(
    router=router,
    scope=Scope.PARTY_WORK,
    path="party/members/{int:pk}/posts",
    name="{}_of_member",
    body="PartyPost{}",
    find=_found,
    gives=PostsOfMember,
    tell=lambda request, slug, member: _of_member(request, slug, member.pk),
    fill=_filled,
).declare(POST_DEEDS, SAYS.__getitem__, {"deed": {"post": POST}})


@router.writes(
    "/communities/{slug}/party/members/{int:pk}/posts/claim",
    scope=Scope.PARTY_WORK,
    gives=PostsOfMember,
    says="替一位党员认领一个岗位",
)
def claim_for_member(request: Call, slug: Slug, pk: Key, told: ClaimsFor) -> PostsOfMember:
    led_member(request, slug, pk)
    actions.claim(request.actor, slug, told.post, pk, now=http.now())
    return _of_member(request, slug, pk)


@router.writes(
    "/communities/{slug}/party/members/{int:pk}/posts/claims/{int:thing}/give-up",
    scope=Scope.PARTY_WORK,
    gives=PostsOfMember,
    says="替一位党员交回岗位",
)
def give_up_for_member(request: Call, slug: Slug, pk: Key, thing: Key) -> PostsOfMember:
    member = led_member(request, slug, pk)[1]
    if not queries.claims_of(member, today=http.today()).filter(pk=thing).exists():
        raise NotFound
    actions.give_up(request.actor, thing, now=http.now())
    return _of_member(request, slug, pk)


@router.writes(
    "/communities/{slug}/party/members/{int:pk}/posts/deeds/{int:thing}/take-back",
    scope=Scope.PARTY_WORK,
    gives=PostsOfMember,
    says="记错的一件拿掉，或放回来",
)
def take_back_deed_of_member(
    request: Call, slug: Slug, pk: Key, thing: Key, told: TakesBack
) -> PostsOfMember:
    member = led_member(request, slug, pk)[1]
    if not queries.deeds_for(request.actor).filter(pk=thing, member=member).exists():
        raise NotFound
    actions.take_back_deed(request.actor, thing, now=http.now(), is_back=told.is_back)
    return _of_member(request, slug, pk)
