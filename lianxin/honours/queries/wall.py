"""The wall as everybody sees it, and as the desk does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

from lianxin.core import keyset
from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.core.keyset import Page
from lianxin.core.models import Upload
from lianxin.honours.models import Board, Shown, Story, StoryState, Thanks
from lianxin.honours.queries.access import stories_at_desk
from lianxin.honours.queries.consents import somebody_disagrees, somebody_minds_the_photo
from lianxin.honours.rules.access import on_the_wall
from lianxin.places.models import Community

LATEST = ("-shown_at", "-pk")
FIRST_TOLD = ("told_at", "pk")
PAGE = 12
ON_SCREEN = 60
"""How many of the latest stories take turns in the lobby."""


@dataclass(frozen=True, slots=True)
class Told:
    """A story as it stands on the wall."""

    story: Story
    names: Sequence[str]
    photo: Upload | None


def boards_of(community_id: int) -> QuerySet[Board]:
    return Board.objects.filter(community=community_id, is_open=True).order_by("position", "pk")


def stories_on_wall(community_id: int, *, today: date) -> QuerySet[Story]:
    """What somebody looked at and everybody shown agrees to today."""
    shown = Shown.objects.only("story_id", "name", "pk").order_by("pk")
    return (
        Story.objects.filter(
            on_the_wall(), ~somebody_disagrees(today), community=community_id, board__is_open=True
        )
        .annotate(is_photo_minded=somebody_minds_the_photo(today))
        .select_related("board", "photo", "community")
        .prefetch_related(Prefetch("shown", queryset=shown))
    )


def photo_of(story: Story) -> Upload | None:
    """Of a story on the wall, for as long as nobody on it minds."""
    return None if vars(story)["is_photo_minded"] else story.photo


def told(story: Story) -> Told:
    return Told(story, [each.name for each in story.shown.all()], photo_of(story))


@dataclass(frozen=True, slots=True)
class Wall:
    boards: Sequence[Board]
    board: Board | None
    stories: Sequence[Told]
    page: Page[Story]


def wall(
    community: Community, *, board: int = 0, after: str = "", before: str = "", today: date
) -> Wall:
    boards = list(boards_of(community.pk))
    chosen = next((each for each in boards if each.pk == board), None)
    if board and chosen is None:
        raise NotFound
    found = stories_on_wall(community.pk, today=today).filter(shown_at__isnull=False)
    if chosen:
        found = found.filter(board=chosen)
    page = keyset.page(found, LATEST, after=after, before=before, size=PAGE)
    return Wall(boards, chosen, [told(each) for each in page.rows], page)


def story_at(slug: str, pk: int, *, today: date) -> Told:
    """A story on the wall; what is not there, and what was taken down, is alike absent."""
    here = Community.objects.filter(slug=slug).values("pk")[:1]
    found = Story.objects.filter(community__in=here, pk=pk).values_list("community_id", flat=True)
    if (community_id := found.first()) is None:
        raise NotFound
    if story := stories_on_wall(community_id, today=today).filter(pk=pk).first():
        return told(story)
    raise NotFound


def has_thanked(actor: Actor, story_id: int) -> bool:
    return Thanks.objects.filter(story=story_id, person__in=actor.person_ids).exists()


@dataclass(frozen=True, slots=True)
class Turn:
    """One story on the lobby's screen, and the one after it."""

    told: Told | None
    following: int


def turn(community_id: int, *, pk: int, today: date) -> Turn:
    """The story that is to be seen now, if it still may be, or the next; and who follows."""
    stories = stories_on_wall(community_id, today=today).filter(shown_at__isnull=False)
    order = list(stories.order_by(*LATEST).values_list("pk", flat=True)[:ON_SCREEN])
    if not order:
        return Turn(None, 0)
    at = order.index(pk) if pk in order else 0
    here = stories.filter(pk=order[at]).first()
    return Turn(told(here) if here else None, order[(at + 1) % len(order)])


def photo_at(slug: str, key: UUID, *, today: date) -> Upload | None:
    """A picture of a story on the wall, for as long as nobody on it minds."""
    story = Story.objects.filter(photo__key=key, community__slug=slug).first()
    if story is None:
        return None
    found = stories_on_wall(story.community_id, today=today).filter(pk=story.pk).first()
    return told(found).photo if found else None


@dataclass(frozen=True, slots=True)
class WallDesk:
    boards: Sequence[Board]
    waiting: Sequence[Story]
    page: Page[Story]


def wall_desk(
    actor: Actor, community_id: int, *, after: str = "", before: str = "", today: date
) -> WallDesk:
    """All boards, closed ones too; what waits for a look; and everything else."""
    mine = stories_at_desk(actor).filter(community=community_id)
    unanswered = Count("shown", filter=Q(shown__answer="asked"))
    waiting = mine.filter(state=StoryState.TOLD).annotate(unanswered=unanswered)
    rest = mine.exclude(state=StoryState.TOLD).annotate(is_off=somebody_disagrees(today))
    return WallDesk(
        list(Board.objects.filter(community=community_id).order_by("position", "pk")),
        list(waiting.order_by(*FIRST_TOLD)[:100]),
        keyset.page(rest, ("-told_at", "-pk"), after=after, before=before, size=30),
    )


def shown_in(story: Story) -> list[Shown]:
    return list(story.shown.select_related("person__user").order_by("pk"))


def thanks_of(actor: Actor, *, most: int = 20) -> QuerySet[Thanks]:
    """Words of thanks for those whom a story shows: themselves alone read them."""
    mine = Shown.objects.filter(person__in=actor.person_ids).values("story")
    found = Thanks.objects.filter(story__in=mine).exclude(words="").select_related("story")
    return found.order_by("-at", "-pk")[:most]


def asked_of(actor: Actor) -> QuerySet[Shown]:
    """What somebody is asked, or has agreed to, about being shown."""
    mine = Shown.objects.filter(person__in=actor.person_ids)
    return mine.select_related("story__community").order_by("-asked_at", "-pk")[:20]
