"""The wall of good deeds: read by all, told by residents; whom a story shows is asked first."""

from datetime import datetime
from typing import Annotated, Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja import Query
from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    PDF,
    Call,
    Key,
    Leaf,
    Part,
    Ref,
    Scope,
    Shape,
    Slug,
    Turning,
    body_of,
    done,
    enumerated,
    filled,
    keep_home,
    taking,
)
from lianxin.core.errors import NotFound
from lianxin.honours import actions, pdf
from lianxin.honours.api.awards import pace
from lianxin.honours.api.door import router
from lianxin.honours.forms.showing import Answered, Tell, Thank
from lianxin.honours.models import Answer, Board, Shown
from lianxin.honours.queries import wall as queries
from lianxin.honours.queries.access import shown_for
from lianxin.places.queries import community_by_slug

Agreement = Annotated[Answer, enumerated(Answer)]
BOARD = Part(Annotated[Ref, Field(description="放在哪个栏目：编号在 boards 里")], ..., str)


class BoardTold(Shape):
    """One part of the wall."""

    id: int
    name: str = Field(examples=["敬老爱亲"])
    words: str


class StoryOnWall(Shape):
    """A good deed on the wall: everybody shown agrees to it today."""

    id: int
    title: str = Field(examples=["帮邻居换灯泡"])
    words: str
    board: str
    names: list[str] = Field(description="讲的是谁，都同意了")
    signed: str = Field(description="谁讲的；不署名就是空的")
    photo: str = Field(description="照片在哪儿；没有就是空的")
    shown_at: datetime


class WallLeaf(Leaf):
    """A page of the wall, the latest first; it has twelve."""

    boards: list[BoardTold]
    items: list[StoryOnWall]


class WhichStories(Turning):
    """Which of them."""

    board: int = Field(0, ge=0, le=2**63 - 1, description="只看这个栏目")


class AskedToBeShown(Shape):
    """A story that shows the caller, and what they said to that."""

    id: int = Field(description="答复时写在地址里")
    title: str
    words: str
    answer: Agreement
    asked_at: datetime


class ThanksTold(Shape):
    """What somebody said to the caller; it is counted nowhere."""

    story: int
    words: str
    at: datetime


class OwnPlaceOnWall(Shape):
    """What one is asked about being shown, and the thanks that came."""

    asked: list[AskedToBeShown]
    thanks: list[ThanksTold]


@router.reads(
    "/communities/{slug}/wall",
    scope=Scope.COMMUNITY_READ,
    gives=WallLeaf,
    says="善行善举墙",
    is_open=True,
)
def wall(request: Call, slug: Slug, which: Query[WhichStories]) -> WallLeaf:
    marks = {"after": which.after, "before": which.before}
    return _wall(request, slug, board=which.board, **marks)


def _wall(
    request: Call, slug: str, *, board: int = 0, after: str = "", before: str = ""
) -> WallLeaf:
    community, today = community_by_slug(slug), http.today()
    found = queries.wall(community, board=board, after=after, before=before, today=today)
    return WallLeaf(
        boards=[board_told(each) for each in found.boards],
        items=[_story(request, slug, each) for each in found.stories],
        next=found.page.next,
        previous=found.page.previous,
    )


def board_told(board: Board) -> BoardTold:
    return BoardTold(id=board.pk, name=board.name, words=board.words)


def _story(request: Call, slug: str, told: queries.Told) -> StoryOnWall:
    return StoryOnWall.model_validate(story_facts(request, slug, told))


def story_facts(request: Call, slug: str, told: queries.Told) -> dict[str, Any]:
    story, photo = told.story, ""
    if told.photo:
        where = {"slug": slug, "key": told.photo.key, "size": "full"}
        photo = request.build_absolute_uri(reverse("honours:photo", kwargs=where))
    return {
        "id": story.pk,
        "title": story.title,
        "words": story.words,
        "board": story.board.name,
        "names": list(told.names),
        "signed": story.signed,
        "photo": photo,
        "shown_at": story.shown_at,
    }


@router.papers(
    "/communities/{slug}/wall/poster",
    scope=Scope.COMMUNITY_READ,
    says="善行善举墙印在纸上，PDF：最近的十二条",
    is_open=True,
)
def wall_poster(request: Call, slug: Slug) -> HttpResponse:
    community = community_by_slug(slug)
    found = queries.wall(community, today=http.today())
    address = request.build_absolute_uri(reverse("honours:wall", args=[slug]))
    made = pdf.wall(community, _("善行善举墙"), found.stories, address=address, today=http.today())
    return HttpResponse(made, content_type=PDF)


@router.reads(
    "/communities/{slug}/wall/mine",
    scope=Scope.WALL_READ,
    gives=OwnPlaceOnWall,
    says="问您愿不愿意上墙的，和别人谢您的话",
)
def own_place(request: Call, slug: Slug) -> OwnPlaceOnWall:
    keep_home(request, community_by_slug(slug).pk)
    return _mine(request)


def _mine(request: Call) -> OwnPlaceOnWall:
    home = request.caller.community_id
    return OwnPlaceOnWall(
        asked=[
            _asked(each)
            for each in queries.asked_of(request.actor)
            if each.story.community_id == home
        ],
        thanks=[
            ThanksTold(story=each.story_id, words=each.words, at=each.at)
            for each in queries.thanks_of(request.actor)
            if each.story.community_id == home
        ],
    )


def _asked(shown: Shown) -> AskedToBeShown:
    return AskedToBeShown(
        id=shown.pk,
        title=shown.story.title,
        words=shown.story.words,
        answer=Answer(shown.answer),
        asked_at=shown.asked_at,
    )


@router.writes(
    "/communities/{slug}/wall/shown/{int:pk}/answer",
    scope=Scope.WALL_WRITE,
    gives=OwnPlaceOnWall,
    says="讲的是您：愿不愿意上墙，马上照办",
)
@taking(body_of(Answered, "AnswersToBeShown"))
def answer_to_be_shown(request: Call, slug: Slug, pk: Key, told: Any) -> OwnPlaceOnWall:
    shown = shown_for(request.actor, pk)
    keep_home(request, shown.story.community_id)
    if shown.story.community.slug != slug or shown.person_id not in request.actor.person_ids:
        raise NotFound
    form = Answered(filled(told)[0])
    done(form, lambda: actions.answer_shown(request.actor, pk, **form.said(), now=http.now()))
    return _mine(request)


@router.writes(
    "/communities/{slug}/wall",
    scope=Scope.WALL_WRITE,
    gives=WallLeaf,
    says="讲一件好事：社区看过、本人同意，就上墙",
    status=201,
)
@taking(body_of(Tell, "TellsGoodDeed", without={"name", "phone"}, instead={"board": BOARD}))
def tell_story(request: Call, slug: Slug, told: Any) -> WallLeaf:
    community = community_by_slug(slug)
    keep_home(request, community.pk)
    boards = [(each.pk, each.name) for each in queries.boards_of(community.pk)]
    form = Tell(boards, *filled(told), is_known=True)

    def deed() -> object:
        pace(request, community)
        return actions.tell_story(request.actor, community, form.told(), now=http.now())

    done(form, deed)
    return _wall(request, slug)


@router.reads(
    "/communities/{slug}/wall/{int:pk}",
    scope=Scope.COMMUNITY_READ,
    gives=StoryOnWall,
    says="墙上的一件好事",
    is_open=True,
)
def story(request: Call, slug: Slug, pk: Key) -> StoryOnWall:
    return _story(request, slug, queries.story_at(slug, pk, today=http.today()))


@router.writes(
    "/communities/{slug}/wall/{int:pk}/thank",
    scope=Scope.WALL_WRITE,
    gives=StoryOnWall,
    says="说一声谢谢：只有本人看得到",
)
@taking(body_of(Thank, "Thanks"))
def thank(request: Call, slug: Slug, pk: Key, told: Any) -> StoryOnWall:
    keep_home(request, community_by_slug(slug).pk)
    form = Thank(filled(told)[0])

    def deed() -> object:
        words = form.cleaned_data["words"]
        return actions.thank(request.actor, slug, pk, words=words, now=http.now())

    done(form, deed)
    return _story(request, slug, queries.story_at(slug, pk, today=http.today()))
