"""What is found of announcements, awards, the wall and brands."""

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import Actor
from lianxin.core.seeking import Finder, at, on
from lianxin.honours.models import Announcement, Board, Brand, Round, Story
from lianxin.honours.queries.access import announcements_for, rounds_for
from lianxin.honours.rules.access import brands_visible_to, on_the_wall


def _announcements(actor: Actor, community_id: int) -> QuerySet[Announcement]:
    return announcements_for(actor).filter(community_id=community_id)


def _rounds(actor: Actor, community_id: int) -> QuerySet[Round]:
    return rounds_for(actor).filter(community_id=community_id)


def _boards(_actor: Actor, community_id: int) -> QuerySet[Board]:
    return Board.objects.filter(community_id=community_id, is_open=True)


def _stories(_actor: Actor, community_id: int) -> QuerySet[Story]:
    """On the wall; those to be looked at wait on the desk's own page."""
    found = Story.objects.filter(on_the_wall(), community_id=community_id, board__is_open=True)
    return found.select_related("board")


def _brands(actor: Actor, community_id: int) -> QuerySet[Brand]:
    return Brand.objects.filter(brands_visible_to(actor), community_id=community_id)


FINDERS = (
    Finder(
        code="announcements",
        label=_("公告"),
        icon="news",
        rank=130,
        rows=_announcements,
        fields=("title", "words"),
        desk=at("honours_desk:announcement"),
        portal=at("honours:announcement"),
        called=lambda announcement: str(announcement.title),
    ),
    Finder(
        code="awards",
        label=_("评选"),
        icon="thumb-up",
        rank=131,
        rows=_rounds,
        desk=at("honours_desk:award"),
        portal=at("honours:award"),
        called=lambda round_: str(round_.name),
        note=lambda round_: str(round_.get_state_display()),
    ),
    Finder(
        code="walls",
        label=_("善行善举墙"),
        icon="heart-handshake",
        rank=132,
        rows=_boards,
        desk=on("honours_desk:wall"),
        portal=on("honours:wall"),
        called=lambda board: str(board.name),
        order=("position", "pk"),
    ),
    Finder(
        code="stories",
        label=_("好人好事"),
        icon="heart-handshake",
        rank=133,
        rows=_stories,
        fields=("title",),
        desk=at("honours_desk:story"),
        portal=at("honours:story"),
        called=lambda story: str(story.title),
        note=lambda story: (
            f"{timezone.localtime(story.shown_at):%Y-%m-%d}" if story.shown_at else ""
        ),
        order=("-shown_at", "-pk"),
    ),
    Finder(
        code="brands",
        label=_("品牌"),
        icon="flag",
        rank=134,
        rows=_brands,
        desk=at("honours_desk:brand"),
        portal=at("honours:brand"),
        called=lambda brand: str(brand.name),
    ),
)
