"""A walk through an exhibition: what is to be seen, in order, and what comes before and after."""

import uuid
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.core.models import Upload
from lianxin.facilities.models import Exhibit, Room, Sound
from lianxin.facilities.rules.rooms import exhibits_visible_to, visible_to

IN_ORDER = ("position", "pk")


def exhibits_of(actor: Actor, room: Room) -> QuerySet[Exhibit]:
    seen = Exhibit.objects.filter(exhibits_visible_to(actor), room=room)
    return seen.select_related("picture", "sound").order_by(*IN_ORDER)


def exhibit_for(actor: Actor, pk: int, *, lock: bool = False) -> Exhibit:
    found = Exhibit.objects.filter(exhibits_visible_to(actor), pk=pk)
    found = found.select_related("room__community", "picture", "sound")
    if exhibit := (found.select_for_update(of=("self",)) if lock else found).first():
        return exhibit
    raise NotFound


def exhibit_by_code(actor: Actor, code: str) -> Exhibit:
    found = Exhibit.objects.filter(exhibits_visible_to(actor), code=code)
    if exhibit := found.select_related("room__community").first():
        return exhibit
    raise NotFound


@dataclass(frozen=True, slots=True)
class Stop:
    """One thing on the walk, and where one goes from it."""

    exhibit: Exhibit
    number: int
    total: int
    previous: Exhibit | None
    next: Exhibit | None


def stop(actor: Actor, room: Room, pk: int) -> Stop:
    every = list(exhibits_of(actor, room))
    for index, exhibit in enumerate(every):
        if exhibit.pk == pk:
            before = every[index - 1] if index else None
            after = every[index + 1] if index + 1 < len(every) else None
            return Stop(exhibit, index + 1, len(every), before, after)
    raise NotFound


def picture_for(actor: Actor, slug: str, key: uuid.UUID) -> Upload:
    """A picture of a place, or of what hangs there, to whoever sees that."""
    rooms = Room.objects.filter(visible_to(actor), community__slug=slug, cover__isnull=False)
    hung = Exhibit.objects.filter(
        exhibits_visible_to(actor), community__slug=slug, picture__isnull=False
    )
    known = Q(pk__in=rooms.values("cover")) | Q(pk__in=hung.values("picture"))
    if found := Upload.objects.filter(known, key=key).first():
        return found
    raise NotFound


def sound_for(actor: Actor, slug: str, key: uuid.UUID) -> Sound:
    heard = Exhibit.objects.filter(
        exhibits_visible_to(actor), community__slug=slug, sound__key=key
    ).select_related("sound")
    found = heard.first()
    if found is None or found.sound is None:
        raise NotFound
    return found.sound
