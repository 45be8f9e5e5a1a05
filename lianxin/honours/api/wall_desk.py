"""The wall at the desk: boards, what waits for a look, whom a story shows and what they said."""

from datetime import datetime
from typing import Annotated, Any

from ninja import Query
from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Call,
    Found,
    Key,
    Leaf,
    Nothing,
    Scope,
    Shape,
    Slug,
    Steps,
    Turning,
    body_of,
    done,
    enumerated,
    filled,
    keep_home,
    taking,
)
from lianxin.core.errors import NotFound
from lianxin.core.masks import mask_name
from lianxin.honours import actions
from lianxin.honours.api.door import router
from lianxin.honours.api.wall import Agreement, BoardTold, board_told
from lianxin.honours.deeds import STORY_DEEDS
from lianxin.honours.forms import showing as forms
from lianxin.honours.models import Answer, Board, Story, StoryState
from lianxin.honours.queries import wall as queries
from lianxin.honours.queries.access import board_at_desk, shown_for, story_at_desk
from lianxin.honours.rules import STORY_FLOW
from lianxin.people.queries import workplace
from lianxin.places.models import Community

StateOfStory = Annotated[StoryState, enumerated(StoryState)]


class BoardAtDesk(BoardTold):
    """A board, closed ones too."""

    is_open: bool


class StoryRow(Shape):
    """A story as the desk lists it."""

    id: int
    title: str
    board: str
    state: StateOfStory
    told_at: datetime


class WallAtDesk(Leaf):
    """What waits for a look, and a page of everything else; it has thirty."""

    boards: list[BoardAtDesk]
    waiting: list[StoryRow]
    items: list[StoryRow]


class PersonShown(Shape):
    """Somebody whom a story shows, as the story names them, and what they said to that."""

    id: int = Field(description="替本人登记答复时写在地址里")
    name: str
    answer: Agreement


class StoryAtDesk(StoryRow):
    """A story as whoever looks at it sees it; private links are on the page alone."""

    words: str
    signed: str
    teller: str = Field(examples=["李*芳"])
    reason: str = Field(description="没有上墙或撤下的原因")
    has_photo: bool
    shown: list[PersonShown]
    revision: int = Field(description='版本：If-Match 里写 "7"')
    verbs: list[str] = Field(examples=[["show", "decline"]], description="您现在能走的步")


@router.reads(
    "/communities/{slug}/wall/desk",
    scope=Scope.WALL_WORK,
    gives=WallAtDesk,
    says="工作台上的善行善举墙：等人看一看的，和别的",
)
def wall_at_desk(request: Call, slug: Slug, turn: Query[Turning]) -> WallAtDesk:
    return _wall(request, _workplace(request, slug), after=turn.after, before=turn.before)


def _workplace(request: Call, slug: str) -> Community:
    community = workplace(request.actor, slug)
    keep_home(request, community.pk)
    return community


def _wall(request: Call, community: Community, *, after: str = "", before: str = "") -> WallAtDesk:
    found = queries.wall_desk(
        request.actor, community.pk, today=http.today(), after=after, before=before
    )
    return WallAtDesk(
        boards=[_board(each) for each in found.boards],
        waiting=[StoryRow.model_validate(_facts(each)) for each in found.waiting],
        items=[StoryRow.model_validate(_facts(each)) for each in found.page.rows],
        next=found.page.next,
        previous=found.page.previous,
    )


def _board(board: Board) -> BoardAtDesk:
    return BoardAtDesk(**board_told(board).model_dump(), is_open=board.is_open)


def _facts(story: Story) -> dict[str, Any]:
    return {
        "id": story.pk,
        "title": story.title,
        "board": story.board.name,
        "state": StoryState(story.state),
        "told_at": story.told_at,
    }


@router.writes(
    "/communities/{slug}/wall/boards",
    scope=Scope.WALL_WORK,
    gives=WallAtDesk,
    says="加一个栏目，或把收起来的同名栏目打开",
    status=201,
)
@taking(body_of(forms.NewBoard, "OpensBoard"))
def open_board(request: Call, slug: Slug, told: Any) -> WallAtDesk:
    community, form = _workplace(request, slug), forms.NewBoard(filled(told)[0])

    def deed() -> object:
        said = form.cleaned_data
        return actions.open_board(request.actor, community, **said, now=http.now())

    done(form, deed)
    return _wall(request, community)


@router.writes(
    "/communities/{slug}/wall/boards/{int:pk}/close",
    scope=Scope.WALL_WORK,
    gives=WallAtDesk,
    says="收起一个栏目，里面的好事都还在",
)
def close_board(request: Call, slug: Slug, pk: Key, told: Nothing) -> WallAtDesk:
    community = _workplace(request, slug)
    if board_at_desk(request.actor, pk).community_id != community.pk:
        raise NotFound
    actions.close_board(request.actor, pk, now=http.now())
    return _wall(request, community)


@router.reads(
    "/communities/{slug}/wall/{int:pk}/desk",
    scope=Scope.WALL_WORK,
    gives=StoryAtDesk,
    says="工作台上的一件好事：讲的是谁、同不同意",
)
def story_at_desk_(request: Call, slug: Slug, pk: Key) -> StoryAtDesk:
    return _told(request, slug, pk)


def _story(request: Call, slug: str, pk: int) -> Story:
    community, story = _workplace(request, slug), story_at_desk(request.actor, pk)
    if story.community_id != community.pk:
        raise NotFound
    return story


def _told(request: Call, slug: str, pk: int) -> StoryAtDesk:
    story = _story(request, slug, pk)
    request.version = story.revision
    teller = story.teller
    account = teller.user if teller else None
    name = (teller.name or (account.name if account else "")) if teller else ""
    return StoryAtDesk.model_validate(
        {
            **_facts(story),
            "words": story.words,
            "signed": story.signed,
            "teller": mask_name(name),
            "reason": story.reason,
            "has_photo": story.photo_id is not None,
            "shown": [
                PersonShown(id=each.pk, name=each.name, answer=Answer(each.answer))
                for each in queries.shown_in(story)
            ],
            "revision": story.revision,
            "verbs": sorted(step.verb for step in STORY_FLOW.open_to(request.actor, story)),
        }
    )


@router.writes(
    "/communities/{slug}/wall/shown/{int:pk}/desk/answer",
    scope=Scope.WALL_WORK,
    gives=StoryAtDesk,
    says="当面或电话里说了愿不愿意上墙：写明凭什么登记（代办）",
)
@taking(body_of(forms.AnsweredOnPaper, "AnsweredOnPaper"))
def answer_for_shown(request: Call, slug: Slug, pk: Key, told: Any) -> StoryAtDesk:
    community, shown = _workplace(request, slug), shown_for(request.actor, pk)
    if shown.story.community_id != community.pk:
        raise NotFound
    form = forms.AnsweredOnPaper(filled(told)[0])
    done(form, lambda: actions.answer_shown(request.actor, pk, **form.told(), now=http.now()))
    return _told(request, slug, shown.story_id)


Steps(
    router=router,
    scope=Scope.WALL_WORK,
    path="wall/{int:pk}",
    name="{}_story",
    body="Story{}",
    find=lambda request, slug, pk: Found(_story(request, slug, pk), ({},)),
    gives=StoryAtDesk,
    tell=lambda request, slug, story: _told(request, slug, story.pk),
    has_version=True,
).declare(STORY_DEEDS, lambda verb: f"善行善举：{STORY_FLOW[verb].label}")
