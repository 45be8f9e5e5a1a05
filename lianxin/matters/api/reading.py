"""Reading matters: a community's, one's own, the backlog, one whole."""

from dataclasses import asdict

from django.urls import reverse
from ninja import Query
from pydantic import Field

from lianxin.core import http, keyset
from lianxin.core.api import Call, Scope, Shape, Slug, Turning, Words, as_told, turned
from lianxin.matters.api.door import router
from lianxin.matters.api.shapes import (
    CourseLine,
    Decided,
    MatterLeaf,
    MatterWhole,
    Number,
    PhotoTold,
    Tally,
    now_of,
    row_of,
)
from lianxin.matters.models import Category, MatterPhoto, Stage
from lianxin.matters.queries import backlog as desk
from lianxin.matters.queries import lists
from lianxin.matters.queries import portal as queries
from lianxin.matters.queries.categories import categories as leaves
from lianxin.matters.queries.course import Line
from lianxin.matters.queries.searching import Turn
from lianxin.matters.queries.shelf import shelf
from lianxin.people.queries import workplace
from lianxin.places.queries import community_by_slug

NEWEST = ("-id",)


class Asked(Turning):
    """Which of a community's matters."""

    group: lists.Group = Field(lists.Group.ALL, description="没办完的、已办结的，还是全部")
    category: Words = Field("", max_length=30, description="类别的代码", examples=["heating"])
    words: Words = Field("", max_length=100, description="有这些字的", examples=["暖气"])


class Wanted(Turning):
    """Which of the backlog; a page has fifty."""

    words: Words = Field("", max_length=100)
    state: Words = Field("open", max_length=14, description="open、ended、all，或一种状态")
    category: Words = Field("", max_length=30)
    lead: str = Field("", pattern="^(me|none|)$", description="me 我负责的，none 还没有人的")
    due: str = Field("", pattern="^(late|today|week|)$")
    least: int = Field(0, ge=0, le=100_000, description="至少几户也遇到")
    sort: str = Field("", pattern="^(due|newest|oldest|supports|)$")


class CategoryRow(Shape):
    """What a matter may be about."""

    code: str = Field(examples=["heating"])
    name: str = Field(examples=["供暖"])
    heading: str = Field(examples=["房屋与设施"])
    is_urgent: bool
    questions: list["CategoryAsks"]


class CategoryAsks(Shape):
    """What is asked of a matter in this category."""

    code: str = Field(examples=["temperature"])
    label: str = Field(examples=["屋里大约几度"])
    kind: str = Field(examples=["number"])
    choices: list[str]
    unit: str = Field(examples=["度"])
    is_required: bool


class Categories(Shape):
    """All that a matter may be put under."""

    items: list[CategoryRow]


@router.reads(
    "/categories",
    scope=Scope.COMMUNITY_READ,
    gives=Categories,
    says="诉求的类别，和每一类要问的",
    is_open=True,
)
def categories(request: Call) -> Categories:
    asked = shelf().questions
    return Categories(items=[_category(each, asked.get(each.pk, ())) for each in leaves()])


def _category(category: Category, questions: object) -> CategoryRow:
    assert isinstance(questions, list | tuple)  # noqa: S101  # as the shelf keeps them
    return CategoryRow(
        code=category.code,
        name=category.name,
        heading=category.parent.name if category.parent else category.name,
        is_urgent=category.is_urgent,
        questions=[
            CategoryAsks(
                code=each.code,
                label=each.label,
                kind=each.kind,
                choices=[str(choice) for choice in each.choices],
                unit=each.unit,
                is_required=each.is_required,
            )
            for each in questions
        ],
    )


@router.reads(
    "/communities/{slug}/matters",
    scope=Scope.MATTERS_READ,
    gives=MatterLeaf,
    says="大家的事：一个社区公开的诉求，新的在前",
    is_open=True,
)
def shown(request: Call, slug: Slug, asked: Query[Asked]) -> MatterLeaf:
    community = community_by_slug(slug)
    rows = lists.shown_in(community.pk, group=asked.group, category=asked.category)
    turn = Turn(asked.after, asked.before, asked.limit)
    page = lists.page_shown(
        rows.select_related("community", "place", "category"),
        community.pk,
        asked.words,
        turn,
        day=http.today(),
    )
    return turned(MatterLeaf, page, row_of)


@router.reads("/me/matters", scope=Scope.MATTERS_READ, gives=MatterLeaf, says="我提的事，新的在前")
def mine(request: Call, turn: Query[Turning]) -> MatterLeaf:
    rows = lists.brought_up_by(request.actor).select_related("community", "place", "category")
    return turned(MatterLeaf, keyset.page(rows, NEWEST, **turn.marks), row_of)


@router.reads(
    "/me/shared",
    scope=Scope.MATTERS_READ,
    gives=MatterLeaf,
    says="我说过“我也遇到”或关注的事，新的在前",
)
def shared(request: Call, turn: Query[Turning]) -> MatterLeaf:
    rows = lists.shared_by(request.actor).select_related("community", "place", "category")
    return turned(MatterLeaf, keyset.page(rows, NEWEST, **turn.marks), row_of)


@router.reads(
    "/communities/{slug}/backlog",
    scope=Scope.MATTERS_WORK,
    gives=MatterLeaf,
    says="工作台的诉求：按状态、类别、负责人、时限挑，一页五十件",
)
def backlog(request: Call, slug: Slug, asked: Query[Wanted]) -> MatterLeaf:
    community = workplace(request.actor, slug)
    wish = desk.Wish(
        words=asked.words,
        state=asked.state,
        category=_key_of(asked.category),
        lead=asked.lead,
        due=asked.due,
        least=asked.least,
        sort=asked.sort,
    )
    page = desk.backlog(
        request.actor,
        community.pk,
        wish,
        day=http.today(),
        after=asked.after,
        before=asked.before,
    )
    return turned(MatterLeaf, desk.whole(request.actor, page), row_of)


def _key_of(code: str) -> int:
    """Of a category's code; what there is not matches nothing."""
    if not code:
        return 0
    return next((pk for pk, leaf in shelf().leaves.items() if leaf.code == code), -1)


@router.reads(
    "/matters/{number}",
    scope=Scope.MATTERS_READ,
    gives=MatterWhole,
    says="一件诉求：说了什么、走到哪一步、经过",
    is_open=True,
)
def matter(request: Call, number: Number) -> MatterWhole:
    found = queries.seen(request.actor, number)
    story = queries.story(found, today=http.today())
    part = queries.part(request.actor, found)
    return MatterWhole.model_validate(
        {
            **now_of(request, found),
            "words": found.words,
            "promise": story.promise,
            "course": [_line(line) for line in story.lines],
            "photos": [_photo(each) for each in story.photos],
            "answers": _tally(story.answers),
            "resolution": _decided(story.resolution),
            "is_own": part.is_own,
            "has_joined": part.has_joined,
            "follows": part.follows,
            "question": part.question.text if part.question else "",
            "is_asked": part.say is not None,
        }
    )


def _line(line: Line) -> CourseLine:
    return as_told(CourseLine, line, what=str(line.what))


def _photo(photo: MatterPhoto) -> PhotoTold:
    url = reverse("matters:photo", args=[photo.upload.key, "full"])
    return PhotoTold(stage=Stage(photo.stage), at=photo.at, url=url)


def _tally(answers: queries.Answers | None) -> Tally | None:
    return Tally.model_validate(asdict(answers)) if answers else None


def _decided(resolution: queries.Resolution | None) -> Decided | None:
    if resolution is None:
        return None
    return as_told(Decided, resolution)
