"""What is found of announcements, awards, the wall and brands."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxin.core.seeking import Finder, Search, Shot, at, on, pictured
from lianxin.honours.models import Announcement, Round, Story
from lianxin.honours.queries.access import announcements_for, rounds_for
from lianxin.honours.queries.brands import brands_of
from lianxin.honours.queries.wall import boards_of, photo_of, stories_on_wall


def _announcements(search: Search) -> QuerySet[Announcement]:
    return announcements_for(search.actor).filter(community_id=search.community_id)


def _rounds(search: Search) -> QuerySet[Round]:
    return rounds_for(search.actor).filter(community_id=search.community_id)


def _stories(search: Search) -> QuerySet[Story]:
    """On the wall today; those to be looked at wait on the desk's own page."""
    return stories_on_wall(search.community_id, today=search.today).prefetch_related(None)


def _shots(rows: Sequence[Story]) -> list[Shot]:
    """Only where nobody on it minds today."""
    photos = ((row, photo_of(row)) for row in rows)
    return [Shot(row.pk, photo, row.title) for row, photo in photos if photo]


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
        rows=lambda search: boards_of(search.community_id),
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
        moment="shown_at",
        shots=_shots,
        picture=pictured("honours:photo"),
    ),
    Finder(
        code="brands",
        label=_("品牌"),
        icon="flag",
        rank=134,
        rows=lambda search: brands_of(search.actor, search.community_id),
        desk=at("honours_desk:brand"),
        portal=at("honours:brand"),
        called=lambda brand: str(brand.name),
    ),
)
