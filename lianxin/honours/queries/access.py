"""The only doors to awards, stories, announcements and brands: absent and hidden refused alike."""

from typing import TypeVar

from django.db.models import Model, QuerySet

from lianxin.core.actor import DESK, Actor
from lianxin.core.errors import NotFound
from lianxin.honours.models import (
    Announcement,
    Attachment,
    Board,
    Brand,
    Nominee,
    Objection,
    Round,
    Shown,
    Story,
)
from lianxin.honours.rules.access import (
    announcements_visible_to,
    brands_visible_to,
    nominees_visible_to,
    rounds_visible_to,
    shown_visible_to,
)

Thing = TypeVar("Thing", bound=Model)
_TO_WHOM = ("community__subdistrict", "place", "team", "troupe", "council")


def _one(found: QuerySet[Thing], *, lock: bool) -> Thing:
    if thing := (found.select_for_update(of=("self",)) if lock else found).first():
        return thing
    raise NotFound


def rounds_for(actor: Actor) -> QuerySet[Round]:
    return Round.objects.filter(rounds_visible_to(actor)).select_related("community__subdistrict")


def round_for(actor: Actor, pk: int, *, lock: bool = False) -> Round:
    return _one(rounds_for(actor).filter(pk=pk), lock=lock)


def round_at(actor: Actor, slug: str, pk: int) -> Round:
    """A round as its community's page shows it."""
    return _one(rounds_for(actor).filter(pk=pk, community__slug=slug), lock=False)


def nominees_for(actor: Actor) -> QuerySet[Nominee]:
    found = Nominee.objects.filter(nominees_visible_to(actor))
    return found.select_related("round__community__subdistrict", "person__user")


def nominee_for(actor: Actor, pk: int, *, lock: bool = False) -> Nominee:
    return _one(nominees_for(actor).filter(pk=pk), lock=lock)


def nominee_by_token(token: str) -> Nominee:
    """Whoever has the link was proposed."""
    found = Nominee.objects.select_related("round__community__subdistrict", "person")
    return _one(found.filter(token=token), lock=False)


def objection_for(actor: Actor, pk: int, *, lock: bool = False) -> Objection:
    """At the desk."""
    found = Objection.objects.filter(round__community_id__in=actor.places(*DESK))
    return _one(found.select_related("round__community__subdistrict").filter(pk=pk), lock=lock)


def stories_at_desk(actor: Actor) -> QuerySet[Story]:
    found = Story.objects.filter(community_id__in=actor.places(*DESK))
    return found.select_related("community__subdistrict", "board", "teller__user", "photo")


def story_at_desk(actor: Actor, pk: int, *, lock: bool = False) -> Story:
    return _one(stories_at_desk(actor).filter(pk=pk), lock=lock)


def shown_for(actor: Actor, pk: int, *, lock: bool = False) -> Shown:
    found = Shown.objects.filter(shown_visible_to(actor))
    found = found.select_related("story__community__subdistrict", "story__board", "person__user")
    return _one(found.filter(pk=pk), lock=lock)


def shown_by_token(token: str) -> Shown:
    """Whoever has the link is the one shown."""
    found = Shown.objects.select_related("story__community__subdistrict", "story__board", "person")
    return _one(found.filter(token=token), lock=False)


def board_at_desk(actor: Actor, pk: int, *, lock: bool = False) -> Board:
    found = Board.objects.filter(community_id__in=actor.places(*DESK))
    return _one(found.select_related("community").filter(pk=pk), lock=lock)


def announcements_for(actor: Actor) -> QuerySet[Announcement]:
    found = Announcement.objects.filter(announcements_visible_to(actor))
    return found.select_related(*_TO_WHOM)


def announcement_for(actor: Actor, pk: int, *, lock: bool = False) -> Announcement:
    return _one(announcements_for(actor).filter(pk=pk), lock=lock)


def announcement_at(actor: Actor, slug: str, pk: int) -> Announcement:
    return _one(announcements_for(actor).filter(pk=pk, community__slug=slug), lock=False)


def attachment_at(actor: Actor, slug: str, key: object) -> Attachment:
    """A file of an announcement that the actor sees."""
    seen = announcements_for(actor).filter(community__slug=slug)
    return _one(Attachment.objects.filter(announcement__in=seen, key=key), lock=False)


def brand_for(actor: Actor, pk: int, *, lock: bool = False) -> Brand:
    found = Brand.objects.filter(brands_visible_to(actor)).select_related("community__subdistrict")
    return _one(found.filter(pk=pk), lock=lock)
